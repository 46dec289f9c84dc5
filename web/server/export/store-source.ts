import { articleIds } from "#data/store/content.ts";
import type { Archive, GraphReader } from "#data/store/store.ts";
import type { GraphSource } from "./source.ts";

/** A store as what exports are read from. */
export async function storeSource(store: GraphReader & Archive): Promise<GraphSource> {
  const { store: kind } = await store.health();
  return {
    kind,
    claims: (question) => store.stream(question),
    entities: () => store.entities(),
    articles: () => articleIds(store),
    extraction: (id) => store.merged(id),
  };
}
