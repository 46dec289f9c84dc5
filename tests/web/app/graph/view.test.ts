import { describe, expect, test } from "vitest";
import type { View } from "#schema/exploring.ts";
import { legendOf } from "#web/app/graph/filters.ts";
import { drawable, inSight } from "#web/app/graph/view.ts";

const VIEW = {
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
} as unknown as View;

const ids = (items: { id: string }[]) => items.map(({ id }) => id);
describe("in sight", () => {
  test("is the whole view where nothing is hidden", () => {
    const { nodes, edges } = inSight(VIEW, []);
    expect([ids(nodes), ids(edges)]).toEqual([
      ["A", "B", "C", "alone"],
      ["1", "2", "3"],
    ]);
  });

  test("is nobody who was hidden, and no relation of theirs", () => {
    const { nodes, edges } = inSight(VIEW, ["B", "alone"]);
    expect([ids(nodes), ids(edges)]).toEqual([["A", "C"], ["2"]]);
  });

  test("leaves the view as it was", () => {
    const before = structuredClone(VIEW);
    inSight(VIEW, ["A"]);
    expect(VIEW).toEqual(before);
  });
});

test("a relation of an entity with itself is not drawn", () => {
  expect(ids(drawable(VIEW).edges)).toEqual(["1", "2"]);
});

describe("of many relations among few", () => {
  /** A hub with three relations to each of sixty, who have one with the next of them. */
  const sixty = Array.from({ length: 60 }, (_, place) => `N${place}`);
  const edge = (source: string, target: string, place: number) => ({
    ...VIEW.edges[0],
    id: `${source}-${target}-${place}`,
    source,
    target,
  });
  const hub = {
    nodes: ["hub", ...sixty].map((id) => ({ ...VIEW.nodes[0], id, name: id })),
    edges: [
      ...[0, 1, 2].flatMap((place) => sixty.map((id) => edge("hub", id, place))),
      ...sixty.map((id, place) => edge(id, sixty[(place + 1) % 60]!, 0)),
    ],
  } as unknown as View;

  test("a hub has one line to each of its neighbours: those beside it say no more of who stands near whom", () => {
    const drawn = drawable(hub).edges.filter(({ source }) => source === "hub");
    expect(drawn.map(({ id }) => id)).toEqual(sixty.map((id) => `hub-${id}-0`));
  });

  test("whoever is chosen has all of its lines", () => {
    expect(drawable(hub, ["hub"]).edges.filter(({ source }) => source === "hub")).toHaveLength(180);
    expect(ids(drawable(hub, ["N7"]).edges)).toEqual(
      expect.arrayContaining(["hub-N7-0", "hub-N7-1", "hub-N7-2", "N6-N7-0", "N7-N8-0"]),
    );
  });

  test("the others keep theirs, whether the hub's are of more claims or of fewer", () => {
    const ring = { ...hub, edges: [...hub.edges.slice(180), ...hub.edges.slice(0, 180)] };
    for (const graph of [hub, ring])
      expect(ids(drawable(graph).edges)).toEqual(expect.arrayContaining(ids(hub.edges.slice(180))));
  });

  test("whom one chooses takes no line from the others", () => {
    const busy = Array.from({ length: 20 }, (_, place) => edge("hub", "N0", place + 3));
    const edges = [...hub.edges.slice(0, 60), ...busy, ...hub.edges.slice(180)];
    const graph = { ...hub, edges } as View;
    const before = ids(drawable(graph).edges);
    for (const { id } of hub.nodes)
      expect(ids(drawable(graph, [id]).edges)).toEqual(expect.arrayContaining(before));
  });
});

test("the legend counts what answers, by tone, those of most claims first", () => {
  const relation = [
    { value: "URGED" as const, claims: 2 },
    { value: "PRAISED" as const, claims: 2 },
    { value: "WARNED" as const, claims: 5 },
  ];
  const status = [
    { value: "planned" as const, claims: 2 },
    { value: "fact" as const, claims: 7 },
  ];
  expect(legendOf({ relation, status })).toEqual({
    tones: [
      { tone: "verbal-cooperation", relations: [{ relation: "PRAISED", claims: 2 }] },
      {
        tone: "verbal-conflict",
        relations: [
          { relation: "WARNED", claims: 5 },
          { relation: "URGED", claims: 2 },
        ],
      },
    ],
    statuses: [
      { status: "fact", claims: 7 },
      { status: "planned", claims: 2 },
    ],
  });
});
