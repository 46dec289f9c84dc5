import { createStore } from "zustand/vanilla";

export type Theme = "light" | "dark";

const KEY = "demarche-theme";

export type ThemeChoice = ReturnType<typeof createTheme>;

/** Light or dark: as the system says, until the reader chooses; the choice is kept for the next visit where the browser allows it. */
export function createTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const ofSystem = (): Theme => (system.matches ? "dark" : "light");
  const stored = remembered();
  const store = createStore<{ theme: Theme; chosen: boolean }>()(() => ({
    theme: stored ?? ofSystem(),
    chosen: stored !== null,
  }));
  const apply = ({ theme }: { theme: Theme }) => {
    document.documentElement.dataset.theme = theme;
  };
  apply(store.getState());
  store.subscribe(apply);
  system.addEventListener("change", () => {
    if (!store.getState().chosen) store.setState({ theme: ofSystem() });
  });
  return {
    store,
    toggle() {
      const theme = store.getState().theme === "dark" ? "light" : "dark";
      remember(theme);
      store.setState({ theme, chosen: true });
    },
  };
}

function remembered(): Theme | null {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : null;
  } catch {
    return null; // Storage is blocked: the system's choice holds.
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is blocked: the choice lasts for this visit.
  }
}
