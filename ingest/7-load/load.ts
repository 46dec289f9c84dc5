import { type Archive, type GraphWriter, StoreError, type Written } from "#data/store/store.ts";
import type { Place, Reading } from "#ingest/1-read/reading.ts";
import type { Article } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import { inBatches } from "./batches.ts";

/** One sentence about what kept an article out, with the place where it was read. */
export interface Failure {
  place: Place;
  /** Bytes of input that were gone through for it. */
  bytes: number;
  problem: string;
}

/** What an article says, with the place where it was read. */
export interface Extracted {
  place: Place;
  /** Bytes of input that were gone through for it. */
  bytes: number;
  extraction: Extraction;
  /** Stands for the article as it came and the engine that read it. */
  readFrom?: string;
}

/** An article that went into the store, or was there before; one that need not be read again says nothing here. */
export interface Loaded {
  place: Place;
  bytes: number;
  article: Article;
  extraction: Extraction | null;
  written: Written;
}

/**
 * Passes by those articles that a store holds already as they are: they are loaded without being read. Where the store cannot tell, an article
 * is read: it is what is written that says, in its turn, from which article on the store takes nothing any more.
 */
export async function* sieveArticles(
  readings: AsyncIterable<Reading>,
  store: Pick<Archive, "standing">,
  readFrom: (article: Article) => string,
): AsyncGenerator<Reading | Loaded> {
  for await (const reading of readings) {
    const written = "problem" in reading ? null : await standing(reading.article, store, readFrom);
    if ("problem" in reading || written === null) yield reading;
    else {
      const { place, bytes, article } = reading;
      yield { place, bytes, article, extraction: null, written };
    }
  }
}

async function standing(
  article: Article,
  store: Pick<Archive, "standing">,
  readFrom: (article: Article) => string,
): Promise<Written | null> {
  try {
    return await store.standing(article, readFrom(article));
  } catch (error) {
    if (error instanceof StoreError) return null;
    throw error;
  }
}

/**
 * Stage 7: writes articles into a store as they come, each whole or not at all. One that the store refuses is a failure in its
 * place, and the others go on.
 *
 * @throws {StoreError} where the store takes nothing any more
 */
export async function* loadArticles(
  articles: AsyncIterable<Extracted | Loaded | Failure>,
  store: GraphWriter,
): AsyncGenerator<Loaded | Failure> {
  for await (const batch of inBatches(articles, store.atOnce)) {
    const written = await store.writeAll(
      batch.filter((article): article is Extracted => !isSettled(article)),
    );
    for (const article of batch) yield isSettled(article) ? article : loaded(article, written.shift()!);
  }
}

function isSettled(article: Extracted | Loaded | Failure): article is Loaded | Failure {
  return "problem" in article || "written" in article;
}

function loaded({ place, bytes, extraction }: Extracted, written: Written | Error): Loaded | Failure {
  if (written instanceof StoreError) {
    const { id } = extraction.article;
    throw new StoreError(
      `${written.message} Article ${id} and those after it are not in: the same command goes on there.`,
      { cause: written },
    );
  }
  if (written instanceof Error)
    return { place, bytes, problem: `the store did not take it (${written.message})` };
  return { place, bytes, article: extraction.article, extraction, written };
}
