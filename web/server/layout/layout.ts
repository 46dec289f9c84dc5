import type { Graph } from "#schema/api.ts";
import type { Place } from "#schema/compact.ts";
import { apart } from "#web/export/picture/apart.ts";
import { radiiOf } from "#web/export/picture/drawing.ts";
import { eachPairOnce, forceAtlas } from "#web/export/picture/force-atlas.ts";
import { frameOf, roomIn } from "#web/export/picture/frame.ts";

/** Places by entity id, in tenths of the layout's own unit, so that whole numbers are exact enough. */
export type Places = Record<string, Place>;

/** What a layout has to know of a graph: nodes by their places in `ids`. */
export interface LayoutTask {
  ids: string[];
  /** CSS pixels that they are drawn in at their full size. */
  radii: number[];
  ties: [one: number, other: number][];
  /** Where nodes stood before; null for a graph that is laid out for the first time. */
  before: Places | null;
}

const UNITS = 10;

export function taskOf({ nodes, edges }: Graph, before: Places | null): LayoutTask {
  const ids = nodes.map(({ id }) => id as string);
  const at = new Map(ids.map((id, place) => [id, place]));
  return {
    ids,
    radii: radiiOf(nodes),
    ties: edges.map(({ source, target }) => [at.get(source)!, at.get(target)!]),
    before,
  };
}

/**
 * ForceAtlas2 (Jacomy et al. 2014) from a fixed start, or from where the nodes stood before: then only for long enough that newcomers find
 * their place among the others. Then shapes that touch are parted, where there is room. The same task always has the same answer.
 */
export function layout(task: LayoutTask): Places {
  const { ids, radii, ties, before } = task;
  const start = startOf(task);
  const places = forceAtlas({
    start: ids.map((id) => {
      const [x, y] = start[id]!;
      return { x: x / UNITS, y: y / UNITS };
    }),
    lines: eachPairOnce(ties),
    iterations: before === null ? iterationsFor(ids.length) : Math.ceil(iterationsFor(ids.length) / 10),
  });
  // Those who stood stay where they stood.
  const across = before === null ? stretchOf(places) : 1;
  const parted = partedAtRest(
    places.map(({ x, y }) => ({ x: x * UNITS * across, y: y * UNITS })),
    radii,
  );
  return Object.fromEntries(
    ids.map((id, place) => {
      const { x, y } = parted[place]!;
      return [id, [Math.round(x), Math.round(y)]];
    }),
  );
}

/** CSS pixels of the stage that a page of a usual size has. In a larger one shapes stand further apart. */
const STAGE = { width: 800, height: 500 };

/** A layout is stretched by no more than this to fill the stage, which is wider than it is high. */
const MOST_STRETCHED = 1.6;

/** By how much a layout is stretched from side to side. */
function stretchOf(places: readonly { x: number; y: number }[]): number {
  const range = (all: readonly number[]) =>
    Math.max(1, all.reduce((a, b) => Math.max(a, b), 0) - all.reduce((a, b) => Math.min(a, b), 0));
  const { width, height } = roomIn(STAGE);
  const wanted = (width / height) * (range(places.map(({ y }) => y)) / range(places.map(({ x }) => x)));
  return Math.min(MOST_STRETCHED, Math.max(1, wanted));
}

/** CSS pixels kept free between two shapes. */
const GAP = 2;

/** Shapes that take more than this share of the room are left as they are: to part them would leave nothing of the layout. */
const FULL = 0.3;

/** Parted shapes take more room, in which they are drawn larger beside what is between them: so often that is followed. */
const TURNS = 3;

const ROUNDS = 40;

/** Parts shapes that would touch in a view that shows all. */
function partedAtRest(places: readonly { x: number; y: number }[], radii: readonly number[]) {
  const discs = places.map(({ x, y }, place) => ({ x, y, radius: radii[place]! }));
  for (let turn = 0; turn < TURNS; turn++) {
    const { x, size } = frameOf(Object.fromEntries(discs.map((disc, at) => [at, [disc.x, disc.y]])), STAGE);
    const pixel = (x[1] - x[0]) / STAGE.width;
    const room = roomIn(STAGE);
    const taken = radii.reduce((sum, radius) => sum + Math.PI * (size * radius + GAP / 2) ** 2, 0);
    if (taken > FULL * room.width * room.height) return places;
    for (const [at, disc] of discs.entries()) disc.radius = radii[at]! * size * pixel;
    apart(discs, GAP * pixel, ROUNDS);
  }
  return discs;
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
