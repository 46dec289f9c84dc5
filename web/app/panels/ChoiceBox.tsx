import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { LONGEST_SEARCH } from "#schema/searching.ts";
import { createTyped } from "../state/typed.ts";

interface Props<Option> {
  label: string;
  placeholder: string;
  /** What is chosen, in words; empty where nothing is. */
  chosen: string;
  /** What is offered for the words typed, none of them for everything. */
  find: (text: string, signal: AbortSignal) => Promise<readonly Option[]>;
  keyOf: (option: Option) => string;
  line: (option: Option) => ReactNode;
  /** Null: what was chosen is taken back. */
  choose: (option: Option | null) => void;
  /** What to say where nothing is found. */
  nothing: string;
}

/** A field with completion (WAI-ARIA combobox). Leaving it without a choice brings back what was chosen before. */
export function ChoiceBox<Option>({
  label,
  placeholder,
  chosen,
  find,
  keyOf,
  line,
  choose,
  nothing,
}: Props<Option>) {
  const typed = useTyped(find);
  const { text, answer } = useStore(typed.store);
  const [active, setActive] = useState(0);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const found = answer?.is.state === "ready" ? answer.is.value : [];
  const isOpen = text !== null && found.length > 0;
  // What is in view may answer what stood there before.
  const isCurrent = answer?.to === text;

  const type = (words: string) => {
    setActive(0);
    typed.type(words);
  };
  const open = () => {
    if (text === null) type("");
  };
  const take = (option: Option | null) => {
    typed.type(null);
    choose(option);
  };
  /** The active one of what is offered for the text as it stands; where that is not here yet, the first of it once it is. */
  const takeActive = async () => {
    const option = (await typed.settled())?.[isCurrent ? active : 0];
    if (option !== undefined) take(option);
  };
  const walk = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === "ArrowDown" && text === null) open();
    else if (event.key === "ArrowDown" && isCurrent) setActive(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp" && isOpen && isCurrent) setActive(active <= 0 ? last : active - 1);
    else if (event.key === "Enter" && text !== null) void takeActive();
    else if (event.key === "Escape" && text !== null) typed.type(null);
    else return;
    event.preventDefault();
  };

  return (
    <div className="choice-box">
      <label htmlFor={`${list}-input`}>{label}</label>
      <input
        ref={input}
        id={`${list}-input`}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${list}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        className={chosen === "" ? undefined : "chosen"}
        placeholder={chosen === "" ? placeholder : chosen}
        value={text ?? chosen}
        onClick={open}
        maxLength={LONGEST_SEARCH}
        onChange={({ target }) => type(target.value)}
        onKeyDown={walk}
        onBlur={() => typed.type(null)}
      />
      {chosen !== "" && (
        <button
          type="button"
          className="clear"
          aria-label={`${label}: anything`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            take(null);
            input.current?.focus();
          }}
        >
          ×
        </button>
      )}
      {isOpen && (
        <div id={list} className="found" role="listbox" aria-label={label}>
          {found.map((option, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={keyOf(option)}
              id={`${list}-${place}`}
              ref={(row) => {
                if (place === active) row?.scrollIntoView({ block: "nearest" });
              }}
              role="option"
              aria-selected={place === active}
              // The field would lose the focus, and with it what is shown, before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              {line(option)}
            </div>
          ))}
        </div>
      )}
      {text !== null && answer?.is.state === "failed" && (
        <p className="found message" role="alert">
          {answer.is.reason}
        </p>
      )}
      {text && answer?.is.state === "ready" && found.length === 0 && (
        <p className="found message" role="status">
          {nothing}
        </p>
      )}
    </div>
  );
}

/** A field that asks again when what it asks of changes under it. */
function useTyped<Option>(find: Props<Option>["find"]) {
  const newest = useRef(find);
  const [typed] = useState(() =>
    createTyped((text: string, signal: AbortSignal) => newest.current(text, signal)),
  );
  useEffect(() => {
    newest.current = find;
    typed.ask();
  }, [typed, find]);
  return typed;
}
