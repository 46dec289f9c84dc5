import { STATUSES, type Status } from "#schema/claim.ts";
import type { Facets } from "#schema/exploring.ts";
import { RELATION_NAMES, RELATIONS, type Relation, type Tone } from "#schema/relations.ts";
import { TONES } from "#web/export/words.ts";

/** What the reader has switched off in the legend. Nothing switched off: everything passes. */
export interface Filters {
  relations: ReadonlySet<Relation>;
  statuses: ReadonlySet<Status>;
}

export const NO_FILTERS: Filters = { relations: new Set(), statuses: new Set() };

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

/** What answers the question, for the legend: relations and statuses that occur, with the claims behind them, whatever is switched off. */
export function legendOf({ relation, status }: Pick<Facets, "relation" | "status">): Legend {
  const claimsOf = new Map(relation.map(({ value, claims }) => [value, claims]));
  const tones = TONES.map((tone) => ({
    tone,
    relations: RELATION_NAMES.filter((name) => claimsOf.has(name) && RELATIONS[name].tone === tone)
      .map((name) => ({ relation: name, claims: claimsOf.get(name) ?? 0 }))
      .sort((a, b) => b.claims - a.claims),
  }));
  const statuses = new Map(status.map(({ value, claims }) => [value, claims]));
  return {
    tones: tones.filter(({ relations }) => relations.length > 0),
    statuses: STATUSES.filter((one) => statuses.has(one)).map((one) => ({
      status: one,
      claims: statuses.get(one) ?? 0,
    })),
  };
}
