import type { Graph, GraphEdge, GraphNode } from "#schema/api.ts";
import { type Filters, isFiltering, passes } from "./filters.ts";

/** What passes the filters, strongest first: the rows of the tables. */
export interface View {
  entities: GraphNode[];
  relations: GraphEdge[];
}

/** As many entities as a person can read at once. */
export const READABLE = 60;

/**
 * The part of the graph that passes the filters. Unfiltered, entities without any relation are in view too; filtered, only those
 * that a remaining relation names.
 */
export function viewOf(graph: Graph, filters: Filters): View {
  const relations = graph.edges.filter((edge) => passes(filters, edge)).sort(byStrength);
  const named = new Set(relations.flatMap(({ source, target }) => [source, target]));
  const entities = isFiltering(filters) ? graph.nodes.filter(({ id }) => named.has(id)) : [...graph.nodes];
  return { entities: entities.sort(byClaims), relations };
}

/**
 * The part of a view that is drawn: at most `limit` entities, those with most claims, and of the rest the ones in `keep`.
 * A relation of an entity with itself is listed, not drawn.
 */
export function drawnOf(view: View, limit: number, keep: ReadonlySet<string>): Graph {
  const nodes = view.entities.filter(({ id }, place) => place < limit || keep.has(id));
  const ids = new Set<string>(nodes.map(({ id }) => id));
  const edges = view.relations.filter(
    ({ source, target }) => source !== target && ids.has(source) && ids.has(target),
  );
  return { nodes, edges };
}

function byClaims(a: GraphNode, b: GraphNode): number {
  return b.claims - a.claims || compare(a.name, b.name) || compare(a.id, b.id);
}

function byStrength(a: GraphEdge, b: GraphEdge): number {
  return b.claims - a.claims || b.confidence - a.confidence || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
