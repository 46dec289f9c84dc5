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

/** As many lines as can be told apart. */
const TOLD_APART = 120;

/** As many lines as can be followed from one entity. */
const FOLLOWED = 16;

/**
 * What of it is drawn: of many relations among few the strongest, of each entity as many as can be followed, with the strongest of every other
 * and all of those that are chosen. A relation of an entity with itself is listed, not drawn.
 * @param edges those of most claims first
 */
export function drawable({ nodes, edges }: Graph, chosen: readonly string[] = []): Graph {
  const lines = edges.filter(({ source, target }) => source !== target);
  if (lines.length <= TOLD_APART || nodes.length > 2 * READABLE) return { nodes, edges: lines };
  const countAt = new Map<string, number>();
  let count = 0;
  const drawn = lines.filter(({ source, target }) => {
    const [one, other] = [countAt.get(source) ?? 0, countAt.get(target) ?? 0];
    const isFirst = one === 0 || other === 0;
    const isStrong = count < TOLD_APART && Math.max(one, other) < FOLLOWED;
    // What is drawn for who is chosen takes no room from the others: to choose removes no line.
    if (!isFirst && !isStrong) return chosen.includes(source) || chosen.includes(target);
    countAt.set(source, one + 1).set(target, other + 1);
    count += 1;
    return true;
  });
  return { nodes, edges: drawn };
}
