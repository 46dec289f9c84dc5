import { useStore } from "zustand";
import { usePage } from "../state/binding.ts";

export function ThemeToggle() {
  const { theme } = usePage();
  const { theme: shown } = useStore(theme.store);
  const other = shown === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="plain icon"
      onClick={theme.toggle}
      aria-label={`Switch to ${other} colours`}
      title={`Switch to ${other} colours`}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 2.75 a7.25 7.25 0 0 1 0 14.5 z" fill="currentColor" />
      </svg>
    </button>
  );
}
