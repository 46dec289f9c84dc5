import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Explorer } from "./explorer.ts";
import type { Intake, IntakeState } from "./intake.ts";
import type { ExplorerState } from "./loading.ts";
import type { Search } from "./search.ts";
import type { ThemeChoice } from "./theme.ts";

/** The state that panels read and change. */
export interface PageState {
  explorer: Explorer;
  search: Search;
  theme: ThemeChoice;
  intake: Intake;
}

export const PageStateContext = createContext<PageState | null>(null);

/** @throws {Error} outside the page's provider. */
export function usePage(): PageState {
  const page = useContext(PageStateContext);
  if (page === null) throw new Error("usePage: no page state; wrap the panel in PageStateContext.");
  return page;
}

export function useExplorer<Slice>(pick: (state: ExplorerState) => Slice): Slice {
  return useStore(usePage().explorer.store, pick);
}

export function useIntake<Slice>(pick: (state: IntakeState) => Slice): Slice {
  return useStore(usePage().intake.store, pick);
}
