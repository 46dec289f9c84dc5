import type { EntityRef, GraphEdge, GraphNode } from "#schema/api.ts";
import type { Status } from "#schema/claim.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";
import { toldAs } from "#web/export/words.ts";

/** A row of the tree of a view: an entity, a relation it has, or who stands at the other end of that. */
export type TreeRow = {
  /** Where it stands in the tree, unlike any other row's. */
  key: string;
  /** Its place among the rows of the same parent, from 1, and how many these are. */
  place: number;
  size: number;
} & (
  | { level: 1; entity: GraphNode; relations: number; open: boolean }
  | { level: 2; words: string; relation: Relation; status: Status; neighbours: number; open: boolean }
  | { level: 3; neighbour: EntityRef; edge: GraphEdge; status: Status }
);

/** The rows that are in sight, top to bottom, of a tree of entities → relations, each as it is told → neighbours. `open` holds the keys of those that are unfolded. */
export function treeRows(
  view: { entities: readonly GraphNode[]; relations: readonly GraphEdge[] },
  open: ReadonlySet<string>,
): TreeRow[] {
  const names = new Map<string, GraphNode>(view.entities.map((entity) => [entity.id, entity]));
  const byEntity = new Map<string, GraphEdge[]>();
  for (const edge of view.relations)
    for (const id of new Set([edge.source, edge.target])) {
      const edges = byEntity.get(id);
      if (edges === undefined) byEntity.set(id, [edge]);
      else edges.push(edge);
    }
  return view.entities.flatMap((entity, place) => {
    const edges = byEntity.get(entity.id) ?? [];
    const isOpen = open.has(entity.id);
    const row: TreeRow = {
      key: entity.id,
      level: 1,
      place: place + 1,
      size: view.entities.length,
      entity,
      relations: edges.length,
      open: isOpen,
    };
    return isOpen ? [row, ...relationRows(entity, edges, names, open)] : [row];
  });
}

function relationRows(
  entity: GraphNode,
  edges: readonly GraphEdge[],
  names: ReadonlyMap<string, GraphNode>,
  open: ReadonlySet<string>,
): TreeRow[] {
  const groups = [
    ...Map.groupBy(edges, ({ source, relation, status }) => {
      const { label, reverse } = RELATIONS[relation];
      return toldAs(source === entity.id ? label : reverse, { relation, status });
    }),
  ].sort(([, a], [, b]) => claimsOf(b) - claimsOf(a));
  return groups.flatMap(([words, group], place) => {
    const key = `${entity.id}\n${words}`;
    const isOpen = open.has(key);
    const row: TreeRow = {
      key,
      level: 2,
      place: place + 1,
      size: groups.length,
      words,
      relation: group[0]?.relation ?? "SAID",
      status: group[0]?.status ?? "fact",
      neighbours: group.length,
      open: isOpen,
    };
    if (!isOpen) return [row];
    const below = group.map((edge, at): TreeRow => {
      const other = edge.source === entity.id ? edge.target : edge.source;
      const neighbour = names.get(other) ?? {
        id: other,
        name: "somebody out of view",
        kind: "other" as const,
      };
      return {
        key: `${key}\n${edge.id}`,
        level: 3,
        place: at + 1,
        size: group.length,
        neighbour,
        edge,
        status: edge.status,
      };
    });
    return [row, ...below];
  });
}

function claimsOf(edges: readonly GraphEdge[]): number {
  return edges.reduce((sum, { claims }) => sum + claims, 0);
}

/** Where a key leads in a tree (WAI-ARIA tree view): another row, or folding of this one; null for a key that means nothing here. */
export function treeStep(
  rows: readonly TreeRow[],
  at: number,
  key: string,
): { to: number } | { fold: string; open: boolean } | null {
  const row = rows[at];
  if (row === undefined) return null;
  const to = (place: number) => ({ to: Math.max(0, Math.min(rows.length - 1, place)) });
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "Home":
      return to(0);
    case "End":
      return to(rows.length - 1);
    case "ArrowRight":
      if (row.level === 3) return to(at);
      return row.open ? to(at + 1) : { fold: row.key, open: true };
    case "ArrowLeft": {
      if (row.level !== 3 && row.open) return { fold: row.key, open: false };
      const parent = rows.slice(0, at).findLastIndex(({ level }) => level === row.level - 1);
      return to(parent < 0 ? at : parent);
    }
    default:
      return null;
  }
}
