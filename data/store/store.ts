import type {
  ArticleDetail,
  ClaimPage,
  ClaimQuery,
  EntityDetail,
  Graph,
  Health,
  SearchResult,
} from "#schema/api.ts";
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
}

export interface Store extends GraphReader, GraphWriter {
  close(): Promise<void>;
}

export class BadCursor extends Error {
  override name = "BadCursor";
}
