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
import { Connection, type Neo4jAddress } from "./connection.ts";
import { readChains, readNeighbourhood } from "./explore.ts";
import { readArticle, readClaims, readEntity, readGraph, readHealth, search } from "./read.ts";
import { prepareSchema } from "./schema.ts";
import { prepare, removeArticle, writePrepared } from "./write.ts";

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
  static async open(address: Neo4jAddress): Promise<Neo4jStore> {
    const connection = new Connection(address);
    try {
      await prepareSchema(connection);
    } catch (error) {
      await connection.close();
      throw error;
    }
    return new Neo4jStore(connection);
  }

  async write(extraction: Extraction): Promise<Written> {
    const prepared = prepare(extraction);
    let written: Written | null = null;
    return this.#connection.writing(async (run) => {
      written = await writePrepared(run, prepared, written);
      return written;
    });
  }

  async remove(id: string): Promise<boolean> {
    let removed = false;
    await this.#connection.writing(async (run) => {
      removed = (await removeArticle(run, id)) || removed;
    });
    return removed;
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

  entity(id: string): Promise<EntityDetail | null> {
    return this.#connection.reading((run) => readEntity(run, id));
  }

  claims(query: ClaimQuery): Promise<ClaimPage> {
    return this.#connection.reading((run) => readClaims(run, query));
  }

  article(id: string): Promise<ArticleDetail | null> {
    return this.#connection.reading((run) => readArticle(run, id));
  }

  neighbourhood(query: NeighbourhoodQuery): Promise<Neighbourhood> {
    return this.#connection.reading((run) => readNeighbourhood(run, query));
  }

  chains(query: ChainQuery): Promise<Chain[]> {
    return this.#connection.reading((run) => readChains(run, query));
  }

  articles(query: { limit: number; cursor?: string }): Promise<ArticlePage> {
    return this.#connection.reading((run) => readArticles(run, query));
  }

  extraction(id: string): Promise<Extraction | null> {
    return this.#connection.reading((run) => readExtraction(run, id));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
