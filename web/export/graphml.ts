import { RELATIONS } from "#schema/relations.ts";
import { type Attribute, EDGE_ATTRIBUTES, NODE_ATTRIBUTES, valuesOf } from "./attributes.ts";
import { drawnSentence } from "./provenance.ts";
import type { Chunk, ExportedClaim, ExportedEntity, Subgraph } from "./subgraph.ts";
import { nmtoken, xml, xmlId } from "./text.ts";
import { toldAs } from "./words.ts";

const GRAPH_KEY: Attribute<Subgraph> = {
  name: "madeFrom",
  type: "string",
  read: ({ provenance }) => JSON.stringify(provenance),
};
const NODE_KEYS: Attribute<ExportedEntity>[] = [
  { name: "name", type: "string", read: ({ name }) => name },
  ...NODE_ATTRIBUTES,
];
const EDGE_KEYS: Attribute<ExportedClaim>[] = [
  {
    name: "label",
    type: "string",
    read: (claim) => toldAs(RELATIONS[claim.relation].label, claim),
  },
  { name: "weight", type: "integer", read: () => 1 },
  ...EDGE_ATTRIBUTES,
];

/**
 * A subgraph as GraphML (yEd, igraph, NetworkX): entities as nodes, and for each pair of entities that a claim is drawn between an edge with
 * its sentence; every edge directed, with `symmetric` true where that says nothing. The graph's `madeFrom` is JSON, what the file was made
 * from. A node's id is the entity's where GraphML takes it, and otherwise that with the characters it does not take as `_x0040_`; `id`
 * has it as it is.
 */
export async function* writeGraphml(subgraph: Subgraph): AsyncGenerator<Chunk> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<desc>${xml(drawnSentence(subgraph.provenance))}</desc>
${declared("graph", [GRAPH_KEY])}<key id="node.id" for="node" attr.name="id" attr.type="string"/>
${declared("node", NODE_KEYS)}${declared("edge", EDGE_KEYS)}<graph id="graph" edgedefault="directed">
${data("graph", [GRAPH_KEY], subgraph)}
`;
  for (const entity of subgraph.entities) {
    const id = `<data key="node.id">${xmlId(entity.id)}</data>`;
    yield `<node id="${nmtoken(entity.id)}">${id}${data("node", NODE_KEYS, entity)}</node>\n`;
  }
  for await (const claim of subgraph.claims()) {
    for (const { key, source, target } of claim.pairs) {
      const ends = `source="${nmtoken(source)}" target="${nmtoken(target)}"`;
      yield `<edge id="${key}" ${ends}>${data("edge", EDGE_KEYS, claim)}</edge>\n`;
    }
  }
  yield "</graph>\n</graphml>\n";
}

function declared<Of>(of: string, attributes: readonly Attribute<Of>[]): string {
  return attributes
    .map(({ name, type }) => {
      const attrType = type === "integer" ? "int" : type;
      return `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${attrType}"/>\n`;
    })
    .join("");
}

function data<Of>(of: string, attributes: readonly Attribute<Of>[], value: Of): string {
  let text = "";
  for (const [name, words] of valuesOf(attributes, value))
    text += `<data key="${of}.${name}">${xml(words)}</data>`;
  return text;
}
