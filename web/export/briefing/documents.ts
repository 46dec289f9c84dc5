import { Worker } from "node:worker_threads";
import { subgraphPicture } from "../picture/subgraph-picture.ts";
import type { Chunk, Subgraph, WriteOptions } from "../subgraph.ts";
import type { Task } from "./documents.worker.ts";
import { drawn } from "./lettering.ts";
import { briefingOf, isWide } from "./model.ts";

/** A briefing as a document of Word. */
export async function* writeDocx(subgraph: Subgraph, options: WriteOptions = {}): AsyncGenerator<Chunk> {
  yield* made({ format: "docx", briefing: await briefingOf(subgraph, options) });
}

/** A briefing as PDF; its picture holds only what the bundled fonts can draw. */
export async function* writePdf(subgraph: Subgraph, options: WriteOptions = {}): AsyncGenerator<Chunk> {
  const entities = subgraph.entities.map((entity) => ({ ...entity, name: drawn(entity.name) }));
  const picture = subgraphPicture({ ...subgraph, entities }, { ...options, alone: false });
  yield* made({
    format: "pdf",
    briefing: { ...(await briefingOf(subgraph, options)), picture, isWide: isWide(picture) },
  });
}

/** Made in a thread of its own: a long briefing takes many seconds, in which a server has others to answer. */
async function* made(task: Task): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL("./documents.worker.ts", import.meta.url), { workerData: task });
  try {
    yield await new Promise<Uint8Array>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
  } finally {
    await worker.terminate();
  }
}
