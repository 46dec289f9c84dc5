import { describe, expect, test } from "vitest";
import type { Graph } from "#schema/api.ts";
import { legendOf, NO_FILTERS, switched } from "#web/app/graph/filters.ts";
import { drawnOf, viewOf } from "#web/app/graph/view.ts";

const GRAPH = {
  nodes: ["A", "B", "C", "alone"].map((id, i) => ({
    id,
    name: id,
    kind: "person",
    aliases: [],
    wikidata: null,
    claims: 3 - i,
  })),
  edges: [
    {
      id: "1",
      source: "A",
      target: "B",
      relation: "URGED",
      status: "fact",
      claims: 1,
      articles: 1,
      confidence: 0.9,
    },
    {
      id: "2",
      source: "A",
      target: "C",
      relation: "PRAISED",
      status: "planned",
      claims: 2,
      articles: 1,
      confidence: 0.9,
    },
    {
      id: "3",
      source: "B",
      target: "B",
      relation: "URGED",
      status: "fact",
      claims: 1,
      articles: 1,
      confidence: 0.5,
    },
  ],
} as unknown as Graph;

const ids = (items: { id: string }[]) => items.map(({ id }) => id);
const without = (...relations: ("URGED" | "PRAISED")[]) => ({
  ...NO_FILTERS,
  relations: switched(NO_FILTERS.relations, relations, false),
});

describe("the view", () => {
  test("holds everything, the strongest first", () => {
    const { entities, relations } = viewOf(GRAPH, NO_FILTERS);
    expect(ids(entities)).toEqual(["A", "B", "C", "alone"]);
    expect(ids(relations)).toEqual(["2", "1", "3"]);
  });

  test("filtered, holds only whom a remaining relation names", () => {
    const { entities, relations } = viewOf(GRAPH, without("URGED"));
    expect(ids(entities)).toEqual(["A", "C"]);
    expect(ids(relations)).toEqual(["2"]);
  });

  test("filters by status", () => {
    expect(ids(viewOf(GRAPH, { ...NO_FILTERS, statuses: new Set(["fact" as const]) }).relations)).toEqual([
      "2",
    ]);
  });

  test("leaves the graph as it was", () => {
    const before = structuredClone(GRAPH);
    viewOf(GRAPH, NO_FILTERS);
    expect(GRAPH).toEqual(before);
  });
});

describe("of a view is drawn", () => {
  test("as many as asked for, with the relations among them", () => {
    const { nodes, edges } = drawnOf(viewOf(GRAPH, NO_FILTERS), 2, new Set());
    expect(ids(nodes)).toEqual(["A", "B"]);
    expect(ids(edges)).toEqual(["1"]);
  });

  test("whom the reader asked for, beyond the limit", () => {
    expect(ids(drawnOf(viewOf(GRAPH, NO_FILTERS), 1, new Set(["C"])).nodes)).toEqual(["A", "C"]);
  });
});

describe("the legend", () => {
  test("counts claims of the relations and statuses that occur, by tone", () => {
    expect(legendOf(GRAPH)).toEqual({
      tones: [
        { tone: "verbal-cooperation", relations: [{ relation: "PRAISED", claims: 2 }] },
        { tone: "verbal-conflict", relations: [{ relation: "URGED", claims: 2 }] },
      ],
      statuses: [
        { status: "fact", claims: 2 },
        { status: "planned", claims: 2 },
      ],
    });
  });
});
