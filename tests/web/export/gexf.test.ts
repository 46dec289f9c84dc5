import { MultiGraph } from "graphology";
import { parse } from "graphology-gexf";
import { describe, expect, test } from "vitest";
import type { Graph, GraphEdge, GraphNode } from "#schema/api.ts";
import type { EntityId } from "#schema/ids.ts";
import { toGexf } from "#web/export/gexf.ts";

function node(id: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id: id as EntityId, name: id, kind: "state", aliases: [], wikidata: null, claims: 1, ...more };
}

function edge(
  source: string,
  relation: GraphEdge["relation"],
  target: string,
  more: Partial<GraphEdge> = {},
): GraphEdge {
  const status = more.status ?? "fact";
  return {
    id: `${source}|${relation}|${status}|${target}`,
    source: source as EntityId,
    target: target as EntityId,
    relation,
    status,
    claims: 1,
    articles: 1,
    confidence: 0.9,
    ...more,
  };
}

const graph: Graph = {
  nodes: [
    node("france", { name: "France", aliases: ["Paris", "the French"], wikidata: "Q142", claims: 4 }),
    node("niger"),
  ],
  edges: [
    edge("france", "CRITICIZED", "niger", { claims: 3, articles: 2 }),
    edge("niger", "CRITICIZED", "france", { status: "denied", confidence: 0.5 }),
    edge("france", "MET_WITH", "niger"),
  ],
};

test("every entity and every edge is there, several between the same two", () => {
  const read = parse(MultiGraph, toGexf(graph));
  expect(read.nodes()).toEqual(["france", "niger"]);
  expect(read.edges()).toEqual(graph.edges.map(({ id }) => id));
});

test("an entity keeps its name, kind, aliases, Wikidata id and number of claims", () => {
  expect(parse(MultiGraph, toGexf(graph)).getNodeAttributes("france")).toEqual({
    label: "France",
    entityKind: "state",
    aliases: "Paris; the French",
    wikidata: "Q142",
    claims: 4,
  });
});

test("an edge keeps its relation, status and numbers; its weight is its number of claims", () => {
  const read = parse(MultiGraph, toGexf(graph));
  expect(read.getEdgeAttributes("france|CRITICIZED|fact|niger")).toEqual({
    label: "criticized",
    weight: 3,
    relation: "CRITICIZED",
    status: "fact",
    claims: 3,
    articles: 2,
    confidence: 0.9,
  });
  expect(read.getEdgeAttribute("niger|CRITICIZED|denied|france", "status")).toBe("denied");
});

test("a relation has its direction, and a symmetric one none", () => {
  const read = parse(MultiGraph, toGexf(graph));
  expect(read.extremities("niger|CRITICIZED|denied|france")).toEqual(["niger", "france"]);
  expect(read.isDirected("niger|CRITICIZED|denied|france")).toBe(true);
  expect(read.isUndirected("france|MET_WITH|fact|niger")).toBe(true);
});

test("numbers are declared as numbers", () => {
  const text = toGexf(graph);
  expect(text).toContain('<attribute id="claims" title="claims" type="integer"/>');
  expect(text).toContain('<attribute id="confidence" title="confidence" type="double"/>');
  expect(text).toContain('<attribute id="relation" title="relation" type="string"/>');
});

test("a graph of nothing is a document still", () => {
  expect(parse(MultiGraph, toGexf({ nodes: [], edges: [] })).order).toBe(0);
});

describe("names with characters that XML minds", () => {
  const named = (name: string) =>
    toGexf({ nodes: [node("a", { name, aliases: [`alias ${name}`] })], edges: [] });

  test.each([
    ["NUL", "Fr\u0000ance", "France"],
    ["a bell and an escape", "\u0007Fran\u001bce", "France"],
    ["U+FFFE and U+FFFF", "Fra\uFFFEnc\uFFFFe", "France"],
    ["an unpaired surrogate", "Fran\uD83Dce", "France"],
    ["another unpaired surrogate", "\uDC00France", "France"],
    ["a pair of surrogates, which is allowed", "France 😀", "France 😀"],
    ["markup", `<script>&amp;"'</script>`, `<script>&amp;"'</script>`],
    ["the end of a CDATA section", "]]>", "]]>"],
    ["letters of other scripts", "Нигер 尼日尔 Côte d’Ivoire", "Нигер 尼日尔 Côte d’Ivoire"],
  ])("%s", (_, name, read) => {
    const text = named(name);
    expect(text).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    const attributes = parse(MultiGraph, text).getNodeAttributes("a");
    expect(attributes).toMatchObject({ label: read, aliases: `alias ${read}` });
  });
});
