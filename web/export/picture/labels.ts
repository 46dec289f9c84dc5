/** A box for words: its middle, its size, and how far it is turned (radians). CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  angle: number;
}

/** Words that want a place, and the places they could take, the best first. */
export interface Wanted {
  key: string;
  places: Box[];
}

/**
 * Gives each of `wanted`, the most important first, the first of its places that touches no obstacle and no words placed before,
 * and lies wholly inside the page (0, 0, width, height). Words without such a place are left out.
 */
export function place(
  wanted: readonly Wanted[],
  obstacles: readonly Box[],
  page: { width: number; height: number },
): Map<string, Box> {
  const taken = [...obstacles];
  const placed = new Map<string, Box>();
  for (const { key, places } of wanted) {
    const free = places.find((box) => isInside(box, page) && !taken.some((other) => overlap(box, other)));
    if (free === undefined) continue;
    placed.set(key, free);
    taken.push(free);
  }
  return placed;
}

/** Whether two boxes share any point inside: they do unless some side of one separates them (separating axis theorem). */
export function overlap(a: Box, b: Box): boolean {
  const reach = (Math.hypot(a.width, a.height) + Math.hypot(b.width, b.height)) / 2;
  if (Math.hypot(a.x - b.x, a.y - b.y) >= reach) return false;
  const axes = [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2];
  return axes.every((axis) => {
    const distance = Math.abs((a.x - b.x) * Math.cos(axis) + (a.y - b.y) * Math.sin(axis));
    return distance < halfWidth(a, axis) + halfWidth(b, axis) - 1e-9;
  });
}

/** Half the box's shadow on an axis. */
function halfWidth({ width, height, angle }: Box, axis: number): number {
  return (width * Math.abs(Math.cos(axis - angle)) + height * Math.abs(Math.sin(axis - angle))) / 2;
}

function isInside(box: Box, page: { width: number; height: number }): boolean {
  const across = halfWidth(box, 0);
  const down = halfWidth(box, Math.PI / 2);
  return box.x >= across && box.x <= page.width - across && box.y >= down && box.y <= page.height - down;
}

/** Whether the straight line from one point to another runs through a box that is not turned. */
export function crosses(box: Box, from: { x: number; y: number }, to: { x: number; y: number }): boolean {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const line = {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2,
    width: length,
    height: 1,
    angle: Math.atan2(to.y - from.y, to.x - from.x),
  };
  return overlap(box, line);
}
