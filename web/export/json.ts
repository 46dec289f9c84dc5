import type { Graph } from "#schema/api.ts";
import { RELATIONS } from "#schema/relations.ts";

/**
 * A graph as node-link JSON (d3, `networkx.node_link_graph`): every edge of the graph with its `key`, and `symmetric` where its
 * direction says nothing. NetworkX has no graph of both sorts of edge, hence `directed` for all.
 */
export function toJson({ nodes, edges }: Graph): string {
  const document = {
    directed: true,
    multigraph: true,
    graph: { creator: "Demarche" },
    nodes,
    edges: edges.map(({ id, ...edge }) => ({
      key: id,
      ...edge,
      label: RELATIONS[edge.relation].label,
      symmetric: RELATIONS[edge.relation].symmetric,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
