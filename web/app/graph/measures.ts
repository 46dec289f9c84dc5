import { UndirectedGraph } from "graphology";
import louvainModule from "graphology-communities-louvain";
import betweennessModule from "graphology-metrics/centrality/betweenness.js";
import { type Between, standingBetween } from "./between.ts";

/** The packages are CommonJS; what comes is their `module.exports`, the function itself. */
const louvain = louvainModule as unknown as typeof louvainModule.default;
const betweenness = betweennessModule as unknown as typeof betweennessModule.default;

/** What is to be measured: the view, and the entity that is chosen. */
export interface MeasuresTask {
  entities: { id: string; claims: number }[];
  ties: { source: string; target: string; claims: number }[];
  chosen: string | null;
}

/** What the ties of a view say about who stands where in it. Ids of entities; the most important first. */
export interface Measures {
  entities: number;
  pairs: number;
  /** Those with ties to most others, with how many. */
  connected: { id: string; others: number }[];
  /** Those on most of the shortest chains between others, with the share of such chains; null where the view is too large for it. */
  between: { id: string; share: number }[] | null;
  /** Groups of at least three that have more ties among themselves than with the rest. */
  groups: string[][];
  chosen: {
    id: string;
    others: number;
    /** From 1; those with ties to equally many share a rank. */
    rank: number;
    stands: Between | null;
    /** The others of its group, those with most claims first. */
    group: string[];
  } | null;
}

/** How many are named of each kind. */
const NAMED = 3;

/** Betweenness takes time with entities times ties: beyond this it would run for over ten seconds. */
const MOST_STEPS = 300_000_000;

/** Degree, betweenness (Brandes 2001) and communities (Louvain, Blondel et al. 2008) of a view; several relations of a pair are one tie. The same view always has the same answer. */
export function measuresOf({ entities, ties, chosen }: MeasuresTask): Measures {
  const graph = new UndirectedGraph<{ claims: number }, { claims: number }>();
  for (const { id, claims } of entities) graph.mergeNode(id, { claims });
  for (const { source, target, claims } of ties) {
    if (source === target || !graph.hasNode(source) || !graph.hasNode(target)) continue;
    graph.updateEdge(source, target, (old) => ({ claims: (old.claims ?? 0) + claims }));
  }
  const byClaims = (a: string, b: string) =>
    graph.getNodeAttribute(b, "claims") - graph.getNodeAttribute(a, "claims") || (a < b ? -1 : 1);
  const ids = graph.nodes().sort(byClaims);
  const degrees = ids.map((id) => ({ id, others: graph.degree(id) })).sort((a, b) => b.others - a.others);
  const groups = groupsOf(graph, ids);
  return {
    entities: graph.order,
    pairs: graph.size,
    connected: degrees.filter(({ others }) => others > 0).slice(0, NAMED),
    between: graph.order * graph.size > MOST_STEPS ? null : mostBetween(graph, ids),
    groups: groups.filter(({ length }) => length > 2),
    chosen: chosen !== null && graph.hasNode(chosen) ? placeOf(graph, ids, groups, chosen) : null,
  };
}

type Ties = UndirectedGraph<{ claims: number }, { claims: number }>;

function placeOf(graph: Ties, ids: string[], groups: string[][], id: string): Measures["chosen"] {
  const others = graph.degree(id);
  const group = groups.find((one) => one.includes(id)) ?? [];
  return {
    id,
    others,
    rank: 1 + ids.filter((other) => graph.degree(other) > others).length,
    stands: standingBetween(graph, ids, id),
    group: group.filter((other) => other !== id),
  };
}

function mostBetween(graph: Ties, ids: string[]): { id: string; share: number }[] {
  if (graph.size === 0) return [];
  const shares = betweenness(graph, { getEdgeWeight: null, normalized: true });
  return ids
    .map((id) => ({ id, share: shares[id] ?? 0 }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, NAMED);
}

/** The groups, largest first, each with those of most claims first. */
function groupsOf(graph: Ties, ids: string[]): string[][] {
  if (graph.size === 0) return [];
  const groups = louvain(graph, { getEdgeWeight: "claims", randomWalk: false });
  return [...Map.groupBy(ids, (id) => groups[id]).values()].sort((a, b) => b.length - a.length);
}
