import { createStore } from "zustand/vanilla";
import type { SearchResult } from "#schema/api.ts";
import type { Api } from "../api/client.ts";
import { createAsker, type Remote } from "./remote.ts";

/** Milliseconds of rest in typing before the server is asked. */
const REST = 120;

export interface SearchState {
  query: string;
  result: Remote<SearchResult> | null;
}

export type Search = ReturnType<typeof createSearch>;

/** The search box: what is typed, and what was found for it. */
export function createSearch(api: Api) {
  const store = createStore<SearchState>()(() => ({ query: "", result: null }));
  const asker = createAsker();
  let rest: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    const query = store.getState().query.trim();
    void asker.ask(
      (signal) => api.search(query, signal),
      // What was found before stays in view until the new answer is here.
      (result) =>
        store.setState((old) => (result.state === "waiting" && old.result ? old : { ...old, result })),
    );
  };
  return {
    store,
    type(query: string) {
      clearTimeout(rest);
      if (query.trim() === "") {
        asker.silence();
        store.setState({ query, result: null });
        return;
      }
      store.setState({ query });
      rest = setTimeout(ask, REST);
    },
    retry: ask,
    /** Asks again for what is in sight, after the store has changed. */
    renew() {
      if (store.getState().result !== null) ask();
    },
  };
}
