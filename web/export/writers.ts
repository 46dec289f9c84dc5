import type { FormatName } from "./formats.ts";
import type { Write } from "./subgraph.ts";

/** How a format is written: its file, and those that lie beside it, in the order of `Format.beside`. */
export interface Writer {
  write: Write;
  beside: Write[];
}

/** A format's writer, loaded when it is wanted. */
export const WRITERS: Partial<Record<FormatName, () => Promise<Writer>>> = {
  gexf: async () => alone((await import("./gexf-writer.ts")).writeGexf),
  graphml: async () => alone((await import("./graphml.ts")).writeGraphml),
  json: async () => alone((await import("./node-link.ts")).writeJson),
};

function alone(write: Write): Writer {
  return { write, beside: [] };
}
