import { describe, expect, test } from "vitest";
import type { Graph, GraphEdge, GraphNode } from "#schema/api.ts";
import { focusOf } from "#web/app/graph/focus.ts";
import { curveBetween, pointOn } from "#web/export/picture/curve.ts";
import { drawingOf } from "#web/export/picture/drawing.ts";

const node = (id: string, claims: number, more: Partial<GraphNode> = {}): GraphNode =>
  ({ id, name: id, kind: "person", aliases: [], wikidata: null, claims, ...more }) as GraphNode;

const edge = (source: string, relation: string, target: string, more: Partial<GraphEdge> = {}): GraphEdge =>
  ({
    id: [source, relation, more.status ?? "fact", target].join("|"),
    source,
    target,
    relation,
    status: "fact",
    claims: 1,
    articles: 1,
    confidence: 0.9,
    ...more,
  }) as GraphEdge;

const graph = (nodes: GraphNode[], edges: GraphEdge[]): Graph => ({ nodes, edges });

describe("an entity is drawn", () => {
  test("larger with more claims, within a factor of three", () => {
    const { entities } = drawingOf(graph([node("A", 0), node("B", 3), node("C", 900)], []));
    const [least, some, most] = entities.map(({ radius }) => radius);
    expect(some).toBeGreaterThan(least!);
    expect(most).toBeGreaterThan(some!);
    expect(most! / least!).toBeLessThanOrEqual(3);
  });

  test.each([
    ["protesters", null, true],
    ["Lloyd Austin", null, false],
    ["al-Shabaab", "Q1", false],
    ["الشباب", null, false],
  ])("%s: quietly as a mere description: %s, %s", (name, wikidata, expected) => {
    const { entities } = drawingOf(graph([node("x", 1, { name, wikidata, kind: "group" })], []));
    expect(entities[0]?.unnamed).toBe(expected);
  });

  test.each([
    ["state:FR", "state", "FR"],
    ["state:SUHH", "state", null],
    ["person:FR", "person", null],
  ])("%s with the flag %s", (id, kind, expected) => {
    const { entities } = drawingOf(graph([node(id, 1, { kind } as Partial<GraphNode>)], []));
    expect(entities[0]?.flag).toBe(expected);
  });
});

describe("relations of one pair", () => {
  const pair = [
    edge("B", "URGED", "A"),
    edge("A", "CRITICIZED", "B"),
    edge("A", "MET_WITH", "B"),
    edge("A", "CRITICIZED", "B", { status: "denied" }),
  ];
  const middleOf = (bow: number, forth: boolean) => {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 400, y: 0 },
    ];
    return pointOn(forth ? curveBetween(from, to, bow) : curveBetween(to, from, bow), 0.5).y;
  };

  test("lie beside each other, a line of words apart, whichever way they point", () => {
    const { relations } = drawingOf(graph([], pair));
    const middles = relations.map(({ bow, source }) => middleOf(bow, source === "A")).sort((a, b) => a - b);
    for (const [i, middle] of middles.slice(1).entries())
      expect(middle - middles[i]!).toBeGreaterThanOrEqual(20);
  });

  test("keep their lanes whatever order they come in", () => {
    const lanes = (edges: GraphEdge[]) =>
      Object.fromEntries(drawingOf(graph([], edges)).relations.map(({ id, bow }) => [id, bow]));
    expect(lanes([...pair].reverse())).toEqual(lanes(pair));
  });

  test("one alone is straight", () => {
    expect(drawingOf(graph([], [edge("A", "URGED", "B")])).relations[0]?.bow).toBeCloseTo(0);
  });

  test("say in words what is no plain fact, and how often", () => {
    const { relations } = drawingOf(graph([], [edge("A", "URGED", "B", { status: "planned", claims: 3 })]));
    expect(relations[0]?.words).toBe("urged · not told as done · ×3");
  });
});

describe("the focus", () => {
  const drawing = drawingOf(
    graph([], [edge("A", "URGED", "B"), edge("B", "PRAISED", "A"), edge("B", "URGED", "C")]),
  );

  test("of an entity: its neighbours and its relations", () => {
    const focus = focusOf(drawing, { type: "entity", id: "A" });
    expect([...(focus?.entities ?? [])].sort()).toEqual(["A", "B"]);
    expect(focus?.relations.size).toBe(2);
  });

  test("of a line: all between the pair, both directions", () => {
    const focus = focusOf(drawing, { type: "relation", id: "A|URGED|fact|B", source: "A", target: "B" });
    expect([...(focus?.relations ?? [])].sort()).toEqual(["A|URGED|fact|B", "B|PRAISED|fact|A"]);
  });

  test("of nothing: none", () => {
    expect(focusOf(drawing, null)).toBeNull();
  });
});
