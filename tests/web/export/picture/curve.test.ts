import { expect, test } from "vitest";
import { curveBetween, distanceFrom, pointOn } from "#web/export/picture/curve.ts";

test("lines of one pair keep their order and their share of the room however close its ends are", () => {
  const middles = (length: number) =>
    [-48, -24, 0, 24, 48].map(
      (bow) => pointOn(curveBetween({ x: 0, y: 0 }, { x: length, y: 0 }, bow, 48), 0.5).y,
    );
  expect(middles(400)).toEqual([-48, -24, 0, 24, 48]);
  expect(middles(80)).toEqual([-24, -12, 0, 12, 24]);
});

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
