const files = import.meta.glob<string>("../../../node_modules/country-flag-icons/1x1/??.svg", {
  query: "?url",
  import: "default",
  eager: true,
});

/** Addresses of the bundled flags by ISO 3166-1 alpha-2 code; a module of its own, so that only a page that shows a state loads the list. */
export const FLAG_FILES: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, file]) => [path.slice(-6, -4), file]),
);
