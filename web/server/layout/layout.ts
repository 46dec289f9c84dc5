import type { Graph } from "#schema/api.ts";
import type { Place } from "#schema/compact.ts";
import { eachPairOnce, forceAtlas } from "#web/export/picture/force-atlas.ts";

/** Places by entity id, in tenths of the layout's own unit, so that whole numbers are exact enough. */
export type Places = Record<string, Place>;

/** What a layout has to know of a graph: nodes by their places in `ids`. */
export interface LayoutTask {
  ids: string[];
  ties: [one: number, other: number][];
  /** Where nodes stood before; null for a graph that is laid out for the first time. */
  before: Places | null;
}

const UNITS = 10;

export function taskOf({ nodes, edges }: Graph, before: Places | null): LayoutTask {
  const ids = nodes.map(({ id }) => id as string);
  const at = new Map(ids.map((id, place) => [id, place]));
  return { ids, ties: edges.map(({ source, target }) => [at.get(source)!, at.get(target)!]), before };
}

/**
 * ForceAtlas2 (Jacomy et al. 2014) from a fixed start, or from where the nodes stood before: then only for long enough that newcomers find
 * their place among the others. The same task always has the same answer.
 */
export function layout(task: LayoutTask): Places {
  const { ids, ties, before } = task;
  const start = startOf(task);
  const places = forceAtlas({
    start: ids.map((id) => {
      const [x, y] = start[id]!;
      return { x: x / UNITS, y: y / UNITS };
    }),
    lines: eachPairOnce(ties),
    iterations: before === null ? iterationsFor(ids.length) : Math.ceil(iterationsFor(ids.length) / 10),
  });
  return Object.fromEntries(
    ids.map((id, place) => {
      const { x, y } = places[place]!;
      return [id, [Math.round(x * UNITS), Math.round(y * UNITS)]];
    }),
  );
}

/** As many as a small graph needs, and as a large one can be given some ten seconds for. */
function iterationsFor(nodes: number): number {
  return Math.round(Math.min(600, Math.max(40, 1_500_000 / Math.max(1, nodes))));
}

/** Where nodes stand before any are moved: where they stood, else beside those they are tied to, else on a sunflower (Vogel 1979). */
export function startOf({ ids, ties, before }: LayoutTask): Places {
  if (before === null) return Object.fromEntries(ids.map((id, place) => [id, petal(place, 10 * UNITS)]));
  const neighbours = new Map<number, Place[]>();
  const note = (node: number, other: number) => {
    const stood = before[ids[other]!];
    if (before[ids[node]!] !== undefined || stood === undefined) return;
    neighbours.set(node, [...(neighbours.get(node) ?? []), stood]);
  };
  for (const [one, other] of ties) {
    note(one, other);
    note(other, one);
  }
  return Object.fromEntries(
    ids.map((id, place): [string, Place] => {
      const stood = before[id];
      if (stood !== undefined) return [id, stood];
      const [x, y] = middle(neighbours.get(place) ?? Object.values(before));
      const [aside, above] = petal(place, UNITS);
      return [id, [Math.round(x + aside), Math.round(y + above)]];
    }),
  );
}

/** Evenly spread places without chance. */
function petal(place: number, unit: number): Place {
  const angle = place * Math.PI * (3 - Math.sqrt(5));
  const radius = unit * Math.sqrt(place + 0.5);
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))];
}

function middle(places: readonly Place[]): Place {
  const mean = (axis: 0 | 1) =>
    places.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, places.length);
  return [mean(0), mean(1)];
}
