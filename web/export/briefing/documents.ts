import { Worker } from "node:worker_threads";
import type { Chunk, Subgraph, WriteOptions } from "../subgraph.ts";
import type { Task } from "./documents.worker.ts";
import { briefingOf } from "./model.ts";

/** A briefing as a document of Word. */
export async function* writeDocx(subgraph: Subgraph, options: WriteOptions = {}): AsyncGenerator<Chunk> {
  yield* made({ format: "docx", briefing: await briefingOf(subgraph, options) }, options.signal);
}

/** A briefing as PDF. */
export async function* writePdf(subgraph: Subgraph, options: WriteOptions = {}): AsyncGenerator<Chunk> {
  yield* made({ format: "pdf", briefing: await briefingOf(subgraph, options) }, options.signal);
}

/** Made in a thread of its own, which ends with the signal: a long briefing takes many seconds, in which a server has others to answer. */
async function* made(task: Task, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./documents.worker.ts", import.meta.url), { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const stop = () => reject(signal!.reason);
  worker.once("message", resolve);
  worker.once("error", reject);
  // A generator that waits cannot be told to return: whoever goes away is heard here.
  signal?.addEventListener("abort", stop);
  try {
    yield await promise;
  } finally {
    signal?.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
