import type Sigma from "sigma";
import { curveBetween, distanceFrom, type Point } from "#web/export/picture/curve.ts";
import type { DrawnRelation } from "#web/export/picture/drawing.ts";

/** CSS pixels that the pointer may be off a line and still mean it: a thin line cannot be hit. */
const TOLERANCE = 7;

/** Finds the line that the pointer means. Sigma's own way, to draw every line a second time in a colour of its own, costs as much as drawing them and wants the exact pixel. */
export interface LineFinder {
  /** These are drawn now; `bowOf` as of DrawnRelation. */
  setLines(relations: readonly DrawnRelation[], bowOf: (relation: DrawnRelation) => number): void;
  /** The id of the relation whose line passes closest to a point of the stage, a few CSS pixels off at most; null where none does. */
  at(point: Point): string | null;
}

export function createLineFinder(sigma: Sigma): LineFinder {
  let lines: readonly DrawnRelation[] = [];
  let bowOf = ({ bow }: DrawnRelation) => bow;
  /** Both ends of every line, in sigma's own frame: x and y, x and y. Null until they are wanted. */
  let ends: Float32Array | null = null;
  sigma.on("afterProcess", () => {
    ends = null;
  });

  const findEnds = (): Float32Array => {
    const places = new Map(sigma.getGraph().mapNodes((id) => [id, sigma.getNodeDisplayData(id)]));
    const found = new Float32Array(4 * lines.length);
    for (const [line, { source, target }] of lines.entries()) {
      const [from, to] = [places.get(source), places.get(target)];
      if (from && to) found.set([from.x, from.y, to.x, to.y], 4 * line);
    }
    return found;
  };

  return {
    setLines(relations, nextBowOf) {
      lines = relations;
      bowOf = nextBowOf;
      ends = null;
    },
    at(point) {
      ends ??= findEnds();
      const toPixels = pixelsOf(sigma);
      let [closest, least]: [string | null, number] = [null, TOLERANCE];
      for (const [line, relation] of lines.entries()) {
        const from = toPixels(ends[4 * line] ?? 0, ends[4 * line + 1] ?? 0);
        const to = toPixels(ends[4 * line + 2] ?? 0, ends[4 * line + 3] ?? 0);
        const bow = sigma.scaleSize(bowOf(relation));
        if (!isNear(point, from, to, least + Math.abs(bow))) continue;
        // The line's shader bows to the left with y upwards; on the screen y grows downwards.
        const distance = distanceFrom(point, curveBetween(from, to, -bow, sigma.scaleSize(relation.widest)));
        if (distance >= least) continue;
        [closest, least] = [relation.id, distance];
      }
      return closest;
    },
  };
}

/** From sigma's own frame to CSS pixels of the stage: thousands of times what framedGraphToViewport works out once. */
function pixelsOf(sigma: Sigma): (x: number, y: number) => Point {
  const origin = sigma.framedGraphToViewport({ x: 0, y: 0 });
  const right = sigma.framedGraphToViewport({ x: 1, y: 0 });
  const up = sigma.framedGraphToViewport({ x: 0, y: 1 });
  return (x, y) => ({
    x: origin.x + x * (right.x - origin.x) + y * (up.x - origin.x),
    y: origin.y + x * (right.y - origin.y) + y * (up.y - origin.y),
  });
}

/** Whether a point is within `reach` of the box around two others. */
function isNear({ x, y }: Point, from: Point, to: Point, reach: number): boolean {
  return (
    x >= Math.min(from.x, to.x) - reach &&
    x <= Math.max(from.x, to.x) + reach &&
    y >= Math.min(from.y, to.y) - reach &&
    y <= Math.max(from.y, to.y) + reach
  );
}
