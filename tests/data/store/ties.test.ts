import { describe, expect, test } from "vitest";
import { broughtBy, expansionsOf } from "#data/store/ties.ts";
import { PORTION } from "#schema/expansion.ts";
import type { Neighbour } from "#schema/exploring.ts";

const HUB = "state:hub";

/** Neighbours of the hub, each by one edge, as a neighbourhood lists them. */
function neighbours(count: number): Neighbour[] {
  return Array.from({ length: count }, (_, place) => ({
    neighbour: { id: `state:${place}`, name: `State ${place}`, kind: "state" as const },
    edge: {
      id: `edge ${place}`,
      source: place % 2 === 0 ? HUB : `state:${place}`,
      target: place % 2 === 0 ? `state:${place}` : HUB,
      relation: "WARNED" as const,
      status: "fact" as const,
      ...{ claims: 1, articles: 1, outlets: 1, confidence: 1, first: null, last: null },
    },
  })) as Neighbour[];
}

function brought(expand: string[], count: number, overview: string[] = []): string[] {
  const [expansion] = expansionsOf({ limit: 0, expand });
  return broughtBy(expansion!, neighbours(count), new Set(overview));
}

describe("an expansion", () => {
  test("brings the entity and a portion of its neighbours, the first ones", () => {
    const ids = brought([`~~~${HUB}`], 500);
    expect(ids.slice(0, 3)).toEqual([HUB, "state:0", "state:1"]);
    expect(ids).toHaveLength(1 + PORTION);
  });

  test("brings the next portion where it is asked for once more", () => {
    const [once, twice] = [brought([`~~~${HUB}`], 500), brought([`~~~${HUB}`, `~~~${HUB}`], 500)];
    expect(twice.slice(0, once.length)).toEqual(once);
    expect(twice).toHaveLength(1 + 2 * PORTION);
  });

  test("spends nothing on those whom the overview shows already", () => {
    const ids = brought([`~~~${HUB}`], 70, ["state:0", "state:1", "state:2"]);
    expect(ids).toHaveLength(1 + PORTION);
    expect(ids).not.toContain("state:0");
  });

  test("goes along a relation one way alone", () => {
    expect(brought([`from-WARNED~~~${HUB}`], 4)).toEqual([HUB, "state:0", "state:2"]);
    expect(brought([`to-WARNED~~~${HUB}`], 4)).toEqual([HUB, "state:1", "state:3"]);
  });

  test.each(["", "WARNED", "out-WARNED~~~state:1", "NOPE~~~state:1", "~yesterday~~state:1", "~~~"])(
    "%j is none",
    (text) => expect(expansionsOf({ limit: 0, expand: [text] })).toEqual([]),
  );
});
