import type { SearchResult } from "#schema/api.ts";
import type { Api } from "../api/client.ts";
import { createTyped } from "./typed.ts";

export type Search = ReturnType<typeof createSearch>;

/** The search box: what is typed, and what was found for it; null for nothing but spaces. */
export function createSearch(api: Pick<Api, "search">) {
  const typed = createTyped<SearchResult | null>(async (text, signal) =>
    text.trim() === "" ? null : await api.search(text.trim(), signal),
  );
  return {
    ...typed,
    /** Asks again for what is in sight, after the store has changed. */
    renew() {
      if (typed.store.getState().answer !== null) typed.ask();
    },
  };
}
