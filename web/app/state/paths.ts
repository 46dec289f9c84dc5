import { createStore } from "zustand/vanilla";
import type { EntityRef } from "#schema/api.ts";
import type { Chain } from "#schema/exploring.ts";
import type { Asking, NamelessQuestion } from "../api/asking.ts";
import { createAsker, type Remote } from "./remote.ts";

export interface PathsState {
  open: boolean;
  from: EntityRef | null;
  to: EntityRef | null;
  /** Null until they are asked for. */
  chains: Remote<readonly Chain[]> | null;
}

export type Paths = ReturnType<typeof createPaths>;

/** The search for chains between two entities. */
export function createPaths(asking: Pick<Asking, "chains">) {
  const store = createStore<PathsState>()(() => ({ open: false, from: null, to: null, chains: null }));
  const asker = createAsker();
  return {
    store,
    /** Opens the search, with ends where some are given. */
    open(ends: { from?: EntityRef; to?: EntityRef } = {}) {
      store.setState(Object.keys(ends).length > 0 ? { ...ends, open: true, chains: null } : { open: true });
    },
    close() {
      asker.silence();
      store.setState({ open: false });
    },
    /** What was found for other ends is forgotten. */
    setEnds(ends: { from?: EntityRef | null; to?: EntityRef | null }) {
      asker.silence();
      store.setState({ ...ends, chains: null });
    },
    find(filter: NamelessQuestion) {
      const { from, to } = store.getState();
      if (from === null || to === null) return;
      void asker.ask(
        (signal) => asking.chains(from.id, to.id, filter, signal),
        (chains) => store.setState({ chains }),
      );
    },
  };
}
