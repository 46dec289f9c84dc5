/** A disc by its middle, in any unit. */
export interface Disc {
  x: number;
  y: number;
  radius: number;
}

/**
 * Pushes discs apart, in place, until none touches another, each of a pair by half the way. Gives up after `rounds` rounds. Each looks only at
 * those nearby: thousands take milliseconds a round.
 * @param gap what is kept free between two
 */
export function apart(discs: readonly Disc[], gap: number, rounds: number): void {
  const cell = discs.reduce((widest, { radius }) => Math.max(widest, 2 * radius), 0) + gap;
  for (let round = 0; round < rounds; round++) {
    const cells = Map.groupBy(discs.keys(), (at) => cellOf(discs[at]!, cell));
    let moved = false;
    for (const [at, disc] of discs.entries()) {
      const [column, row] = [Math.floor(disc.x / cell), Math.floor(disc.y / cell)];
      for (let right = -1; right <= 1; right++)
        for (let down = -1; down <= 1; down++)
          for (const other of cells.get(`${column + right},${row + down}`) ?? [])
            if (other > at) moved = part(disc, discs[other]!, gap, at) || moved;
    }
    if (!moved) return;
  }
}

function cellOf({ x, y }: Disc, cell: number): string {
  return `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
}

/** @param turn tells where to those go that stand at the very same place, so that many of them part in all directions */
function part(a: Disc, b: Disc, gap: number, turn: number): boolean {
  const least = a.radius + b.radius + gap;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const distance = Math.hypot(dx, dy);
  if (distance >= least * (1 - 1e-6)) return false;
  const [right, down] = distance === 0 ? [Math.cos(turn), Math.sin(turn)] : [dx / distance, dy / distance];
  const half = (least - distance) / 2;
  a.x -= right * half;
  a.y -= down * half;
  b.x += right * half;
  b.y += down * half;
  return true;
}
