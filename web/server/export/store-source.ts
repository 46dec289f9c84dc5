import { articleIds } from "#data/store/audit.ts";
import type { Archive, GraphReader } from "#data/store/store.ts";
import { answers } from "./answers.ts";
import type { GraphSource } from "./source.ts";

const PAGE = 500;

/** A store as what exports are read from. */
export async function storeSource(store: GraphReader & Archive): Promise<GraphSource> {
  const { store: kind } = await store.health();
  return {
    kind,
    async *claims(question) {
      // One relation is what the store itself can choose by.
      const [relation, ...more] = question.relation ?? [];
      const chosen = relation !== undefined && more.length === 0 ? { relation } : {};
      let cursor: string | null | undefined;
      do {
        const page = await store.claims({ ...chosen, limit: PAGE, ...(cursor && { cursor }) });
        for (const claim of page.claims) if (answers(claim, question)) yield claim;
        cursor = page.cursor;
      } while (cursor !== null);
    },
    async *entities() {
      const { nodes } = await store.graph();
      yield* nodes;
    },
    articles: () => articleIds(store),
    extraction: (id) => store.extraction(id),
  };
}
