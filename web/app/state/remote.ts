/** Something asked of the server: still awaited, here, or not to be had, with the reason in a sentence for the reader. */
export type Remote<Value> =
  | { state: "waiting" }
  | { state: "ready"; value: Value }
  | { state: "failed"; reason: string };

export const WAITING: Remote<never> = { state: "waiting" };

/** Asks, and reports each state to `set`. A later call of the same asker silences the earlier one, so that answers never overtake. */
export function createAsker() {
  let current = new AbortController();
  return {
    async ask<Value>(
      question: (signal: AbortSignal) => Promise<Value>,
      set: (answer: Remote<Value>) => void,
    ) {
      current.abort();
      current = new AbortController();
      const { signal } = current;
      set(WAITING);
      try {
        const value = await question(signal);
        if (!signal.aborted) set({ state: "ready", value });
      } catch (error) {
        if (!signal.aborted)
          set({ state: "failed", reason: error instanceof Error ? error.message : String(error) });
      }
    },
    silence() {
      current.abort();
    },
  };
}
