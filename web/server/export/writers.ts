import { cypherScript } from "#data/store/neo4j/script.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { FormatName } from "#web/export/formats.ts";
import { provenanceLines } from "#web/export/provenance.ts";
import type { Subgraph, Write } from "#web/export/subgraph.ts";

/** How a format is written: its file, and those that lie beside it, in the order of `Format.beside`. */
export interface Writer {
  write: Write;
  beside: Write[];
}

/** A format's writer, loaded when it is wanted. */
export const WRITERS: Record<FormatName, () => Promise<Writer>> = {
  docx: async () => alone((await import("#web/export/briefing/documents.ts")).writeDocx),
  pdf: async () => alone((await import("#web/export/briefing/documents.ts")).writePdf),
  html: async () => alone((await import("#web/export/briefing/html.ts")).writeHtml),
  svg: async () => alone((await import("#web/export/picture/subgraph-picture.ts")).writeSvg),
  png: async () => alone((await import("#web/export/picture/png.ts")).writePng),
  gexf: async () => alone((await import("#web/export/gexf.ts")).writeGexf),
  graphml: async () => alone((await import("#web/export/graphml.ts")).writeGraphml),
  json: async () => alone((await import("#web/export/json.ts")).writeJson),
  csv: async () => {
    const { writeClaims, writeEntities, writeRelations } = await import("#web/export/csv.ts");
    return { write: writeClaims, beside: [writeEntities, writeRelations] };
  },
  cypher: async () => alone(writeCypher),
  jsonld: async () => alone((await import("#web/export/jsonld.ts")).writeJsonld),
};

function alone(write: Write): Writer {
  return { write, beside: [] };
}

/** The store's own model of the graph in Neo4j: what it writes there can be opened by this program again. */
function writeCypher({ provenance, documents }: Subgraph): AsyncGenerator<string> {
  const words = provenanceLines(provenance).map(({ name, value }) => `${name}: ${value}`);
  return cypherScript(extractionsOf(documents()), {
    madeFrom: words.join("\n"),
    provenance: JSON.stringify(provenance),
  });
}

async function* extractionsOf(documents: ReturnType<Subgraph["documents"]>): AsyncGenerator<Extraction> {
  for await (const { extraction } of documents) yield extraction;
}
