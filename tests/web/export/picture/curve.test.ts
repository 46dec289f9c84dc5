import { expect, test } from "vitest";
import { curveBetween, distanceFrom } from "#web/export/picture/curve.ts";

test.each([
  ["beside a straight line", { x: 50, y: 4 }, 0, 4],
  ["on a straight line", { x: 20, y: 0 }, 0, 0],
  ["beyond the end of a line", { x: 103, y: 4 }, 0, 5],
  ["on the way that a bowed line leaves", { x: 50, y: 0 }, 20, 20],
  ["on a bowed line", { x: 50, y: 20 }, 20, 0],
  ["on the other side of a bowed line", { x: 50, y: -5 }, 20, 25],
] as const)("a point %s is as far from it as from its nearest place", (_, point, bow, distance) => {
  const curve = curveBetween({ x: 0, y: 0 }, { x: 100, y: 0 }, bow);
  expect(distanceFrom(point, curve)).toBeCloseTo(distance, 1);
});
