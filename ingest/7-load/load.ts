import { type GraphWriter, StoreError, type Written } from "#data/store/store.ts";
import type { Place } from "#ingest/1-read/reading.ts";
import type { Extraction } from "#schema/extraction.ts";

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
}

/** An article that went into the store, or was there before. */
export interface Loaded extends Extracted {
  written: Written;
}

/**
 * Stage 7: writes articles into a store as they come, each whole or not at all. One that the store refuses is a failure in its
 * place, and the others go on.
 *
 * @throws {StoreError} where the store takes nothing any more
 */
export async function* loadArticles(
  articles: AsyncIterable<Extracted | Failure>,
  store: GraphWriter,
): AsyncGenerator<Loaded | Failure> {
  for await (const article of articles) {
    yield "problem" in article ? article : await load(article, store);
  }
}

async function load(article: Extracted, store: GraphWriter): Promise<Loaded | Failure> {
  try {
    return { ...article, written: await store.write(article.extraction) };
  } catch (error) {
    const { place, bytes } = article;
    if (error instanceof StoreError) {
      const { id } = article.extraction.article;
      throw new StoreError(
        `${error.message} Article ${id} and those after it are not in: the same command goes on there.`,
        { cause: error },
      );
    }
    return { place, bytes, problem: `the store did not take it (${(error as Error).message})` };
  }
}
