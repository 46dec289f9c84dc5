import { describe, expect, test } from "vitest";
import { type LayoutTask, layout, withNewcomers } from "#web/export/picture/layout.ts";

const entity = (id: string, width = 90) => ({ id, width, height: 44 });

const RING: LayoutTask = {
  entities: Array.from({ length: 14 }, (_, i) => entity(`e${i}`, 60 + 10 * (i % 5))),
  relations: Array.from({ length: 12 }, (_, i) => ({
    source: `e${i}`,
    target: `e${(i * 5 + 1) % 12}`,
  })).filter(({ source, target }) => source !== target),
  aspect: 1.5,
};

describe("the layout", () => {
  test("is the same for the same task", () => {
    expect(layout(RING)).toEqual(layout(structuredClone(RING)));
  });

  test("keeps entities with their names apart", () => {
    const places = layout(RING);
    const boxes = RING.entities.map(({ id, width, height }) => ({ at: places[id] ?? [0, 0], width, height }));
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) {
        const apartX = Math.abs(a.at[0] - b.at[0]) >= (a.width + b.width) / 2;
        const apartY = Math.abs(a.at[1] - b.at[1]) >= (a.height + b.height) / 2;
        expect(apartX || apartY).toBe(true);
      }
  });

  test.each([640, 800, 1100])(
    "where names find no room in %i pixels, lets no shape touch another",
    (width) => {
      const room = { width, height: 0.5 * width };
      const shape = (i: number) => 20 + 2 * (i % 10);
      const task: LayoutTask = {
        entities: Array.from({ length: 60 }, (_, i) => ({ ...entity(`e${i}`, 120), shape: shape(i) })),
        relations: Array.from({ length: 130 }, (_, i) => ({
          source: `e${i % 60}`,
          target: `e${(i * i + 1) % 12}`,
        })).filter(({ source, target }) => source !== target),
        aspect: 2,
        room,
      };
      const places = layout(task);
      const at = (i: number) => places[`e${i}`] ?? [0, 0];
      const all = Object.values(places);
      const across = Math.max(...all.map(([x]) => x)) - Math.min(...all.map(([x]) => x));
      const down = Math.max(...all.map(([, y]) => y)) - Math.min(...all.map(([, y]) => y));
      // Shown in the room, and drawn as much smaller as they then stand closer, they leave a line between them to be seen.
      const scale = Math.min(1, room.width / across, room.height / down);
      expect(scale).toBeGreaterThan(0.5);
      for (let i = 0; i < 60; i++)
        for (let j = 0; j < i; j++) {
          const between = Math.hypot(at(i)[0] - at(j)[0], at(i)[1] - at(j)[1]) - (shape(i) + shape(j)) / 2;
          expect(scale * between).toBeGreaterThan(9);
        }
    },
  );

  test("puts entities without relations below the others", () => {
    const places = layout(RING);
    const lowest = Math.min(...RING.entities.slice(0, 12).map(({ id }) => places[id]?.[1] ?? 0));
    expect(places.e12?.[1]).toBeLessThan(lowest);
    expect(places.e13?.[1]).toBeLessThan(lowest);
  });

  test.each([
    ["nothing", { entities: [], relations: [], aspect: 1 }, []],
    ["one alone", { entities: [entity("a")], relations: [], aspect: 1 }, ["a"]],
    [
      "one pair",
      { entities: [entity("a"), entity("b")], relations: [{ source: "a", target: "b" }], aspect: 1 },
      ["a", "b"],
    ],
  ])("places %s at finite coordinates", (_, task, ids) => {
    const places = layout(task);
    expect(Object.keys(places).sort()).toEqual(ids);
    expect(Object.values(places).flat().every(Number.isFinite)).toBe(true);
  });
});

describe("newcomers", () => {
  const places = layout(RING);

  test("move nobody, and stand near their neighbour", () => {
    const more = withNewcomers(places, ["e0", "new"], [{ source: "new", target: "e0" }]);
    expect(more).toMatchObject(places);
    const distanceTo = (id: string) => {
      const [[x, y], [otherX, otherY]] = [more.new ?? [0, 0], places[id] ?? [0, 0]];
      return Math.hypot(x - otherX, y - otherY);
    };
    expect(distanceTo("e0")).toBeLessThan(distanceTo("e13"));
  });

  test("without neighbours get a place too", () => {
    expect(withNewcomers(places, ["new"], []).new?.every(Number.isFinite)).toBe(true);
    expect(withNewcomers({}, ["new"], []).new?.every(Number.isFinite)).toBe(true);
  });
});
