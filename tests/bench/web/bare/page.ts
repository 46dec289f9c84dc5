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
const hub = nodes.reduce((most, node) => (graph.degree(node.id) > graph.degree(most.id) ? node : most));
// The first drawing is made while sigma is.
const { x, y } = sigma.graphToViewport({ x: hub.x, y: hub.y });
container.dataset.hub = JSON.stringify([x, y]);
container.dataset.drawn = "true";
