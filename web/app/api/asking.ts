import type { ClaimPage, EntityDetail, EntityHit, EntityRef, Health } from "#schema/api.ts";
import { type CompactGraph, expand, type Place } from "#schema/compact.ts";
import type { Chains, Facets, Neighbourhood, Timeline, View } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { type Get, nullWhereMissing } from "./get.ts";

/** Which claims may stand in a chain or at an entity: a question that names nobody. */
export type NamelessQuestion = Omit<Question, "source" | "target" | "around">;

/** What the page asks piece by piece. Every promise fails as those of Api do. */
export interface Asking {
  /** Entities with words of their names beginning so; those with most claims for no text. */
  complete(text: string, signal?: AbortSignal): Promise<EntityHit[]>;
  chains(from: string, to: string, filter: NamelessQuestion, signal?: AbortSignal): Promise<Chains>;
  timeline(question: Question, signal?: AbortSignal): Promise<Timeline>;
  facets(question: Question, signal?: AbortSignal): Promise<Facets>;
  /** At most `limit` entities, and beside them those expanded (each as `expansionText` writes it). */
  view(question: Question, limit: number, expand: readonly string[], signal?: AbortSignal): Promise<View>;
  claims(question: Question, cursor: string | null, signal?: AbortSignal): Promise<ClaimPage>;
  health(signal?: AbortSignal): Promise<Health>;
  /** Null where it is not in the store. */
  entity(id: string, signal?: AbortSignal): Promise<EntityDetail | null>;
  /** Those of some entities that are in the store. */
  named(ids: readonly string[], signal?: AbortSignal): Promise<EntityRef[]>;
  /** The whole graph, and where the server has placed its entities; null as long as it has placed none. */
  whole(signal?: AbortSignal): Promise<ReturnType<typeof expand>>;
  /** Where the server places the entities of the whole graph, as soon as it has worked that out; null where it fails to. */
  places(signal?: AbortSignal): Promise<Record<string, Place> | null>;
  /** Who is tied to an entity, and by what: the first few, and the numbers of all. */
  neighbourhood(entity: string, filter: NamelessQuestion, signal?: AbortSignal): Promise<Neighbourhood>;
}

export function createAsking(get: Get): Asking {
  return {
    complete: async (text, signal) =>
      (await get<{ entities: EntityHit[] }>(`/complete?${queryOf({ text })}`, signal)).entities,
    chains: (from, to, filter, signal) => get(`/chains?${queryOf({ ...filter, from, to })}`, signal),
    timeline: (question, signal) => get(`/timeline?${queryOf(question)}`, signal),
    facets: (question, signal) => get(`/facets?${queryOf(question)}`, signal),
    view: (question, limit, expanded, signal) =>
      get(`/view?${queryOf({ ...question, limit, expand: expanded })}`, signal),
    claims: (question, cursor, signal) =>
      get(`/claims?${queryOf({ ...question, limit: 100, cursor: cursor ?? undefined })}`, signal),
    health: (signal) => get("/health", signal),
    entity: (id, signal) =>
      get<EntityDetail>(`/entities/${encodeURIComponent(id)}?limit=1`, signal).catch(nullWhereMissing),
    // A view shows those first who are named, tied to somebody or not.
    named: async (ids, signal) =>
      (await get<View>(`/view?${queryOf({ around: ids, limit: ids.length })}`, signal)).nodes,
    whole: async (signal) => expand(await get<CompactGraph>("/graph/compact", signal)),
    places: async (signal) =>
      (await get<{ places: Record<string, Place> | null }>("/graph/places", signal)).places,
    neighbourhood: (entity, filter, signal) =>
      get(`/neighbourhood?${queryOf({ ...filter, entity, limit: 1 })}`, signal),
  };
}

/** A query string in which a list is a key that comes again. */
export function queryOf(parameters: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(name, String(one));
  return search.toString();
}
