import type { Extent } from "./spread.ts";

/** CSS pixels between neighbours in a row, and between rows. */
const GAP = 28;

/** Lays out entities in centred rows below what is already placed, as wide as that is or as `aspect` (width by height) allows. */
export function row(
  entities: readonly { id: string; width: number; height: number }[],
  above: readonly Extent[],
  aspect: number,
): Extent[] {
  const total = entities.reduce((sum, { width }) => sum + width + GAP, 0);
  const left = Math.min(...above.map(({ x, width }) => x - width / 2), 0);
  const right = Math.max(...above.map(({ x, width }) => x + width / 2), 0);
  const high = Math.max(...above.map(({ y }) => y), 0) - Math.min(...above.map(({ y }) => y), 0);
  // As wide as the page shows anyway, given the height above with one row more.
  const widest = Math.max(right - left, aspect * (high + 120), Math.sqrt(total * 70 * aspect));
  let top = Math.min(...above.map(({ y, height }) => y - height / 2), 0) - GAP;

  const placed: Extent[] = [];
  let line: Extent[] = [];
  let used = 0;
  const close = () => {
    const shift = (left + right) / 2 - (used - GAP) / 2;
    for (const extent of line) extent.x += shift;
    placed.push(...line);
    top -= Math.max(0, ...line.map(({ height }) => height)) + GAP;
    line = [];
    used = 0;
  };
  for (const { id, width, height } of entities) {
    if (line.length > 0 && used + width > widest) close();
    line.push({ id, x: used + width / 2, y: top - height / 2, width, height });
    used += width + GAP;
  }
  close();
  return placed;
}
