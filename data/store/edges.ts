import type { GraphEdge } from "#schema/api.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";

/**
 * The pairs of entity ids between which a claim is drawn, each once. A collective stands for each of its members. A symmetric
 * relation has the smaller id first, and where it has no target it holds among its sources, two by two. Otherwise a claim
 * that lacks an end is drawn nowhere. Nothing is ever drawn from an entity to itself.
 *
 * @param source ids of the entities that the claim's source mentions stand for; repeats are allowed
 * @param target likewise for the target
 */
export function drawnPairs(
  relation: Relation,
  source: readonly string[],
  target: readonly string[],
): [source: string, target: string][] {
  const { symmetric } = RELATIONS[relation];
  const others = symmetric && target.length === 0 ? source : target;
  const pairs = new Map<string, [string, string]>();
  for (const from of source) {
    for (const to of others) {
      if (from === to) continue;
      const pair: [string, string] = symmetric && to < from ? [to, from] : [from, to];
      pairs.set(JSON.stringify(pair), pair);
    }
  }
  return [...pairs.values()];
}

/** The id of an edge in the graph. */
export function edgeId({
  source,
  relation,
  status,
  target,
}: Pick<GraphEdge, "source" | "relation" | "status" | "target">): string {
  return `${source}|${relation}|${status}|${target}`;
}
