import type { Benchmark } from "./benchmark.ts";
import { exporting } from "./exporting.ts";
import { extraction, extractionProcess } from "./extraction.ts";
import { ingesting } from "./ingesting.ts";
import { largeGraph, neo4jGraph } from "./large-graph.ts";
import { neo4jWriters } from "./neo4j-writers.ts";
import { storeNeighbourhood } from "./store-reading.ts";
import { storeWriting } from "./store-writing.ts";
import { WEB } from "./web/web.ts";

/** Every benchmark, in the order of the table. */
const BENCHMARKS: readonly Benchmark[] = [
  extraction,
  extractionProcess,
  ingesting,
  storeWriting,
  storeNeighbourhood,
  exporting,
  neo4jWriters,
  largeGraph,
  neo4jGraph,
  ...WEB,
];

/**
 * The benchmarks that are named: all for none. "web" alone is all of the page; of "web paint pan" only what is named.
 * @returns what is wrong with the names, for whoever gave them, where something is
 */
export function chosenOf([first, ...others]: readonly string[]): {
  chosen: readonly Benchmark[];
  problem: string | null;
} {
  if (first === undefined) return { chosen: BENCHMARKS, problem: null };
  const isWeb = first === "web";
  const among = isWeb ? WEB : BENCHMARKS;
  const names = isWeb ? others.map((name) => `web ${name}`) : [first, ...others];
  const unknown = names.find((name) => !among.some((one) => one.name === name));
  const known = among.map(({ name }) => name).join(", ");
  return {
    chosen: names.length === 0 ? among : among.filter(({ name }) => names.includes(name)),
    problem:
      unknown === undefined
        ? null
        : `There is no benchmark "${unknown}": name some of ${known}, or none for all.`,
  };
}
