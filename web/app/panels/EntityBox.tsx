import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import type { EntityHit, EntityRef } from "#schema/api.ts";
import { counted } from "#web/export/words.ts";
import { createAsker, type Remote } from "../state/remote.ts";
import { KindIcon } from "./KindIcon.tsx";

/** Milliseconds of rest in typing before the server is asked. */
const REST = 120;

interface Props {
  label: string;
  value: EntityRef | null;
  choose: (entity: EntityRef | null) => void;
  complete: (text: string, signal: AbortSignal) => Promise<EntityHit[]>;
}

/** A field for an entity, with completion from the store. Leaving it without a choice brings back what was chosen before. */
export function EntityBox({ label, value, choose, complete }: Props) {
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const hits = useCompletion(text, complete);
  const list = useId();
  const found = hits?.state === "ready" ? hits.value : [];
  const isOpen = text !== null && found.length > 0;

  const take = (entity: EntityRef | null) => {
    setText(null);
    choose(entity);
  };
  const walk = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === "ArrowDown") {
      if (text === null) setText(value?.name ?? "");
      else setActive(active >= last ? 0 : active + 1);
    } else if (event.key === "ArrowUp" && isOpen) setActive(active <= 0 ? last : active - 1);
    else if (event.key === "Enter" && isOpen) take(found[active] ?? null);
    else if (event.key === "Escape" && text !== null) setText(null);
    else return;
    event.preventDefault();
  };

  return (
    <div className="entity-box">
      <label htmlFor={`${list}-input`}>{label}</label>
      <input
        id={`${list}-input`}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Anyone"
        value={text ?? value?.name ?? ""}
        onChange={({ target }) => {
          setActive(0);
          setText(target.value);
          if (target.value === "") choose(null);
        }}
        onKeyDown={walk}
        onBlur={() => setText(null)}
      />
      {isOpen && (
        <div id={list} className="found" role="listbox" aria-label={label}>
          {found.map((entity, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={entity.id}
              id={`${list}-${place}`}
              role="option"
              aria-selected={place === active}
              // The field would lose the focus, and with it what is shown, before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(entity)}
            >
              <KindIcon kind={entity.kind} />
              <span className="name">{entity.name}</span>
              {entity.found !== entity.name && <span className="detail">“{entity.found}”</span>}
              <span className="count">{counted(entity.claims, "claim")}</span>
            </div>
          ))}
        </div>
      )}
      {hits?.state === "failed" && <p role="alert">{hits.reason}</p>}
      {text && hits?.state === "ready" && found.length === 0 && (
        <p role="status">No entity has a name that begins so.</p>
      )}
    </div>
  );
}

function useCompletion(text: string | null, complete: Props["complete"]): Remote<EntityHit[]> | null {
  const [hits, setHits] = useState<Remote<EntityHit[]> | null>(null);
  const asker = useMemo(createAsker, []);
  useEffect(() => {
    if (text === null) {
      asker.silence();
      setHits(null);
      return;
    }
    const rest = setTimeout(() => {
      void asker.ask(
        (signal) => complete(text, signal),
        (answer) => setHits((old) => (answer.state === "waiting" ? old : answer)),
      );
    }, REST);
    return () => clearTimeout(rest);
  }, [asker, text, complete]);
  return hits;
}
