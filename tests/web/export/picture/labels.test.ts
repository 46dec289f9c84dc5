import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, overlap, place } from "#web/export/picture/labels.ts";

const box = (x: number, y: number, width: number, height: number, angle = 0): Box => ({
  x,
  y,
  width,
  height,
  angle,
});

describe("two boxes", () => {
  test.each([
    ["side by side", box(0, 0, 10, 10), box(11, 0, 10, 10), false],
    ["touching only", box(0, 0, 10, 10), box(10, 0, 10, 10), false],
    ["one in the other", box(0, 0, 10, 10), box(1, 1, 2, 2), true],
    ["crossed like a plus", box(0, 0, 40, 4), box(0, 0, 4, 40), true],
    ["turned, apart where upright ones would meet", box(0, 0, 40, 4, Math.PI / 4), box(14, -14, 4, 4), false],
    ["turned, meeting where upright ones would not", box(0, 0, 40, 4, Math.PI / 2), box(0, 15, 4, 4), true],
  ])("%s", (_, a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });
});

describe("words", () => {
  const page = { width: 300, height: 200 };

  test("take the first of their places that is free", () => {
    const obstacle = box(50, 50, 20, 20);
    const wanted = [
      { key: "a", places: [box(55, 55, 30, 10), box(100, 100, 30, 10)] },
      { key: "b", places: [box(105, 100, 30, 10), box(50, 150, 30, 10)] },
    ];
    expect([...place(wanted, [obstacle], page)]).toEqual([
      ["a", box(100, 100, 30, 10)],
      ["b", box(50, 150, 30, 10)],
    ]);
  });

  test("are left out rather than cut off at the border", () => {
    expect(place([{ key: "a", places: [box(5, 50, 30, 10)] }], [], page).size).toBe(0);
  });

  const boxes = fc.record({
    x: fc.integer({ min: 0, max: 300 }),
    y: fc.integer({ min: 0, max: 200 }),
    width: fc.integer({ min: 1, max: 120 }),
    height: fc.integer({ min: 1, max: 20 }),
    angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  });

  test("never overlap each other or an obstacle, whatever they ask for", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(boxes, { minLength: 1, maxLength: 4 }), { maxLength: 30 }),
        fc.array(boxes, { maxLength: 5 }),
        (places, obstacles) => {
          const wanted = places.map((each, key) => ({ key: String(key), places: each }));
          const placed = [...place(wanted, obstacles, page).values()];
          for (const [i, a] of placed.entries())
            for (const b of [...obstacles, ...placed.slice(i + 1)]) expect(overlap(a, b)).toBe(false);
        },
      ),
    );
  });
});
