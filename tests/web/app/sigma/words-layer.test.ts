import fc from "fast-check";
import { expect, test } from "vitest";
import type { Palette } from "#web/app/sigma/palette.ts";
import { drawWords, type Emphasis } from "#web/app/sigma/words-layer.ts";
import type { Scene } from "#web/export/picture/scene.ts";

const AT_REST: Emphasis = { focus: null, chosen: new Set(), hovered: null };

const entity = (name: string, claims: number, x: number, y: number) => ({
  ...{ id: name, name, claims, x, y, radius: 10, shape: "disc" as const },
  ...{ flag: null, unnamed: false, quiet: false },
});

/** One with most claims in the middle, and others on rings about it, shape beside shape. */
function ringsAround(others: number): Scene {
  const entities = Array.from({ length: others }, (_, place) => {
    const [ring, angle] = [Math.floor(place / 20), (2 * Math.PI * (place % 20)) / 20];
    const radius = 30 + 20 * ring;
    return entity(`Other ${place}`, 1, 400 + radius * Math.cos(angle), 300 + radius * Math.sin(angle));
  });
  return { width: 800, height: 600, entities: [entity("Hub", 9000, 400, 300), ...entities], relations: [] };
}

interface Written {
  text: string;
  x: number;
  y: number;
}

const widthOf = (text: string) => 8 * text.length;

function written(scene: Scene, emphasis: Emphasis): Written[] {
  const texts: Written[] = [];
  let [x, y] = [0, 0];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, key) => {
      if (key === "measureText") return (text: string) => ({ width: widthOf(text) });
      if (key === "translate") return (across: number, down: number) => ([x, y] = [across, down]);
      return key === "fillText" ? (text: string) => texts.push({ text, x, y }) : () => undefined;
    },
    set: () => true,
  });
  drawWords(context, scene, emphasis, { tone: {} } as Palette);
  return texts;
}

const namesIn = (...drawn: Parameters<typeof written>) => written(...drawn).map(({ text }) => text);

test.each([60, 500])("whoever has most claims is named among %i that stand close around", (others) => {
  expect(namesIn(ringsAround(others), AT_REST)).toContain("Hub");
});

test("in a crowd no more than 30 names are written", () => {
  expect(written(ringsAround(2000), AT_REST).length).toBeLessThanOrEqual(30);
});

/** CSS pixels between a name, with the room that is kept around it, and a shape. */
function gap({ text, x, y }: Written, shape: { x: number; y: number; radius: number }): number {
  const across = Math.max(0, Math.abs(x - shape.x) - widthOf(text) / 2 - 4);
  const down = Math.max(0, Math.abs(y - shape.y) - 8.5);
  return Math.hypot(across, down) - shape.radius;
}

/** Three with most claims, and away from them one around whose shape a name has room, but on every side a little nearer to another's. */
const CORNERED: Scene = {
  ...{ width: 400, height: 600, relations: [] },
  entities: [
    ...[1, 2, 3].map((place) => entity(`Big ${place}`, 100 + place, 100 * place, 40)),
    entity("Cornered", 9, 200, 300),
    ...[-44, 44].map((down) => entity(`Other at ${down}`, 1, 200, 300 + down)),
    ...[-92, 92].flatMap((across) =>
      [-19.5, 19.5].map((down) => entity(`Other at ${across}, ${down}`, 1, 200 + across, 300 + down)),
    ),
  ],
};

test("whoever has room for a name only at another's shape has none", () => {
  expect(namesIn(CORNERED, AT_REST)).not.toContain("Cornered");
});

test("what is chosen or under the pointer is named there all the same", () => {
  expect(namesIn(CORNERED, { ...AT_REST, chosen: new Set(["Cornered"]) })).toContain("Cornered");
  expect(namesIn(CORNERED, { ...AT_REST, hovered: { type: "entity", id: "Cornered" } })).toContain(
    "Cornered",
  );
});

test("no other shape is nearer to a name than its own", () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(place, { minLength: 10, maxLength: 60 }), (places) => {
      const entities = places.map(({ x, y }, order) => entity(`Entity ${order}`, 100 - order, x, y));
      // The three with most claims are named wherever they stand.
      const known = new Set(entities.slice(0, 3).map(({ name }) => name));
      for (const name of written({ width: 400, height: 300, relations: [], entities }, AT_REST)) {
        if (known.has(name.text)) continue;
        const own = entities.find(({ id }) => id === name.text)!;
        for (const other of entities) expect(gap(name, other)).toBeGreaterThanOrEqual(gap(name, own) - 1e-9);
      }
    }),
  );
});
