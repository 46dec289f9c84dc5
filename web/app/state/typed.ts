import { createStore } from "zustand/vanilla";
import { createAsker, type Remote } from "./remote.ts";

/** Milliseconds of rest in typing before the server is asked. */
const REST = 120;

export interface TypedState<Answer> {
  /** Null while nobody types. */
  text: string | null;
  /** The last answer, and the text that it answers: while one types on, not the text that stands there now. Null where nothing is asked. */
  answer: { to: string; is: Remote<Answer> } | null;
}

/** A field that is answered while one types. @param find asked when the typing rests */
export function createTyped<Answer>(find: (text: string, signal: AbortSignal) => Promise<Answer>) {
  const store = createStore<TypedState<Answer>>()(() => ({ text: null, answer: null }));
  const { getState, setState } = store;
  const asker = createAsker();
  let rest: ReturnType<typeof setTimeout> | undefined;

  const ask = () => {
    const { text } = getState();
    if (text === null) return;
    void asker.ask(
      (signal) => find(text, signal),
      // What was found before stays in view until the new answer is here.
      (is) => setState((old) => (is.state === "waiting" && old.answer ? old : { answer: { to: text, is } })),
    );
  };
  return {
    store,
    ask,
    /** Null: nobody types any more, and nothing is looked for. */
    type(text: string | null) {
      clearTimeout(rest);
      if (text === getState().text) return;
      setState({ text });
      if (text === null) {
        asker.silence();
        setState({ answer: null });
      } else rest = setTimeout(ask, text === "" ? 0 : REST);
    },
    /** The answer to the text that stands there now, as soon as it is here; null where it fails, or one types on before. */
    settled(): Promise<Answer | null> {
      const { text } = getState();
      return new Promise((resolve) => {
        const look = () => {
          const { text: now, answer } = getState();
          if (now !== text || now === null) resolve(null);
          else if (answer?.to !== text || answer.is.state === "waiting") return false;
          else resolve(answer.is.state === "ready" ? answer.is.value : null);
          return true;
        };
        if (look()) return;
        const leave = store.subscribe(() => look() && leave());
      });
    },
  };
}
