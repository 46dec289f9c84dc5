import { RELATIONS } from "#schema/relations.ts";
import { type Attribute, EDGE_ATTRIBUTES, NODE_ATTRIBUTES, valuesOf } from "./attributes.ts";
import { drawnSentence } from "./provenance.ts";
import type { Chunk, ExportedClaim, ExportedEntity, Pair, Subgraph } from "./subgraph.ts";
import { xml, xmlId } from "./text.ts";
import { toldAs } from "./words.ts";

/**
 * A subgraph as GEXF 1.3 (Gephi, Gephi Lite, NetworkX): entities as nodes; for each pair of entities that a claim is drawn between an edge with its
 * sentence, shown in the time of its event where that has a date. The description ends with a line of JSON, what the file was made from.
 *
 * Every edge is directed, with `symmetric` true where that says nothing: NetworkX reads no file with both sorts. `kind` keeps Gephi from
 * merging what is said with what is denied.
 */
export async function* writeGexf(subgraph: Subgraph): AsyncGenerator<Chunk> {
  const { provenance, entities } = subgraph;
  const { product, version, date } = provenance;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta lastmodifieddate="${date.slice(0, 10)}">
<creator>${xml(`${product} ${version}`)}</creator>
<description>${xml(`${drawnSentence(provenance)}\n${JSON.stringify(provenance)}`)}</description>
</meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
${declared("node", NODE_ATTRIBUTES)}${declared("edge", EDGE_ATTRIBUTES)}<nodes>
`;
  for (const entity of entities) yield node(entity);
  yield "</nodes>\n<edges>\n";
  for await (const claim of subgraph.claims()) for (const pair of claim.pairs) yield edge(claim, pair);
  yield "</edges>\n</graph>\n</gexf>\n";
}

function declared<Of>(of: "node" | "edge", attributes: readonly Attribute<Of>[]): string {
  const list = attributes.map(
    ({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>\n`,
  );
  return `<attributes class="${of}">\n${list.join("")}</attributes>\n`;
}

function node(entity: ExportedEntity): string {
  return `<node id="${xmlId(entity.id)}" label="${xml(entity.name)}">${values(NODE_ATTRIBUTES, entity)}</node>\n`;
}

function edge(claim: ExportedClaim, { key, source, target }: Pair): string {
  const { relation, status, date } = claim;
  const span = date === null ? "" : ` start="${xml(date.from)}" end="${xml(date.to)}"`;
  const ends = `source="${xmlId(source)}" target="${xmlId(target)}"`;
  return `<edge id="${key}" ${ends} kind="${relation} ${status}" label="${xml(toldAs(RELATIONS[relation].label, claim))}" weight="1"${span}>${values(EDGE_ATTRIBUTES, claim)}</edge>\n`;
}

function values<Of>(attributes: readonly Attribute<Of>[], of: Of): string {
  let text = "<attvalues>";
  for (const [name, value] of valuesOf(attributes, of))
    text += `<attvalue for="${name}" value="${xml(value)}"/>`;
  return `${text}</attvalues>`;
}
