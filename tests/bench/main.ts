import type { Figure } from "./benchmark.ts";
import { BENCHMARKS } from "./benchmarks.ts";

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !BENCHMARKS.some((one) => one.name === name));
if (unknown !== undefined) {
  const names = BENCHMARKS.map(({ name }) => name).join(", ");
  process.stderr.write(`There is no benchmark "${unknown}": name some of ${names}, or none for all.\n`);
  process.exit(1);
}

const figures: Figure[] = [];
for (const benchmark of BENCHMARKS) {
  if (chosen.length > 0 && !chosen.includes(benchmark.name)) continue;
  process.stderr.write(`${benchmark.name}…\n`);
  figures.push(...(await benchmark.run()));
}

const rows = figures.map(({ what, found, wanted, holds }) => [
  what,
  found,
  wanted ?? "",
  holds === undefined ? "" : holds ? "yes" : "NO",
]);
const table = [["measured", "found", "wanted", "holds"], ...rows];
const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
for (const row of table)
  process.stdout.write(
    `${row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd()}\n`,
  );
