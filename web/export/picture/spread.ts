/** A box by its middle: an entity with its name. CSS pixels, y upwards. */
export interface Extent {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** CSS pixels kept free between two boxes. */
const GAP = 14;

/**
 * Pushes boxes apart, in place, until none overlaps another: each pair parts along the axis where it overlaps least, half the way each.
 * Gives up after `rounds` rounds; in a dense graph some overlap stays, and the names on top of others are then left out.
 */
export function spread(boxes: Extent[], rounds = boxes.length < 300 ? 200 : 20): void {
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    boxes.forEach((a, i) => {
      for (let j = i + 1; j < boxes.length; j++) moved = part(a, boxes[j] ?? a) || moved;
    });
    if (!moved) return;
  }
}

function part(a: Extent, b: Extent): boolean {
  const x = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
  const y = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
  if (x <= 0.5 || y <= 0.5) return false;
  if (y < x) {
    const half = (a.y < b.y ? -y : y) / 2;
    a.y += half;
    b.y -= half;
  } else {
    const half = (a.x < b.x ? -x : x) / 2;
    a.x += half;
    b.x -= half;
  }
  return true;
}
