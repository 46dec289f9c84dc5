import { expect, test } from "vitest";
import type { Palette } from "#web/app/sigma/palette.ts";
import { drawWords, type Emphasis } from "#web/app/sigma/words-layer.ts";
import type { Scene } from "#web/export/picture/scene.ts";

const AT_REST: Emphasis = { focus: null, chosen: new Set(), hovered: null };

/** One with most claims in the middle, and others on rings about it, shape beside shape. */
function ringsAround(others: number): Scene {
  const entity = (name: string, claims: number, x: number, y: number) => ({
    ...{ id: name, name, claims, x, y, radius: 10, shape: "disc" as const },
    ...{ flag: null, unnamed: false, quiet: false },
  });
  const entities = Array.from({ length: others }, (_, place) => {
    const [ring, angle] = [Math.floor(place / 20), (2 * Math.PI * (place % 20)) / 20];
    const radius = 30 + 20 * ring;
    return entity(`Other ${place}`, 1, 400 + radius * Math.cos(angle), 300 + radius * Math.sin(angle));
  });
  return { width: 800, height: 600, entities: [entity("Hub", 9000, 400, 300), ...entities], relations: [] };
}

function written(scene: Scene, emphasis: Emphasis): string[] {
  const texts: string[] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get: (_, key) => {
      if (key === "measureText") return (text: string) => ({ width: 8 * text.length });
      return key === "fillText" ? (text: string) => texts.push(text) : () => undefined;
    },
    set: () => true,
  });
  drawWords(context, scene, emphasis, { tone: {} } as Palette);
  return texts;
}

test.each([60, 500])("whoever has most claims is named among %i that stand close around", (others) => {
  expect(written(ringsAround(others), AT_REST)).toContain("Hub");
});

test("in a crowd no more than 30 names are written", () => {
  expect(written(ringsAround(2000), AT_REST).length).toBeLessThanOrEqual(30);
});
