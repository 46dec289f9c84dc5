import type { Benchmark } from "./benchmark.ts";
import { exporting } from "./exporting.ts";
import { extraction, extractionProcess } from "./extraction.ts";
import { ingesting } from "./ingesting.ts";
import { largeGraph, neo4jGraph } from "./large-graph.ts";
import { neo4jWriters } from "./neo4j-writers.ts";
import { storeNeighbourhood } from "./store-reading.ts";
import { storeWriting } from "./store-writing.ts";
import { web } from "./web/web.ts";

/** Every benchmark, in the order of the table. */
export const BENCHMARKS: readonly Benchmark[] = [
  extraction,
  extractionProcess,
  ingesting,
  storeWriting,
  storeNeighbourhood,
  exporting,
  neo4jWriters,
  largeGraph,
  neo4jGraph,
  web,
];
