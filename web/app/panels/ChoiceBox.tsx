import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useState } from "react";
import { createAsker, type Remote } from "../state/remote.ts";

/** Milliseconds of rest in typing before completions are asked for. */
const REST = 120;

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
  const [text, setText] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const options = useOptions(text, find);
  const list = useId();
  const found = options?.state === "ready" ? options.value : [];
  const isOpen = text !== null && found.length > 0;

  const open = () => {
    if (text !== null) return;
    setActive(0);
    setText("");
  };
  const take = (option: Option | null) => {
    setText(null);
    choose(option);
  };
  const walk = (event: KeyboardEvent) => {
    const last = found.length - 1;
    if (event.key === "ArrowDown" && text === null) open();
    else if (event.key === "ArrowDown") setActive(active >= last ? 0 : active + 1);
    else if (event.key === "ArrowUp" && isOpen) setActive(active <= 0 ? last : active - 1);
    else if (event.key === "Enter" && isOpen && found[active] !== undefined) take(found[active]);
    else if (event.key === "Escape" && text !== null) setText(null);
    else return;
    event.preventDefault();
  };

  return (
    <div className="choice-box">
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
        className={chosen === "" ? undefined : "chosen"}
        placeholder={chosen === "" ? placeholder : chosen}
        value={text ?? chosen}
        onClick={open}
        onChange={({ target }) => {
          setActive(0);
          setText(target.value);
        }}
        onKeyDown={walk}
        onBlur={() => setText(null)}
      />
      {chosen !== "" && (
        <button
          type="button"
          className="clear"
          aria-label={`${label}: anything`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(null)}
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
      {text !== null && options?.state === "failed" && (
        <p className="found message" role="alert">
          {options.reason}
        </p>
      )}
      {text && options?.state === "ready" && found.length === 0 && (
        <p className="found message" role="status">
          {nothing}
        </p>
      )}
    </div>
  );
}

function useOptions<Option>(
  text: string | null,
  find: Props<Option>["find"],
): Remote<readonly Option[]> | null {
  const [options, setOptions] = useState<Remote<readonly Option[]> | null>(null);
  const asker = useMemo(createAsker, []);
  useEffect(() => {
    if (text === null) {
      asker.silence();
      setOptions(null);
      return;
    }
    const ask = () =>
      void asker.ask(
        (signal) => find(text, signal),
        (answer) => setOptions((old) => (answer.state === "waiting" ? old : answer)),
      );
    const rest = setTimeout(ask, text === "" ? 0 : REST);
    return () => clearTimeout(rest);
  }, [asker, text, find]);
  return options;
}
