import type { Graph } from "#schema/api.ts";
import type { View } from "#schema/exploring.ts";

/** As many entities as a person can read at once. */
export const READABLE = 60;

/** A view without the entities that the reader has hidden, and without their relations. */
export function inSight({ nodes, edges }: View, hidden: readonly string[]): Pick<View, "nodes" | "edges"> {
  if (hidden.length === 0) return { nodes, edges };
  const away = new Set<string>(hidden);
  return {
    nodes: nodes.filter(({ id }) => !away.has(id)),
    edges: edges.filter(({ source, target }) => !away.has(source) && !away.has(target)),
  };
}

/** What of it is drawn: a relation of an entity with itself is listed, not drawn. */
export function drawable({ nodes, edges }: Graph): Graph {
  return edges.every(({ source, target }) => source !== target)
    ? { nodes, edges }
    : { nodes, edges: edges.filter(({ source, target }) => source !== target) };
}
