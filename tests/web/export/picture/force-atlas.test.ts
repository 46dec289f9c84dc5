import { UndirectedGraph } from "graphology";
import commonJs from "graphology-layout-forceatlas2";
import { expect, test } from "vitest";
import { eachPairOnce, forceAtlas, type Line } from "#web/export/picture/force-atlas.ts";

/** The package describes itself as an ES module; what comes is its `module.exports`, the layout itself. */
const packaged = commonJs as unknown as typeof commonJs.default;

const start = Array.from({ length: 30 }, (_, i) => ({ x: (i * 37) % 11, y: (i * 53) % 17 }));
const lines = start.slice(1).map((_, i): Line => [i + 1, Math.floor(i / 3)]);

test.each([
  ["the settings inferred", {}],
  ["settings of its own", { gravity: 0.6, scalingRatio: 12 }],
])("With %s, nodes come to stand where the package places those of a graph", (_, settings) => {
  const graph = new UndirectedGraph<{ x: number; y: number }>();
  for (const [place, at] of start.entries()) graph.addNode(place, { ...at });
  for (const [one, other] of lines) graph.addEdge(one, other);
  packaged.assign(graph, {
    iterations: 50,
    getEdgeWeight: null,
    settings: { ...packaged.inferSettings(start.length), ...settings },
  });
  expect(forceAtlas({ start, lines, iterations: 50, settings })).toEqual(
    start.map((_, place) => graph.getNodeAttributes(place)),
  );
});

test("A pair tied twice, or both ways, is a pair once; a node tied to itself another", () => {
  const ties: Line[] = [
    [0, 1],
    [1, 0],
    [2, 2],
    [0, 1],
    [1, 2],
  ];
  expect(eachPairOnce(ties)).toEqual([
    [0, 1],
    [2, 2],
    [1, 2],
  ]);
});
