import { drawnPairs, edgeId } from "#data/store/edges.ts";
import { byCode } from "#data/store/naming.ts";
import type { CitedArticle, ClaimEnd, ClaimView } from "#schema/api.ts";
import type { EntityId } from "#schema/ids.ts";
import type { ExportedEdge } from "#web/export/subgraph.ts";

/** What is gathered of claims as they pass: whom they name, what they are drawn as, where they stand. */
export class Survey {
  /** Claims that name each entity as source or target; 0 for whoever is only quoted. */
  readonly entities = new Map<string, number>();
  readonly articles = new Map<string, CitedArticle>();
  claims = 0;
  readonly #edges = new Map<string, Tie>();

  add(claim: ClaimView): void {
    const { article, source, target, attributedTo } = claim;
    this.claims += 1;
    const { voice: _, copyOf: _of, ...cited } = article;
    this.articles.set(article.id, cited);
    for (const id of new Set(idsOf([...source, ...target])))
      this.entities.set(id, (this.entities.get(id) ?? 0) + 1);
    for (const id of idsOf(attributedTo)) this.entities.set(id, this.entities.get(id) ?? 0);
    for (const [from, to] of pairsOf(claim)) this.#draw(claim, from, to);
  }

  #draw(
    { relation, status, confidence, date, article }: ClaimView,
    source: EntityId,
    target: EntityId,
  ): void {
    const ends = { source, target, relation, status };
    const id = edgeId(ends);
    const published = article.publishedAt?.slice(0, 10) ?? null;
    const [first, last] = date ? [date.from, date.to] : [published, published];
    const none = { id, ...ends, claims: 0, articles: 0, outlets: 0, confidence: 0, first, last };
    const known = this.#edges.get(id) ?? { edge: none, article: "", outlets: [] };
    const { edge, outlets } = known;
    // Claims come article by article.
    if (edge.claims === 0 || known.article !== article.id) edge.articles += 1;
    if (article.voice !== null && !outlets.includes(article.voice)) outlets.push(article.voice);
    known.article = article.id;
    edge.claims += 1;
    edge.outlets = outlets.length;
    edge.confidence = Math.max(edge.confidence, confidence);
    if (first !== null && (edge.first === null || first < edge.first)) edge.first = first;
    if (last !== null && (edge.last === null || last > edge.last)) edge.last = last;
    this.#edges.set(id, known);
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

interface Tie {
  edge: ExportedEdge;
  /** Of the last claim. */
  article: string;
  /** Each once; a list, because most ties have one and there are many. */
  outlets: string[];
}

/** The pairs of entities that a claim is drawn between. */
export function pairsOf({ relation, source, target }: ClaimView): [EntityId, EntityId][] {
  return drawnPairs(relation, idsOf(source), idsOf(target)) as [EntityId, EntityId][];
}

export function idsOf(ends: readonly ClaimEnd[]): EntityId[] {
  return ends.flatMap(({ entities }) => entities.map(({ id }) => id));
}
