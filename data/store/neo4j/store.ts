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
import {
  countOutdated,
  readArticles,
  readEntityPage,
  readExtraction,
  readKept,
  readLeaving,
} from "./archive.ts";
import { readClaimPage, readClaims, readFacets, readTimeline } from "./claims.ts";
import { Connection, type ConnectionOptions, type Neo4jAddress, type Run } from "./connection.ts";
import { readDrawing, writeDrawing } from "./drawing.ts";
import { readDrift } from "./drift.ts";
import { readChains, readNeighbourhood } from "./explore.ts";
import { renewEntities, unsettled } from "./names.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { withCarried } from "./question.ts";
import { readArticle, readEntity, readGraph, readHealth } from "./read.ts";
import { prepareSchema } from "./schema.ts";
import { complete, search } from "./search.ts";
import { readStrays } from "./strays.ts";
import { readView } from "./view.ts";
import { readFromOf, removeArticle, standingOf, writePrepared } from "./write.ts";

/** The store of a team: a database of a Neo4j server, cluster or Aura, which many may read and write at once. */
export class Neo4jStore implements Store {
  readonly #connection: Connection;

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Connects, and makes constraints and indexes where they are not there yet.
   *
   * @throws {Neo4jError} where the server cannot be used
   */
  static async open(address: Neo4jAddress, options: ConnectionOptions = {}): Promise<Neo4jStore> {
    const connection = new Connection(address, options);
    try {
      await prepareSchema(connection);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return new Neo4jStore(connection);
  }

  standing(article: Pick<Article, "id" | "text">, readFrom: string): Promise<Written | null> {
    return this.#connection.reading((run) => standingOf(run, article, readFrom));
  }

  readFrom(id: string): Promise<string | null> {
    return this.#connection.reading((run) => readFromOf(run, id));
  }

  async write(extraction: Extraction, readFrom?: string): Promise<Written> {
    const [written] = await this.writeAll([{ extraction, ...(readFrom !== undefined && { readFrom }) }]);
    if (written instanceof Error) throw written;
    return written!;
  }

  /** Statements and what a transaction costs are shared; others who write wait for so many at most. */
  readonly atOnce = 8;

  async writeAll(readings: readonly ReadArticle[]): Promise<(Written | Error)[]> {
    const written: (Written | Error)[] = [];
    const waiting: Prepared[] = [];
    const places: number[] = [];
    for (const [place, { extraction, readFrom }] of readings.entries()) {
      try {
        waiting.push(prepare(extraction, readFrom));
        places.push(place);
      } catch (error) {
        written[place] = error as Error;
      }
    }
    let done = 0;
    while (done < waiting.length) {
      const some = await this.#writeFirst(waiting.slice(done));
      for (const one of some) written[places[done++]!] = one;
      if (some.at(-1) instanceof StoreError)
        while (done < waiting.length) written[places[done++]!] = some.at(-1)!;
    }
    return written;
  }

  /**
   * Writes as many of the articles, from the first on, as one transaction can; where that fails each of them in one of its own.
   *
   * @returns what became of the first ones, up to one that the store does not take because it takes nothing any more
   */
  async #writeFirst(waiting: readonly Prepared[]): Promise<(Written | Error)[]> {
    const batch = firstOf(waiting);
    try {
      return await this.#writeTogether(batch);
    } catch (error) {
      if (error instanceof StoreError || batch.length === 1) return [error as Error];
      const written: (Written | Error)[] = [];
      for (const one of batch) {
        const [alone] = await this.#writeFirst([one]);
        written.push(alone!);
        if (alone instanceof StoreError) break;
      }
      return written;
    }
  }

  async #writeTogether(batch: readonly Prepared[]): Promise<Written[]> {
    const tried = new Map<string, Written>();
    // Of every try: the first one may have been committed, unheard.
    const lost: string[] = [];
    const written = await this.#connection.writing(async (run) => {
      const change = await writePrepared(run, batch, tried);
      lost.push(...change.lost);
      return change.outcome;
    });
    const ids = batch
      .slice(0, written.length)
      .filter((_, place) => written[place]!.outcome !== "duplicate")
      .map(({ id }) => id);
    const unsure = ids.length > 0 ? await this.#connection.reading((run) => unsettled(run, ids)) : [];
    await this.#settle([...lost, ...unsure]);
    return written;
  }

  outdated(engine: string): Promise<number> {
    return this.#connection.reading((run) => countOutdated(run, engine));
  }

  leaving(id: string): Promise<EntityRef[] | null> {
    return this.#connection.reading((run) => readLeaving(run, id));
  }

  async remove(id: string): Promise<boolean> {
    let removed = false;
    // Of every try: the first one may have been committed, unheard.
    const lost: string[] = [];
    await this.#connection.writing(async (run) => {
      const change = await removeArticle(run, id);
      removed ||= change.outcome;
      lost.push(...change.lost);
    });
    await this.#settle(lost);
    return removed;
  }

  /** Renews entities until none of them loses anything by it: another writer may have been about to give what was lost. */
  async #settle(ids: readonly string[]): Promise<void> {
    let unsure = [...new Set(ids)];
    while (unsure.length > 0) unsure = await this.#connection.writing((run) => renewEntities(run, unsure));
  }

  health(): Promise<Health> {
    return this.#connection.reading(readHealth);
  }

  graph(): Promise<Graph> {
    return this.#connection.reading(readGraph);
  }

  search(query: string, limit: number): Promise<SearchResult> {
    return this.#connection.reading((run) => search(run, query, limit));
  }

  complete(typed: string, limit: number): Promise<Completion> {
    return this.#connection.reading((run) => complete(run, typed, limit));
  }

  view(query: ViewQuery): Promise<View> {
    return this.#answering(query, readView);
  }

  entity(id: string, query: EntityQuery = { limit: 100 }): Promise<EntityDetail | null> {
    return this.#connection.reading((run) => readEntity(run, id, query));
  }

  claims(query: ClaimQuery): Promise<ClaimPage> {
    return this.#answering(query, readClaims);
  }

  stream(question: Question): AsyncIterable<ClaimView> {
    return streamed((page) => this.#answering({ ...question, ...page }, readClaimPage));
  }

  timeline(question: Question): Promise<Timeline> {
    return this.#answering(question, readTimeline);
  }

  facets(question: Question): Promise<Facets> {
    return this.#answering(question, readFacets);
  }

  article(id: string): Promise<ArticleDetail | null> {
    return this.#connection.reading((run) => readArticle(run, id));
  }

  neighbourhood(query: NeighbourhoodQuery): Promise<Neighbourhood> {
    return this.#answering(query, readNeighbourhood);
  }

  chains(query: ChainQuery): Promise<Chains> {
    return this.#answering(query, readChains);
  }

  articles(query: { limit: number; cursor?: string }): Promise<ArticlePage> {
    return this.#connection.reading((run) => readArticles(run, query));
  }

  async *entities(): AsyncIterable<Entity> {
    for await (const { entities } of pages((page) =>
      this.#connection.reading((run) => readEntityPage(run, page)),
    ))
      yield* entities;
  }

  strays(): Promise<string[]> {
    return this.#connection.reading(readStrays);
  }

  extraction(id: string): Promise<Extraction | null> {
    return this.#connection.reading((run) => readExtraction(run, id));
  }

  merged(id: string): Promise<Extraction | null> {
    return this.#connection.reading((run) => readKept(run, id));
  }

  drift(id: string): Promise<string[]> {
    return this.#connection.reading((run) => readDrift(run, id));
  }

  drawing(): Promise<Drawing | null> {
    return this.#connection.reading(readDrawing);
  }

  keepDrawing(drawing: Drawing): Promise<void> {
    return this.#connection.writing((run) => writeDrawing(run, drawing));
  }

  #answering<Asking extends Question, Answer>(
    question: Asking,
    read: (run: Run, question: Asking) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#connection.reading(async (run) => read(run, await withCarried(run, question)));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

/** Sentences and claims that are written in one transaction, unless one article alone has more: a server holds all of it in memory. */
const MOST_ROWS = 4000;

/** The first articles that can be written in one transaction: up to one of an id or a text that one before it has. */
function firstOf(articles: readonly Prepared[]): Prepared[] {
  const known = new Set<string>();
  let rows = 0;
  const end = articles.findIndex(({ id, textHash, record }, place) => {
    const isRepeated = known.has(`id ${id}`) || known.has(`text ${textHash}`);
    known.add(`id ${id}`).add(`text ${textHash}`);
    rows += record.sentences.length + record.claims.length;
    return isRepeated || (place > 0 && rows > MOST_ROWS);
  });
  return articles.slice(0, end < 0 ? articles.length : end);
}
