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
export function press(extents: Extent[], room: { width: number; height: number }): void {
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
