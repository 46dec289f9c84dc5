import type { Places } from "#web/export/picture/layout.ts";

/** CSS pixels kept free around the outermost entities: for their names, the invitation above and the buttons below. */
const SIDE = 78;
const ABOVE = 88;
const BELOW = 78;

/** A small graph is not blown up beyond this scale: few entities stand together, not in the corners. */
const LARGEST_SCALE = 1.5;

/** The part of the layout's plane that the resting view shows: every place, whatever the filters hide, so that filtering moves nothing. */
export function frameOf(
  places: Places,
  { width, height }: { width: number; height: number },
): { x: [number, number]; y: [number, number] } {
  const all = Object.values(places);
  const [left, right] = rangeOf(all.map(([x]) => x));
  const [bottom, top] = rangeOf(all.map(([, y]) => y));
  const scale = Math.min(
    LARGEST_SCALE,
    Math.max(1, width - 2 * SIDE) / Math.max(1, right - left),
    Math.max(1, height - ABOVE - BELOW) / Math.max(1, top - bottom),
  );
  const x = (left + right) / 2;
  const y = (bottom + top) / 2 + (ABOVE - BELOW) / 2 / scale;
  const [halfWidth, halfHeight] = [width / 2 / scale, height / 2 / scale];
  return { x: [x - halfWidth, x + halfWidth], y: [y - halfHeight, y + halfHeight] };
}

function rangeOf(values: readonly number[]): [low: number, high: number] {
  if (values.length === 0) return [0, 0];
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
