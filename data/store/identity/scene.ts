import { readWhereabouts } from "#data/gazetteer/whereabouts.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { HeldOffice } from "#schema/office.ts";
import { RELATIONS } from "#schema/relations.ts";

export type Scene = Pick<Extraction, "article" | "entities" | "mentions" | "claims" | "offices">;

/** An article that speaks of more states than this says nothing of where somebody in it holds an office. */
const MOST_STATES = 12;

let whereabouts: ReturnType<typeof readWhereabouts> | null = null;

/**
 * The states of which an office may be that the article gives to a state nowhere: all of which it speaks, by name or by a place or body of
 * theirs, but for those that its holder acts on or that act on him, and those whose office it gives to somebody else. None where it speaks
 * of a place of which nobody knows where it lies.
 */
export function statesFor({ holder, office }: HeldOffice, scene: Scene): EntityId[] {
  const states = new Set<EntityId>();
  for (const { id, kind } of scene.entities) {
    const own = statesOf(id, kind);
    if (own === null) return [];
    for (const state of own) states.add(state);
  }
  for (const state of dealtWith(holder, scene)) states.delete(state);
  for (const other of scene.offices) {
    const isAnothers = other.holder !== holder && other.called !== "office";
    if (isAnothers && other.office === office && other.tenure === "current" && other.of !== null)
      states.delete(other.of);
  }
  return states.size > MOST_STATES ? [] : [...states].sort();
}

/** Null for a place that nobody knows. */
function statesOf(id: EntityId, kind: string): Iterable<EntityId> | null {
  if (kind === "state") return [id];
  whereabouts ??= readWhereabouts();
  return whereabouts.get(id) ?? (kind === "place" ? null : []);
}

/** The states of those with whom somebody has to do in what the article tells. */
function dealtWith(holder: EntityId, { entities, mentions, claims }: Scene): Set<EntityId> {
  const kinds = new Map(entities.map(({ id, kind }) => [id, kind]));
  const states = new Set<EntityId>();
  for (const { relation, source, target } of claims) {
    if (RELATIONS[relation].tone === "standing") continue;
    const parties = [source, target].map((ends) => ends.flatMap((end) => mentions[end]?.entities ?? []));
    if (!parties.flat().includes(holder)) continue;
    const own = RELATIONS[relation].symmetric ? parties.flat() : parties.find((ids) => !ids.includes(holder));
    for (const id of own ?? [])
      for (const state of statesOf(id, kinds.get(id) ?? "other") ?? []) states.add(state);
  }
  return states;
}
