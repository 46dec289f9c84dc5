import { MultiGraph } from "graphology";
import write from "graphology-gexf/browser/writer.js";
import type { Graph } from "#schema/api.ts";
import { RELATIONS } from "#schema/relations.ts";

/** What XML 1.0 (section 2.2) forbids in a document, even escaped: control characters and unpaired surrogates among them. */
const FORBIDDEN_IN_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function allowed(text: string): string {
  return text.replace(FORBIDDEN_IN_XML, "");
}

/**
 * A graph as GEXF 1.2 (Gephi, gephi-lite): an entity is a node, an edge one (source, target, relation, status), undirected where the
 * relation is symmetric, its weight the number of claims. Aliases are joined by "; ".
 */
export function toGexf(graph: Graph): string {
  const result = new MultiGraph();
  result.setAttribute("creator", "Demarche");
  for (const { id, name, kind, aliases, wikidata, claims } of graph.nodes)
    result.addNode(allowed(id), {
      label: allowed(name),
      entityKind: kind,
      aliases: allowed(aliases.join("; ")),
      wikidata: allowed(wikidata ?? ""),
      claims,
    });
  for (const { id, source, target, relation, status, claims, articles, confidence } of graph.edges) {
    const { label, symmetric } = RELATIONS[relation];
    const add = symmetric ? "addUndirectedEdgeWithKey" : "addDirectedEdgeWithKey";
    result[add](allowed(id), allowed(source), allowed(target), {
      label,
      weight: claims,
      relation,
      status,
      claims,
      articles,
      confidence,
    });
  }
  return write(result);
}
