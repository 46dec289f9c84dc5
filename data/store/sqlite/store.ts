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
import type { Store, Written } from "../store.ts";
import { readArticles, readExtraction } from "./archive.ts";
import { readChains } from "./chains.ts";
import { readClaims } from "./claims.ts";
import { Connection } from "./connection.ts";
import { migrate } from "./migrations.ts";
import { readNeighbourhood } from "./neighbourhood.ts";
import { readArticle, readEntity, readGraph, readHealth } from "./read.ts";
import { search } from "./search.ts";
import { removeExtraction, writeExtraction } from "./write.ts";

/** The embedded store: one SQLite file, which several processes may read and write at once. */
export class SqliteStore implements Store {
  readonly #connection: Connection;

  /** @throws {StoreFileError} where the file cannot be used */
  constructor(path: string) {
    this.#connection = new Connection(path);
    try {
      migrate(this.#connection);
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  async write(extraction: Extraction): Promise<Written> {
    return this.#connection.writing(() => writeExtraction(this.#connection, extraction));
  }

  async health(): Promise<Health> {
    return this.#connection.reading(() => readHealth(this.#connection));
  }

  async graph(): Promise<Graph> {
    return this.#connection.reading(() => readGraph(this.#connection));
  }

  async search(query: string, limit: number): Promise<SearchResult> {
    return this.#connection.reading(() => search(this.#connection, query, limit));
  }

  async entity(id: string): Promise<EntityDetail | null> {
    return this.#connection.reading(() => readEntity(this.#connection, id));
  }

  async claims(query: ClaimQuery): Promise<ClaimPage> {
    return this.#connection.reading(() => readClaims(this.#connection, query));
  }

  async article(id: string): Promise<ArticleDetail | null> {
    return this.#connection.reading(() => readArticle(this.#connection, id));
  }

  async neighbourhood(query: NeighbourhoodQuery): Promise<Neighbourhood> {
    return this.#connection.reading(() => readNeighbourhood(this.#connection, query));
  }

  async chains(query: ChainQuery): Promise<Chain[]> {
    return this.#connection.reading(() => readChains(this.#connection, query));
  }

  async articles(query: { limit: number; cursor?: string }): Promise<ArticlePage> {
    return this.#connection.reading(() => readArticles(this.#connection, query));
  }

  async extraction(id: string): Promise<Extraction | null> {
    return this.#connection.reading(() => readExtraction(this.#connection, id));
  }

  async remove(id: string): Promise<boolean> {
    return this.#connection.writing(() => removeExtraction(this.#connection, id));
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}
