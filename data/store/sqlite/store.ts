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
import { pages, streamed } from "../paging.ts";
import { type Drawing, type ReadArticle, type Store, StoreError, type Written } from "../store.ts";
import { writeEach } from "../write-each.ts";
import { readArticles, readEntityPage, readExtraction, readKept, readLeaving } from "./archive.ts";
import { readChains } from "./chains.ts";
import { readClaimPage, readClaims } from "./claims.ts";
import { Connection } from "./connection.ts";
import { readFacets, readTimeline } from "./counts.ts";
import { readDrift } from "./drift.ts";
import { migrate } from "./migrations.ts";
import { readNeighbourhood } from "./neighbourhood.ts";
import { noteCarried } from "./question.ts";
import { readArticle, readDrawing, readEntity, readGraph, readHealth } from "./read.ts";
import { Remembered } from "./remembered.ts";
import { complete, search } from "./search.ts";
import { countOutdated, readFromOf, standingOf } from "./standing.ts";
import { readMisfits, readStrays } from "./strays.ts";
import { readView } from "./view.ts";
import { removeExtraction, writeDrawing, writeExtraction } from "./write.ts";

/** A whole graph of more edges, some fifteen megabytes, is read again each time. */
const MOST_EDGES = 50_000;

/** The embedded store: one SQLite file, which several processes may read and write at once. */
export class SqliteStore implements Store {
  readonly #connection: Connection;
  readonly #remembered: Remembered;

  /** @throws {StoreFileError} where the file cannot be used */
  constructor(path: string) {
    this.#connection = new Connection(path);
    try {
      migrate(this.#connection);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
    this.#remembered = new Remembered(this.#connection);
  }

  async write(extraction: Extraction, readFrom: string | null = null): Promise<Written> {
    return this.#connection.writing(() => writeExtraction(this.#connection, extraction, readFrom));
  }

  /** What a transaction costs, the pages that many articles change above all, is shared; others who write wait for so many at most. */
  readonly atOnce = 8;

  async writeAll(readings: readonly ReadArticle[]): Promise<(Written | Error)[]> {
    if (readings.length < 2) return writeEach(readings, this);
    try {
      return this.#connection.writing(() =>
        readings.map(({ extraction, readFrom = null }) =>
          writeExtraction(this.#connection, extraction, readFrom),
        ),
      );
    } catch (error) {
      return error instanceof StoreError ? readings.map(() => error) : writeEach(readings, this);
    }
  }

  async standing(article: Pick<Article, "id" | "text">, readFrom: string): Promise<Written | null> {
    return this.#connection.reading(() => standingOf(this.#connection, article, readFrom));
  }

  async readFrom(id: string): Promise<string | null> {
    return this.#connection.reading(() => readFromOf(this.#connection, id));
  }

  async health(): Promise<Health> {
    return this.#connection.reading(() => readHealth(this.#connection));
  }

  async graph(): Promise<Graph> {
    return this.#connection.reading(() =>
      this.#remembered.answer(
        ["graph"],
        () => readGraph(this.#connection),
        ({ edges }) => edges.length <= MOST_EDGES,
      ),
    );
  }

  async search(query: string, limit: number): Promise<SearchResult> {
    return this.#connection.reading(() => search(this.#connection, query, limit));
  }

  async complete(typed: string, limit: number): Promise<Completion> {
    return this.#connection.reading(() => complete(this.#connection, typed, limit));
  }

  async view(query: ViewQuery): Promise<View> {
    return this.#remembering("view", query, () => readView(this.#connection, query));
  }

  async entity(id: string, query: EntityQuery = { limit: 100 }): Promise<EntityDetail | null> {
    return this.#connection.reading(() => readEntity(this.#connection, id, query));
  }

  async claims(query: ClaimQuery): Promise<ClaimPage> {
    return this.#answering(query, () => readClaims(this.#connection, query));
  }

  stream(question: Question): AsyncIterable<ClaimView> {
    return streamed(async (page) =>
      this.#answering(question, () => readClaimPage(this.#connection, { ...question, ...page })),
    );
  }

  async timeline(question: Question): Promise<Timeline> {
    return this.#remembering("timeline", question, () => readTimeline(this.#connection, question));
  }

  async facets(question: Question): Promise<Facets> {
    return this.#remembering("facets", question, () => readFacets(this.#connection, question));
  }

  async article(id: string): Promise<ArticleDetail | null> {
    return this.#connection.reading(() => readArticle(this.#connection, id));
  }

  async neighbourhood(query: NeighbourhoodQuery): Promise<Neighbourhood> {
    return this.#answering(query, () => readNeighbourhood(this.#connection, query));
  }

  async chains(query: ChainQuery): Promise<Chains> {
    return this.#answering(query, () => readChains(this.#connection, query));
  }

  async articles(query: { limit: number; cursor?: string }): Promise<ArticlePage> {
    return this.#connection.reading(() => readArticles(this.#connection, query));
  }

  async *entities(): AsyncIterable<Entity> {
    for await (const { entities } of pages(async (page) =>
      this.#connection.reading(() => readEntityPage(this.#connection, page)),
    ))
      yield* entities;
  }

  async strays(): Promise<string[]> {
    const misfits = this.#connection.writing(() => readMisfits(this.#connection));
    return [...this.#connection.reading(() => readStrays(this.#connection)), ...misfits];
  }

  async extraction(id: string): Promise<Extraction | null> {
    return this.#connection.reading(() => readExtraction(this.#connection, id));
  }

  async merged(id: string): Promise<Extraction | null> {
    return this.#connection.reading(() => readKept(this.#connection, id));
  }

  async drift(id: string): Promise<string[]> {
    return this.#connection.reading(() => readDrift(this.#connection, id));
  }

  async outdated(engine: string): Promise<number> {
    return this.#connection.reading(() => countOutdated(this.#connection, engine));
  }

  async leaving(id: string): Promise<EntityRef[] | null> {
    return this.#connection.reading(() => readLeaving(this.#connection, id));
  }

  async remove(id: string): Promise<boolean> {
    return this.#connection.writing(() => removeExtraction(this.#connection, id));
  }

  async drawing(): Promise<Drawing | null> {
    return this.#connection.reading(() => readDrawing(this.#connection));
  }

  async keepDrawing(drawing: Drawing): Promise<void> {
    this.#connection.writing(() => writeDrawing(this.#connection, drawing));
  }

  #answering<Result>(question: Question, work: () => Result): Result {
    return this.#connection.reading(() => {
      noteCarried(this.#connection, question);
      return work();
    });
  }

  #remembering<Result>(what: string, question: Question, work: () => Result): Result {
    return this.#connection.reading(() =>
      this.#remembered.answer([what, question], () => {
        noteCarried(this.#connection, question);
        return work();
      }),
    );
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}
