import { drawnPairs, edgeId } from "#data/store/edges.ts";
import { byCode } from "#data/store/naming.ts";
import type { ClaimEnd, ClaimView } from "#schema/api.ts";
import type { EntityId } from "#schema/ids.ts";
import type { ExportedEdge } from "#web/export/subgraph.ts";

/** What is gathered of claims as they pass: whom they name, what they are drawn as, where they stand. */
export class Survey {
  /** Claims that name each entity as source or target; 0 for whoever is only quoted. */
  readonly entities = new Map<string, number>();
  readonly articles = new Map<string, ClaimView["article"]>();
  claims = 0;
  readonly #edges = new Map<string, { edge: ExportedEdge; article: string }>();

  add(claim: ClaimView): void {
    const { article, source, target, attributedTo, relation, status, confidence, date } = claim;
    this.claims += 1;
    this.articles.set(article.id, article);
    for (const id of new Set(idsOf([...source, ...target])))
      this.entities.set(id, (this.entities.get(id) ?? 0) + 1);
    for (const id of idsOf(attributedTo)) this.entities.set(id, this.entities.get(id) ?? 0);
    for (const [from, to] of pairsOf(claim)) {
      const ends = { source: from, target: to, relation, status };
      const id = edgeId(ends);
      const known = this.#edges.get(id);
      if (known) {
        const { edge } = known;
        edge.claims += 1;
        // Claims come article by article.
        if (known.article !== article.id) edge.articles += 1;
        known.article = article.id;
        edge.confidence = Math.max(edge.confidence, confidence);
        if (date !== null) {
          edge.from = edge.from === null || date.from < edge.from ? date.from : edge.from;
          edge.to = edge.to === null || date.to > edge.to ? date.to : edge.to;
        }
      } else {
        const days = { from: date?.from ?? null, to: date?.to ?? null };
        this.#edges.set(id, {
          edge: { id, ...ends, claims: 1, articles: 1, confidence, ...days },
          article: article.id,
        });
      }
    }
  }

  edges(): ExportedEdge[] {
    return [...this.#edges.values()]
      .map(({ edge }) => edge)
      .sort(
        (a, b) =>
          byCode(a.source, b.source) ||
          byCode(a.target, b.target) ||
          byCode(a.relation, b.relation) ||
          byCode(a.status, b.status),
      );
  }
}

/** The pairs of entities that a claim is drawn between. */
export function pairsOf({ relation, source, target }: ClaimView): [EntityId, EntityId][] {
  return drawnPairs(relation, idsOf(source), idsOf(target)) as [EntityId, EntityId][];
}

export function idsOf(ends: readonly ClaimEnd[]): EntityId[] {
  return ends.flatMap(({ entities }) => entities.map(({ id }) => id));
}
