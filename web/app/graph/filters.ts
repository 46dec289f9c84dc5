import type { Graph } from "#schema/api.ts";
import { STATUSES, type Status } from "#schema/claim.ts";
import { RELATION_NAMES, RELATIONS, type Relation, type Tone } from "#schema/relations.ts";
import { TONES } from "#web/export/words.ts";

/** What the reader has switched off in the legend. Nothing switched off: everything passes. */
export interface Filters {
  relations: ReadonlySet<Relation>;
  statuses: ReadonlySet<Status>;
}

export const NO_FILTERS: Filters = { relations: new Set(), statuses: new Set() };

export function isFiltering(filters: Filters): boolean {
  return filters.relations.size + filters.statuses.size > 0;
}

export function passes(
  filters: Filters,
  { relation, status }: { relation: Relation; status: Status },
): boolean {
  return !filters.relations.has(relation) && !filters.statuses.has(status);
}

/** A new set with each of `items` switched on (taken out) or off (put in). */
export function switched<Item>(
  off: ReadonlySet<Item>,
  items: Iterable<Item>,
  on: boolean,
): ReadonlySet<Item> {
  const next = new Set(off);
  for (const item of items) {
    if (on) next.delete(item);
    else next.add(item);
  }
  return next;
}

export interface Legend {
  tones: { tone: Tone; relations: { relation: Relation; claims: number }[] }[];
  statuses: { status: Status; claims: number }[];
}

/** What the graph holds, for the legend: relations and statuses that occur, with the claims behind them, whatever is switched off. */
export function legendOf(graph: Graph): Legend {
  const relations = new Map<Relation, number>();
  const statuses = new Map<Status, number>();
  for (const { relation, status, claims } of graph.edges) {
    relations.set(relation, (relations.get(relation) ?? 0) + claims);
    statuses.set(status, (statuses.get(status) ?? 0) + claims);
  }
  const tones = TONES.map((tone) => ({
    tone,
    relations: RELATION_NAMES.filter((name) => relations.has(name) && RELATIONS[name].tone === tone)
      .map((relation) => ({ relation, claims: relations.get(relation) ?? 0 }))
      .sort((a, b) => b.claims - a.claims),
  }));
  return {
    tones: tones.filter(({ relations }) => relations.length > 0),
    statuses: STATUSES.filter((status) => statuses.has(status)).map((status) => ({
      status,
      claims: statuses.get(status) ?? 0,
    })),
  };
}
