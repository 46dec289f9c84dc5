import type { AbstractGraph } from "graphology-types";

/** Of the shortest chains between two others, so many lead through the one that stands between them. */
export interface Between {
  one: string;
  other: string;
  through: number;
  chains: number;
}

/** Pairs are sought among so many of those with most claims: the ones a reader knows. */
const KNOWN = 24;

/**
 * The most prominent pair of entities between whom an entity stands on at least half of the shortest chains; null where it stands between none.
 * @param ids all entities, those with most claims first
 */
export function standingBetween(graph: AbstractGraph, ids: readonly string[], id: string): Between | null {
  const own = chainsFrom(graph, id);
  const known = ids.filter((other) => other !== id && own.has(other)).slice(0, KNOWN);
  for (const [place, other] of known.entries()) {
    if (place === 0) continue;
    const from = chainsFrom(graph, other);
    // The pair counts by its less prominent member, so the earlier ones are all at least as prominent.
    for (const one of known.slice(0, place)) {
      const all = from.get(one);
      const [before, after] = [own.get(other), own.get(one)];
      if (!all || !before || !after || before.hops + after.hops !== all.hops) continue;
      const through = before.chains * after.chains;
      if (through * 2 >= all.chains) return { one, other, through, chains: all.chains };
    }
  }
  return null;
}

/** How far everyone is from an entity, in hops, and by how many shortest chains. */
function chainsFrom(graph: AbstractGraph, start: string): Map<string, { hops: number; chains: number }> {
  const found = new Map([[start, { hops: 0, chains: 1 }]]);
  // The queue grows while it is walked.
  const queue = [start];
  for (const id of queue) {
    const { hops, chains } = found.get(id) ?? { hops: 0, chains: 0 };
    graph.forEachNeighbor(id, (neighbour) => {
      const known = found.get(neighbour);
      if (known === undefined) {
        found.set(neighbour, { hops: hops + 1, chains });
        queue.push(neighbour);
      } else if (known.hops === hops + 1) known.chains += chains;
    });
  }
  return found;
}
