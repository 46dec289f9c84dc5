/** Geometry of the lines between entities, in one plane of CSS pixels; the same rule as the line's shader. */

export interface Point {
  x: number;
  y: number;
}

/** A quadratic Bézier curve. */
export interface Curve {
  from: Point;
  control: Point;
  to: Point;
}

/** No line leaves the straight way by more than this share of its length. */
export const DEEPEST_BOW = 0.3;

/**
 * The curve from one point to another whose middle lies `bow` to the left of the straight way (y grows upwards; to the right where it grows downwards).
 * Ends too close for that draw all lines between them closer together, so that each stays one to be seen.
 *
 * @param widest how far the outermost of the lines between these ends is to lie from the straight way
 */
export function curveBetween(from: Point, to: Point, bow: number, widest = Math.abs(bow)): Curve {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const share = widest === 0 ? 1 : Math.min(1, (DEEPEST_BOW * length) / widest);
  // The middle of the curve lies half as far out as its control point.
  const out = (2 * bow * share) / length;
  return {
    from,
    control: { x: (from.x + to.x) / 2 - dy * out, y: (from.y + to.y) / 2 + dx * out },
    to,
  };
}

export function pointOn({ from, control, to }: Curve, t: number): Point {
  const s = 1 - t;
  return {
    x: s * s * from.x + 2 * s * t * control.x + t * t * to.x,
    y: s * s * from.y + 2 * s * t * control.y + t * t * to.y,
  };
}

/** Direction of the curve at `t`, in radians. */
export function angleOn({ from, control, to }: Curve, t: number): number {
  return Math.atan2(
    (1 - t) * (control.y - from.y) + t * (to.y - control.y),
    (1 - t) * (control.x - from.x) + t * (to.x - control.x),
  );
}

/** Pieces that a curve is cut into to measure a distance from it. */
const PIECES = 16;

/** How far a point is from the nearest place of the curve. */
export function distanceFrom(point: Point, curve: Curve): number {
  let least = Number.POSITIVE_INFINITY;
  let from = curve.from;
  for (let piece = 1; piece <= PIECES; piece++) {
    const to = pointOn(curve, piece / PIECES);
    least = Math.min(least, distanceFromStraight(point, from, to));
    from = to;
  }
  return least;
}

function distanceFromStraight({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}
