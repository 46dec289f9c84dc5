import type { Figure } from "./benchmark.ts";

/** Figures as a table, a line each, columns aligned by spaces. */
export function printed(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, found, wanted, holds }) => [
    what,
    found,
    wanted ?? "",
    holds === undefined ? "" : holds ? "yes" : "NO",
  ]);
  const table = [["measured", "found", "wanted", "holds"], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
