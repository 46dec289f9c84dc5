import type { View } from "#schema/exploring.ts";
import type { Api } from "#web/app/api/client.ts";
import { createExplorer } from "#web/app/state/explorer.ts";

export const EMPTY: View = {
  nodes: [],
  edges: [],
  shown: { entities: 0, relations: 0, claims: 0 },
  total: { entities: 0, relations: 0, claims: 0 },
};

/** A browser's history of addresses, and the page's state above it; what is asked of the server stays without an answer but for `answers`. */
export function visited(query = "", answers: Partial<Api> = {}) {
  const history = [query];
  let at = 0;
  let told = () => {};
  const api = new Proxy(answers as Api, {
    get: (given, name: keyof Api) => given[name] ?? (() => new Promise(() => {})),
  });
  const explorer = createExplorer(api, {
    query: () => history[at] ?? "",
    go: (next) => history.splice(++at, history.length, next),
    onMove: (listen) => {
      told = listen;
    },
  });
  const go = (by: number) => {
    at += by;
    told();
  };
  const depth = () => {
    const { past, future } = explorer.store.getState().visit;
    return [past.length, future.length];
  };
  return { explorer, history, at: () => history[at], back: () => go(-1), forward: () => go(1), depth };
}
