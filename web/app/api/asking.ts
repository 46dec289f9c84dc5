import type { EntityHit } from "#schema/api.ts";
import type { Chain, Timeline } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import type { Get } from "./client.ts";

/** Which claims may stand in a chain: a question that names nobody. */
export type ChainFilter = Omit<Question, "source" | "target" | "around">;

/** What the page asks piece by piece. Every promise fails as those of Api do. */
export interface Asking {
  /** Entities with words of their names beginning so; those with most claims for no text. */
  complete(text: string, signal?: AbortSignal): Promise<EntityHit[]>;
  chains(from: string, to: string, filter: ChainFilter, signal?: AbortSignal): Promise<Chain[]>;
  timeline(question: Question, signal?: AbortSignal): Promise<Timeline>;
}

export function createAsking(get: Get): Asking {
  return {
    complete: async (text, signal) =>
      (await get<{ entities: EntityHit[] }>(`/complete?${queryOf({ text })}`, signal)).entities,
    chains: async (from, to, filter, signal) =>
      (await get<{ chains: Chain[] }>(`/chains?${queryOf({ ...filter, from, to })}`, signal)).chains,
    timeline: (question, signal) => get(`/timeline?${queryOf(question)}`, signal),
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
