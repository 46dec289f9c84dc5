import type {
  ArticleDetail,
  ClaimPage,
  ClaimQuery,
  EntityDetail,
  Graph,
  Health,
  SearchResult,
} from "#schema/api.ts";
import type { ArticlePage, Chain, ChainQuery, Neighbourhood, NeighbourhoodQuery } from "#schema/exploring.ts";
import type { Extraction } from "#schema/extraction.ts";

/** What became of an article that was written. */
export type Written =
  | { outcome: "added" | "replaced" | "unchanged" }
  /** The same text is already stored under another id, and was not stored twice. */
  | { outcome: "duplicate"; of: string };

export interface GraphWriter {
  /**
   * Writes one article with everything said in it, in one transaction: all of it or nothing.
   * The same id with the same extraction changes nothing; with another text or a newer extraction it replaces.
   * Entities that nobody names any more go with the article that named them.
   */
  write(extraction: Extraction): Promise<Written>;
}

export interface GraphReader {
  health(): Promise<Health>;
  /** The whole graph: every entity, and an edge for each (source, target, relation, status) that some claim states. */
  graph(): Promise<Graph>;
  /** Entities by name or alias and sentences by their words; the last word of `query` may be a prefix. */
  search(query: string, limit: number): Promise<SearchResult>;
  /** Null where there is no such entity. */
  entity(id: string): Promise<EntityDetail | null>;
  /** Claims in the order of article, then place in the text. @throws {BadCursor} where `cursor` is not one this store gave. */
  claims(query: ClaimQuery): Promise<ClaimPage>;
  /** Null where there is no such article. */
  article(id: string): Promise<ArticleDetail | null>;
  /**
   * The edges at an entity, those of most claims first, then by the neighbour's id, relation, status and source.
   * @throws {BadCursor} where `cursor` is not one this store gave
   */
  neighbourhood(query: NeighbourhoodQuery): Promise<Neighbourhood>;
  /** The shortest chains of drawn claims between two entities, the shortest first, then in the order of their entities' ids. */
  chains(query: ChainQuery): Promise<Chain[]>;
}

/** What is stored, article by article. */
export interface Archive {
  /** Articles in the order of their ids. @throws {BadCursor} where `cursor` is not one this store gave. */
  articles(query: { limit: number; cursor?: string }): Promise<ArticlePage>;
  /** What an article says, as it was written, entities by id and claims in the order of the text; null where there is no such article. */
  extraction(id: string): Promise<Extraction | null>;
  /** Takes an article out, with its claims and the entities that nobody else names; false where there is no such article. */
  remove(id: string): Promise<boolean>;
}

export interface Store extends GraphReader, GraphWriter, Archive {
  close(): Promise<void>;
}

/** A store that cannot be used, or takes nothing any more; the message is one sentence with its place and the remedy. */
export class StoreError extends Error {
  override name = "StoreError";
}

export class BadCursor extends Error {
  override name = "BadCursor";
}
