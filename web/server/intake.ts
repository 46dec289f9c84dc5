import { Readable } from "node:stream";
import type { Store } from "#data/store/store.ts";
import type { Input } from "#ingest/1-read/inputs.ts";
import { readArticles } from "#ingest/1-read/read.ts";
import type { Reach } from "#ingest/1-read/web/connect.ts";
import { type Failure, type Loaded, loadArticles, sieveArticles } from "#ingest/7-load/load.ts";
import { engineHash, readFrom } from "#ingest/engine.ts";
import { extractArticles } from "#ingest/pipeline.ts";
import { ExtractionThreads } from "#ingest/threads/threads.ts";
import type { Article } from "#schema/article.ts";

/** Takes articles into the store that come through the server, one request after the other, beside the server's own thread. */
export class Intake {
  readonly #store: Store;
  readonly #reach: Reach | null;
  #threads: ExtractionThreads | null = null;
  #turn: Promise<void> = Promise.resolve();
  readonly #stop = new AbortController();

  /** @param reach where addresses may lead; null where nothing is fetched */
  constructor(store: Store, reach: Reach | null) {
    this.#store = store;
    this.#reach = reach;
  }

  /** Whether web addresses are fetched. */
  get fetches(): boolean {
    return this.#reach !== null;
  }

  /** What becomes of the articles of an input, as they go in; of those that closing keeps out nothing is told. */
  async *add(input: Input): AsyncGenerator<Loaded | Failure> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    const { signal } = this.#stop;
    await before;
    try {
      if (signal.aborted) return;
      // Models load where there is something to read.
      this.#threads ??= new ExtractionThreads(1);
      const threads = this.#threads;
      const engine = engineHash();
      const from = (article: Article) => readFrom(article, engine);
      const readings = readArticles([input], { input: Readable.from([]), reach: this.#reach, signal });
      const articles = extractArticles(
        sieveArticles(readings, this.#store, from),
        (article) => threads.read(article),
        { width: 2, readFrom: from },
      );
      for await (const article of loadArticles(articles, this.#store)) {
        if (signal.aborted) return;
        yield article;
      }
    } finally {
      resolve();
    }
  }

  /** Gives up what is being read; what is being written goes in. The store may be closed then. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#threads?.close();
    await this.#turn;
  }
}
