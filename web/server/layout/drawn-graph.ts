import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Drawings, GraphReader } from "#data/store/store.ts";
import type { Graph } from "#schema/api.ts";
import { type CompactGraph, compact } from "#schema/compact.ts";
import { type Places, startOf, taskOf } from "./layout.ts";

/** The whole graph with the places of its nodes, which are worked out beside the server whenever the graph has changed, and kept in the store. */
export class DrawnGraph {
  readonly #store: GraphReader & Drawings;
  readonly #report: (error: Error) => void;
  #worker: Worker | null = null;
  /** The last answer with all places worked out, and its graph: a store that remembers that gives the very same object. */
  #last: { graph: Graph; answer: CompactGraph } | null = null;
  /** Until the layout that is under way has ended, and what it found is kept. */
  #end: Promise<void> = Promise.resolve();

  /** @param report told where a layout fails; the graph is answered without it */
  constructor(store: GraphReader & Drawings, report: (error: Error) => void) {
    this.#store = store;
    this.#report = report;
  }

  /** The graph as it is now, with the newest places there are: newcomers stand beside those they are tied to until they are laid out. */
  async read(): Promise<CompactGraph> {
    const graph = await this.#store.graph();
    if (this.#last?.graph === graph) return this.#last.answer;
    const kept = await this.#store.drawing();
    const hash = hashOf(graph);
    if (kept?.graph === hash) {
      const answer = compact(graph, kept.places, true);
      this.#last = { graph, answer };
      return answer;
    }
    if (graph.nodes.length === 0) return compact(graph, {}, true);
    const before = kept?.places ?? null;
    this.#layOut(graph, hash, before);
    return compact(graph, before && startOf(taskOf(graph, before)), false);
  }

  /** The places worked out for the graph as it is now, or was when a layout began that is under way; null where the layout fails. */
  async places(): Promise<Places | null> {
    await this.read();
    await this.#end;
    return (await this.#store.drawing())?.places ?? null;
  }

  /** Ends a layout that is under way. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #layOut(graph: Graph, hash: string, before: Places | null): void {
    // One at a time: what changed meanwhile is laid out when the graph is next asked for.
    if (this.#worker !== null) return;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: taskOf(graph, before),
    });
    this.#worker = worker;
    worker.unref();
    let kept = Promise.resolve();
    worker.once("message", (places: Places) => {
      kept = this.#store.keepDrawing({ graph: hash, places }).catch(this.#report);
    });
    worker.once("error", this.#report);
    this.#end = new Promise((resolve) => {
      worker.once("exit", () => {
        this.#worker = null;
        resolve(kept);
      });
    });
  }
}

/** Tells graphs apart whose nodes or edges are others. */
function hashOf({ nodes, edges }: Graph): string {
  const hash = createHash("sha256");
  for (const { id } of nodes) hash.update(`${JSON.stringify(id)}\n`);
  for (const { id } of edges) hash.update(`${JSON.stringify(id)}\n`);
  return hash.digest("hex");
}
