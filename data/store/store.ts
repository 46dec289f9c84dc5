import type {
  ArticleDetail,
  ClaimPage,
  ClaimQuery,
  ClaimView,
  Completion,
  EntityDetail,
  EntityQuery,
  EntityRef,
  Graph,
  Health,
  SearchResult,
} from "#schema/api.ts";
import type { Article } from "#schema/article.ts";
import type { Entity } from "#schema/entity.ts";
import type {
  ArticlePage,
  ChainQuery,
  Chains,
  Facets,
  Neighbourhood,
  NeighbourhoodQuery,
  Timeline,
  View,
  ViewQuery,
} from "#schema/exploring.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { Question } from "#schema/question.ts";

/** What became of an article that was written. */
export type Written =
  | {
      outcome: "added" | "replaced" | "unchanged";
      /** An article of which the text of this one is a copy, or which is one of it: both count as one source. */
      nearCopyOf?: string;
    }
  /** The same text is already stored under another id, and was not stored twice. */
  | { outcome: "duplicate"; of: string };

export interface GraphWriter {
  /**
   * Writes one article with everything said in it, in one transaction: all of it or nothing.
   * The same id with the same extraction changes nothing, but where another engine read it: who is who is worked out anew then. With another text or a newer extraction it replaces.
   * Entities that nobody names any more go with the article that named them.
   *
   * @param readFrom stands for the engine that read it and, behind a colon, for the article as it came, and is kept for {@link Archive.standing}
   */
  write(extraction: Extraction, readFrom?: string): Promise<Written>;
  /** How many articles it takes best at once. */
  readonly atOnce: number;
  /**
   * Writes articles in their order as {@link GraphWriter.write} does, each whole or not at all. What one fails with stands in its place, and the others go
   * in; a StoreError, where the store takes nothing any more, stands in the place of all that are not in.
   */
  writeAll(readings: readonly ReadArticle[]): Promise<(Written | Error)[]>;
}

/** What an article says, and what it was read from, as {@link GraphWriter.write} takes them. */
export interface ReadArticle {
  extraction: Extraction;
  readFrom?: string;
}

export interface GraphReader {
  health(): Promise<Health>;
  /** The whole graph: every entity, and an edge for each (source, target, relation, status) that some claim states. */
  graph(): Promise<Graph>;
  /** The strongest ties that answer a question, and what of them is left out: never more entities than `limit`. */
  view(query: ViewQuery): Promise<View>;
  /**
   * Entities by name or alias and sentences by their words; the last word of `query` may be a prefix. Entities come in one order in every store;
   * sentences come as its own engine ranks them, so that of more than `limit` another store may give others.
   */
  search(query: string, limit: number): Promise<SearchResult>;
  /** Entities whose name or an alias has words that begin so; where nothing is typed, those of most claims. */
  complete(typed: string, limit: number): Promise<Completion>;
  /** An entity with a page of the claims that name it, the first hundred unless asked otherwise; null where there is no such entity. @throws {BadCursor} */
  entity(id: string, query?: EntityQuery): Promise<EntityDetail | null>;
  /** Claims in the order of article, then place in the text. @throws {BadCursor} where `cursor` is not one this store gave. */
  claims(query: ClaimQuery): Promise<ClaimPage>;
  /** All of them, in the same order, read piece by piece: what is written meanwhile may be among them or not. */
  stream(question: Question): AsyncIterable<ClaimView>;
  /** When the claims that answer a question took place. */
  timeline(question: Question): Promise<Timeline>;
  /** How many claims each value of a filter would leave. */
  facets(question: Question): Promise<Facets>;
  /** Null where there is no such article. */
  article(id: string): Promise<ArticleDetail | null>;
  /**
   * The edges at an entity, those of most claims first, then by the neighbour's id, relation, status and source.
   * @throws {BadCursor} where `cursor` is not one this store gave
   */
  neighbourhood(query: NeighbourhoodQuery): Promise<Neighbourhood>;
  /** The shortest chains of drawn claims between two entities, the shortest first, then in the order of their entities' ids; fewer than there are where the search was given up. */
  chains(query: ChainQuery): Promise<Chains>;
}

/** What is stored, article by article. */
export interface Archive {
  /** Articles in the order of their ids. @throws {BadCursor} where `cursor` is not one this store gave. */
  articles(query: { limit: number; cursor?: string }): Promise<ArticlePage>;
  /** Every entity, as the articles together call it, in the order of their ids, read piece by piece. */
  entities(): AsyncIterable<Entity>;
  /** What an article says, as it was written, whoever people are in other articles: entities by id and claims in the order of the text; null where there is no such article. */
  extraction(id: string): Promise<Extraction | null>;
  /** The same, with people under the ids of whom they are in all articles together. */
  merged(id: string): Promise<Extraction | null>;
  /**
   * What writing an article would come to, as far as that can be told without reading it: unchanged where what it says was read from the very same by the
   * same engine, duplicate where its text is there under another id; null where it has to be read.
   */
  standing(article: Pick<Article, "id" | "text">, readFrom: string): Promise<Written | null>;
  /** What an article was read from, as it was given when it was written; null where that was not said, or there is no such article. */
  readFrom(id: string): Promise<string | null>;
  /** How many articles another engine than this one has read, or one that is not known. @param engine the first part of their `readFrom`, up to a colon */
  outdated(engine: string): Promise<number>;
  /**
   * Where an article does not say what was written, and where what a store works out of it and keeps beside it does not follow from it: each a
   * sentence, none in a sound store.
   */
  drift(id: string): Promise<string[]>;
  /** What hangs loose in the store itself, below what can be asked of it: each a sentence, none in a sound store. */
  strays(): Promise<string[]>;
  /**
   * Whom an article takes with it where it is taken out: the entities that nobody else names, those of most claims first, then by id; null where there is
   * no such article.
   */
  leaving(id: string): Promise<EntityRef[] | null>;
  /** Takes an article out, with its claims and the entities that nobody else names; false where there is no such article. */
  remove(id: string): Promise<boolean>;
}

/** Where the nodes of the graph are drawn, by entity id, and a word for the graph that they were worked out for. */
export interface Drawing {
  graph: string;
  places: Record<string, readonly [x: number, y: number]>;
}

/** The last drawing is kept beside the graph, of which it is no part. */
export interface Drawings {
  drawing(): Promise<Drawing | null>;
  keepDrawing(drawing: Drawing): Promise<void>;
}

export interface Store extends GraphReader, GraphWriter, Archive, Drawings {
  close(): Promise<void>;
}

/** A store that cannot be used, or takes nothing any more; the message is one sentence with its place and the remedy. */
export class StoreError extends Error {
  override name = "StoreError";
}

export class BadCursor extends Error {
  override name = "BadCursor";
}
