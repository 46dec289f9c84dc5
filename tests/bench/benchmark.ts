/** One line of the table: what was measured, and what was wanted where something was. */
export interface Figure {
  what: string;
  /** With its unit. */
  found: string;
  wanted?: string;
  /** Whether what was wanted is so. */
  holds?: boolean;
}

/** A benchmark is a file of this folder and a line in benchmarks.ts. */
export interface Benchmark {
  name: string;
  run(): Promise<Figure[]>;
}

/** The time of one run in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * The processor time that one run takes in this process, in milliseconds: what others do on the machine does not count.
 * The work holds the thread; of an idle wait nothing is counted.
 */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The median time of some runs in milliseconds, after one that does not count. */
export async function medianOf(inputs: readonly (() => unknown)[]): Promise<number> {
  await inputs[0]!();
  const times: number[] = [];
  for (const work of inputs) times.push(await timed(work));
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

export function milliseconds(time: number): string {
  return `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
