import type { Benchmark } from "./benchmark.ts";
import { storeWriting } from "./store-writing.ts";

/** Every benchmark, in the order of the table. */
export const BENCHMARKS: readonly Benchmark[] = [storeWriting];
