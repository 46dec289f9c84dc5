import type { Places } from "./layout.ts";

/** CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** CSS pixels kept free around the outermost entities: for their names, the invitation above and the buttons below. */
const SIDE = 78;
const ABOVE = 88;
const BELOW = 78;

/** What stands closer than the layout put it is drawn smaller, so that nobody lies on another; but no smaller than this share, which can still be seen. */
const SMALLEST_SHARE = 0.5;

/** A small graph is not blown up beyond this scale: few entities stand together, not in the corners. */
const LARGEST_SCALE = 1.5;

/** CSS pixels of a stage in which entities stand. */
export function roomIn({ width, height }: Size): Size {
  return { width: Math.max(1, width - 2 * SIDE), height: Math.max(1, height - ABOVE - BELOW) };
}

/** The part of the layout's plane that the resting view shows: every place, whatever the filters hide, so that filtering moves nothing; and what share of their full size the entities are drawn in. */
export function frameOf(
  places: Places,
  stage: Size,
): { x: [number, number]; y: [number, number]; size: number } {
  const all = Object.values(places);
  const [left, right] = rangeOf(all.map(([x]) => x));
  const [bottom, top] = rangeOf(all.map(([, y]) => y));
  const room = roomIn(stage);
  const scale = Math.min(
    LARGEST_SCALE,
    room.width / Math.max(1, right - left),
    room.height / Math.max(1, top - bottom),
  );
  const x = (left + right) / 2;
  const y = (bottom + top) / 2 + (ABOVE - BELOW) / 2 / scale;
  const [halfWidth, halfHeight] = [stage.width / 2 / scale, stage.height / 2 / scale];
  return {
    x: [x - halfWidth, x + halfWidth],
    y: [y - halfHeight, y + halfHeight],
    size: Math.max(SMALLEST_SHARE, Math.min(1, scale)),
  };
}

function rangeOf(values: readonly number[]): [low: number, high: number] {
  if (values.length === 0) return [0, 0];
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
