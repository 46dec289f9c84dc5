import { Worker } from "node:worker_threads";
import { readSource, type Source } from "../document.ts";
import type { Listed } from "../feed/feed.ts";
import { explain } from "../problem.ts";
import type { Outcome } from "../reading.ts";
import { type Limits, processorTime } from "./limits.ts";

/** What is in a document: an article, the articles that a feed tells of, or what is wrong with it. */
export type Contents = Outcome | { entries: Listed[] };

/** What a reading process answers to a source; after it, it may want to be replaced by a fresh one. */
export interface Answer {
  contents: Contents;
  isSpent: boolean;
}

/** What a document has left in memory counts against the next: with this part of the limit taken, the process has done its work. */
const SPENT = 0.5;

const limits = JSON.parse(process.argv[2]!) as Limits;
const begun = new Float64Array(new SharedArrayBuffer(16));
new Worker(new URL("./watchdog.ts", import.meta.url), { workerData: { begun, limits } }).unref();

// Ctrl-C goes to every process of a terminal; this one ends when its parent leaves it.
process.on("SIGINT", () => undefined);
// A parser may drop a promise that fails; the one that is awaited tells what is wrong.
process.on("unhandledRejection", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", async (source: Source) => {
  begun[1] = processorTime();
  begun[0] = Date.now();
  const contents = await attempt(source);
  begun[0] = 0;
  const isSpent = process.memoryUsage.rss() > limits.megabytes * SPENT * 1_000_000;
  process.send!({ contents, isSpent } satisfies Answer);
});

async function attempt(source: Source): Promise<Contents> {
  try {
    const read = await readSource(source);
    return Array.isArray(read) ? { entries: read } : { article: read };
  } catch (error) {
    return { problem: explain(error) };
  }
}
