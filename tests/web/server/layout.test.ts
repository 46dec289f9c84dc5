import { expect, test } from "vitest";
import { radiiOf } from "#web/export/picture/drawing.ts";
import { frameOf } from "#web/export/picture/frame.ts";
import { type LayoutTask, layout, startOf } from "#web/server/layout/layout.ts";

/** Two groups, each tied to one another, with one tie between them, and one who is tied to nobody. */
const two: LayoutTask = {
  ids: ["a", "b", "c", "x", "y", "z", "alone"],
  radii: [21, 8, 8, 12, 8, 8, 8],
  ties: [
    [0, 1],
    [1, 2],
    [0, 2],
    [3, 4],
    [4, 5],
    [3, 5],
    [2, 3],
  ],
  before: null,
};

const distance = (places: ReturnType<typeof layout>, one: string, other: string) =>
  Math.hypot(places[one]![0] - places[other]![0], places[one]![1] - places[other]![1]);

test("those who are tied stand together, the same every time", () => {
  const places = layout(two);
  expect(layout(structuredClone(two))).toEqual(places);
  expect(Object.keys(places)).toEqual(two.ids);
  expect(distance(places, "a", "b")).toBeLessThan(distance(places, "a", "y"));
  expect(distance(places, "x", "z")).toBeLessThan(distance(places, "b", "z"));
});

test("a newcomer starts beside those it is tied to, and the others stay where they were", () => {
  const before = layout(two);
  const more: LayoutTask = {
    ids: [...two.ids, "new"],
    radii: [...two.radii, 8],
    ties: [...two.ties, [7, 4], [7, 5]],
    before,
  };
  const start = startOf(more);
  expect(startOf({ ...more, ids: two.ids, ties: two.ties })).toEqual(before);
  expect(distance(start, "new", "y")).toBeLessThan(distance(start, "new", "a"));
  const after = layout(more);
  const size = Math.max(...two.ids.map((id) => distance(before, id, "a")));
  for (const id of two.ids.slice(0, 6))
    expect(Math.hypot(after[id]![0] - before[id]![0], after[id]![1] - before[id]![1])).toBeLessThan(size / 2);
});

test("an empty graph has no places", () => {
  expect(layout({ ids: [], radii: [], ties: [], before: null })).toEqual({});
});

test.each([
  ["two hundred around one", 200, 1],
  ["five hundred around a few", 500, 8],
  ["eight hundred around many", 800, 40],
])("of %s, no two shapes touch in a view that shows all", (_, count, hubs) => {
  const ids = Array.from({ length: count }, (_, place) => `e${place}`);
  const ties = ids.slice(1).flatMap((_, place): [number, number][] => [
    [place + 1, place % hubs],
    [place + 1, (place * 7) % hubs],
  ]);
  const claims = ids.map((_, place) => ({ claims: place < hubs ? 2 * Math.ceil(count / hubs) : 2 }));
  const radii = radiiOf(claims);
  const places = layout({ ids, radii, ties: ties.filter(([one, other]) => one !== other), before: null });
  const stage = { width: 800, height: 513 };
  const { x, size } = frameOf(places, stage);
  const pixels = stage.width / (x[1] - x[0]);
  const touching = ids.flatMap((one, place) =>
    ids.slice(place + 1).filter((other, further) => {
      const least = size * (radii[place]! + radii[place + 1 + further]!);
      return pixels * distance(places, one, other) < least;
    }),
  );
  expect(touching).toEqual([]);
});
