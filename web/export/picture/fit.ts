import { type Extent, spread } from "./spread.ts";

/** Two entities that a line joins, and how long it has to be for its words. CSS pixels. */
export interface Tie {
  source: string;
  target: string;
  length: number;
}

const ROUNDS = 60;

/** Draws the ends of lines that are too short for their words apart, in place, each by half of what is missing. */
export function lengthen(extents: readonly Extent[], ties: readonly Tie[]): void {
  const at = new Map(extents.map((extent) => [extent.id, extent]));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const { source, target, length } of ties) {
      const [a, b] = [at.get(source), at.get(target)];
      if (a === undefined || b === undefined || a === b) continue;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const distance = Math.hypot(dx, dy);
      if (distance >= length - 1) continue;
      const share = (length - distance) / (2 * (distance || 1));
      a.x -= dx * share;
      a.y -= dy * share;
      b.x += dx * share;
      b.y += dy * share;
      moved = true;
    }
    if (!moved) return;
  }
}

/** So often boxes are pressed together and parted again, which makes them a little wider than the room. */
const PRESSES = 4;

/** Presses boxes that take more room than there is into it, in place, and parts those that then overlap. */
function press(extents: Extent[], room: { width: number; height: number }): void {
  for (let round = 0; round < PRESSES; round++) {
    const across = share(extents, room.width, "x", "width");
    const down = share(extents, room.height, "y", "height");
    if (across === 1 && down === 1) return;
    for (const extent of extents) {
      extent.x *= across;
      extent.y *= down;
    }
    spread(extents);
  }
}

/** How much of the room that names ask for is given: all, or less, in the end none. */
const PARTS = [1, 0.8, 0.6, 0.4, 0.2, 0];

/** Boxes that take more than this share of the room cannot be pressed into it without losing who is near whom. */
const FULL = 0.35;

/** CSS pixels around a shape that no other comes into, so that the line between them is seen. */
const CLEAR = 14;

/**
 * Presses entities into the room, in place, as far as that goes without one lying on another. Where there is no room for all names their boxes
 * shrink towards the shapes, and names that find no free place are then left out.
 * @param shapes CSS pixels across the shapes of those whose names may be left out, by id
 */
export function fitIn(
  extents: readonly Extent[],
  shapes: ReadonlyMap<string, number>,
  room: { width: number; height: number },
): void {
  const sized = (part: number) =>
    extents.map(({ id, x, y, width, height }): Extent => {
      const least = (shapes.get(id) ?? Number.POSITIVE_INFINITY) + CLEAR;
      const given = (named: number) => (least < named ? least + part * (named - least) : named);
      return { id, x, y, width: given(width), height: given(height) };
    });
  const isTooFull = (boxes: readonly Extent[]) =>
    boxes.reduce((sum, { width, height }) => sum + width * height, 0) > FULL * room.width * room.height;
  const boxes = PARTS.map(sized).find((one) => !isTooFull(one)) ?? sized(0);
  press(boxes, room);
  for (const [at, { x, y }] of boxes.entries()) Object.assign(extents[at] ?? {}, { x, y });
}

/** What coordinates are to be multiplied by for the boxes, which keep their size, to lie within so much. */
function share(extents: readonly Extent[], room: number, place: "x" | "y", size: "width" | "height"): number {
  const low = Math.min(...extents.map((extent) => extent[place] - extent[size] / 2));
  const high = Math.max(...extents.map((extent) => extent[place] + extent[size] / 2));
  const [first, last] = [
    Math.min(...extents.map((one) => one[place])),
    Math.max(...extents.map((one) => one[place])),
  ];
  const rims = high - low - (last - first);
  return last === first ? 1 : Math.min(1, Math.max(0.2, (room - rims) / (last - first)));
}
