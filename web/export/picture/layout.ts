import { fitIn, lengthen } from "./fit.ts";
import { eachPairOnce, forceAtlas, type Line } from "./force-atlas.ts";
import { row } from "./row.ts";
import { type Extent, spread } from "./spread.ts";

/** What the layout has to know of a graph. */
export interface LayoutTask {
  /** `width` and `height` are CSS pixels that an entity takes up with its name, `shape` those across its shape where its name may be left out. */
  entities: { id: string; width: number; height: number; shape?: number }[];
  /** `length` is what its words need, where they are to stand on every line. */
  relations: { source: string; target: string; length?: number }[];
  /** Width of the place to fill divided by its height. */
  aspect: number;
  /** CSS pixels that there are at most, where there is an end to them: a sheet of paper, a stage. */
  room?: { width: number; height: number };
}

/** Places by entity id: CSS pixels, y upwards. */
export type Places = Record<string, readonly [x: number, y: number]>;

/** CSS pixels between two related entities, on average, when all fits: room for the words of a relation. */
const LINE = 190;

/**
 * Where the entities stand: ForceAtlas2 (Jacomy et al. 2014) from a fixed start, then turned and stretched to fill the place, then
 * pushed apart until no name lies on another, and where there is only so much room pressed into it. The same task always has the same answer. Entities without relations stand in a row below.
 */
export function layout({ entities, relations, aspect, room }: LayoutTask): Places {
  const related = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const inside = entities.filter(({ id }) => related.has(id));
  const alone = entities.filter(({ id }) => !related.has(id));
  const at = new Map(inside.map(({ id }, place) => [id, place]));
  const lines = eachPairOnce(relations.map(({ source, target }): Line => [at.get(source)!, at.get(target)!]));
  const places = forceAtlas({
    start: inside.map((_, place) => seed(place)),
    lines,
    iterations: inside.length < 300 ? 600 : 200,
    settings: { gravity: 0.6, scalingRatio: 12 },
  });

  const extents: Extent[] = inside.map(({ id, width, height }, place) => ({
    ...places[place]!,
    id,
    width,
    height,
  }));
  // The invitation above and the rows below take height that the rest does not have.
  fill(extents, lines, 1.25 * aspect);
  lengthen(
    extents,
    relations.flatMap(({ length, ...ends }) => (length === undefined ? [] : [{ ...ends, length }])),
  );
  spread(extents);
  if (room !== undefined)
    fitIn(
      extents,
      new Map(inside.flatMap(({ id, shape }) => (shape === undefined ? [] : [[id, shape]]))),
      room,
    );
  extents.push(...row(alone, extents, aspect));
  return Object.fromEntries(extents.map(({ id, x, y }) => [id, [x, y]]));
}

/** A sunflower: evenly spread places without chance (Vogel 1979). */
function seed(place: number): { x: number; y: number } {
  const angle = place * Math.PI * (3 - Math.sqrt(5));
  const radius = 10 * Math.sqrt(place + 0.5);
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Turns the longest direction to the horizontal, stretches a little towards `aspect`, and scales lines to `LINE`. */
function fill(extents: readonly Extent[], lines: readonly Line[], aspect: number): void {
  if (extents.length === 0) return;
  const mean = (pick: (extent: Extent) => number) =>
    extents.reduce((sum, extent) => sum + pick(extent), 0) / extents.length;
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) };
  const xx = mean(({ x }) => (x - middle.x) ** 2);
  const yy = mean(({ y }) => (y - middle.y) ** 2);
  const xy = mean(({ x, y }) => (x - middle.x) * (y - middle.y));
  const turn = -Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (const extent of extents) {
    const [x, y] = [extent.x - middle.x, extent.y - middle.y];
    extent.x = x * cos - y * sin;
    extent.y = x * sin + y * cos;
  }
  const wide = Math.max(...extents.map(({ x }) => Math.abs(x))) || 1;
  const high = Math.max(...extents.map(({ y }) => Math.abs(y))) || 1;
  const stretch = Math.max(0.8, Math.min(1.7, aspect / (wide / high)));
  for (const extent of extents) extent.x *= stretch;

  const lengths = lines.map(([one, other]) => {
    const [a, b] = [extents[one]!, extents[other]!];
    return Math.hypot(a.x - b.x, a.y - b.y);
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || LINE;
  for (const extent of extents) {
    extent.x *= LINE / average;
    extent.y *= LINE / average;
  }
}

/** CSS pixels that an entity with its name keeps free on either side and above and below. */
const ROOM = { x: 120, y: 44 };

/** Beyond so many places there is no room to be sought. */
const CROWD = 1000;

/**
 * Places for entities that a finished layout does not hold, without moving anything: each in the first free place around the middle of its
 * placed neighbours, or of everything where it has none.
 */
export function withNewcomers(
  places: Places,
  ids: readonly string[],
  relations: readonly { source: string; target: string }[],
): Places {
  const newcomers = new Set(ids.filter((id) => places[id] === undefined));
  if (newcomers.size === 0) return places;
  const all = { ...places };
  const neighbours = new Map<string, string[]>();
  for (const { source, target } of relations)
    for (const [id, other] of [
      [source, target],
      [target, source],
    ] as const)
      if (newcomers.has(id)) neighbours.set(id, [...(neighbours.get(id) ?? []), other]);
  const taken = Object.values(places);
  const middle = middleOf(taken.flat());
  let order = 0;
  for (const id of newcomers) {
    const around = (neighbours.get(id) ?? []).flatMap((other) => all[other] ?? []);
    const place = freePlace(around.length > 0 ? middleOf(around) : middle, taken, order);
    all[id] = place;
    taken.push(place);
    order += 1;
  }
  return all;
}

/** The first place on widening rings around a middle that is far enough from all that are taken. */
function freePlace(
  [x, y]: [number, number],
  taken: readonly (readonly [number, number])[],
  order: number,
): [number, number] {
  const GOLDEN = Math.PI * (3 - Math.sqrt(5));
  for (let step = 0; ; step++) {
    const radius = LINE * (0.6 + 0.06 * step);
    const angle = (order + step) * GOLDEN;
    const place: [number, number] = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const isFree = taken.every(
      ([a, b]) => Math.abs(a - place[0]) > ROOM.x || Math.abs(b - place[1]) > ROOM.y,
    );
    if (isFree || taken.length > CROWD) return place;
  }
}

/** The middle of coordinates in the order x, y, x, y. */
function middleOf(coordinates: readonly number[]): [number, number] {
  const count = coordinates.length / 2 || 1;
  const sum = (axis: 0 | 1) => coordinates.reduce((all, value, i) => (i % 2 === axis ? all + value : all), 0);
  return [sum(0) / count, sum(1) / count];
}
