import type { Places } from "../graph/layout.ts";

/** CSS pixels around the outermost entities: room for their names. */
const MARGIN = 56;

/** CSS pixels above, where the invitation stands until the first click, and below, where the buttons stand. */
const HEADROOM = 40;
const FOOTROOM = 12;

/** A small graph is not blown up beyond this scale: few entities stand together, not in the corners. */
const LARGEST_SCALE = 1.5;

/** The part of the layout's plane that the resting view shows: every place, whatever the filters hide, so that filtering moves nothing. */
export function frameOf(
  places: Places,
  { width, height }: { width: number; height: number },
): { x: [number, number]; y: [number, number] } {
  const all = Object.values(places);
  const range = (values: number[], least: number): [number, number] => {
    const low = Math.min(...values, Number.POSITIVE_INFINITY);
    const high = Math.max(...values, Number.NEGATIVE_INFINITY);
    if (low > high) return [-least / 2, least / 2];
    const middle = (low + high) / 2;
    const half = Math.max(high - low + 2 * MARGIN, least) / 2;
    return [middle - half, middle + half];
  };
  return {
    x: range(
      all.map(([x]) => x),
      width / LARGEST_SCALE,
    ),
    y: range(
      all.flatMap(([, y]) => [y - FOOTROOM, y + HEADROOM]),
      height / LARGEST_SCALE,
    ),
  };
}
