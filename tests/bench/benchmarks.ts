import type { Benchmark } from "./benchmark.ts";
import { extraction, extractionProcess } from "./extraction.ts";
import { largeGraph, neo4jGraph } from "./large-graph.ts";
import { neo4jWriters } from "./neo4j-writers.ts";
import { storeNeighbourhood } from "./store-reading.ts";
import { storeWriting } from "./store-writing.ts";

/** Every benchmark, in the order of the table. */
export const BENCHMARKS: readonly Benchmark[] = [
  extraction,
  extractionProcess,
  storeWriting,
  storeNeighbourhood,
  neo4jWriters,
  largeGraph,
  neo4jGraph,
];
