import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";

/** The same graph as the page shows, drawn by sigma alone: what the page's times are measured against. */
interface BareGraph {
  nodes: { id: string; name: string; claims: number; x: number; y: number }[];
  edges: { source: string; target: string }[];
}

const container = document.getElementById("stage") as HTMLElement;
const answer = await fetch("/graph.json");
const { nodes, edges } = (await answer.json()) as BareGraph;
const graph = new MultiDirectedGraph();
for (const { id, name, claims, x, y } of nodes)
  graph.addNode(id, { label: name, x, y, size: 2 + Math.sqrt(claims), color: "#47525d" });
for (const { source, target } of edges) graph.addDirectedEdge(source, target, { color: "#b0b6bc" });

const sigma = new Sigma(graph, container);
sigma.on("enterNode", ({ node }) => {
  const near = new Set([node, ...graph.neighbors(node)]);
  sigma.setSetting("nodeReducer", (id, data) =>
    near.has(id) ? data : { ...data, label: "", color: "#e0e0e0" },
  );
  sigma.setSetting("edgeReducer", (id, data) =>
    graph.hasExtremity(id, node) ? data : { ...data, hidden: true },
  );
});
sigma.on("leaveNode", () => {
  sigma.setSetting("nodeReducer", null);
  sigma.setSetting("edgeReducer", null);
});
const hub = nodes.reduce((most, node) => (graph.degree(node.id) > graph.degree(most.id) ? node : most));
sigma.once("afterRender", () => {
  const { x, y } = sigma.graphToViewport({ x: hub.x, y: hub.y });
  container.dataset.hub = JSON.stringify([x, y]);
  container.dataset.drawn = "true";
});
