import type { GraphEdge } from "#schema/api.ts";
import type { Neighbourhood } from "#schema/exploring.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";

/** Who is tied to an entity by a relation one way: in all, and how many of them are not in view. */
export interface HiddenByRelation {
  relation: Relation;
  /** From the entity; of a symmetric relation always true. */
  outgoing: boolean;
  neighbours: number;
  hidden: number;
}

/** Those with most hidden first. @param edges those of the view, among which are all between entities in it */
export function hiddenByRelation(
  id: string,
  relations: Neighbourhood["relations"],
  edges: readonly GraphEdge[],
): HiddenByRelation[] {
  const rows = relations.map(({ relation, outgoing, neighbours }) => {
    const shown = new Set<string>();
    for (const edge of edges) {
      if (edge.relation !== relation || edge.source === edge.target) continue;
      const isOut = edge.source === id;
      if (!isOut && edge.target !== id) continue;
      if (isOut === outgoing || RELATIONS[relation].symmetric) shown.add(isOut ? edge.target : edge.source);
    }
    return { relation, outgoing, neighbours, hidden: Math.max(0, neighbours - shown.size) };
  });
  return rows.sort((a, b) => b.hidden - a.hidden || b.neighbours - a.neighbours);
}
