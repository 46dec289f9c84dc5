import { type GraphWriter, type ReadArticle, StoreError, type Written } from "./store.ts";

/**
 * Writes articles one after the other, each in a transaction of its own; what one fails with stands in its place.
 *
 * @throws {StoreError} where the store takes nothing any more
 */
export async function writeEach(
  readings: readonly ReadArticle[],
  store: Pick<GraphWriter, "write">,
): Promise<(Written | Error)[]> {
  const written: (Written | Error)[] = [];
  for (const { extraction, readFrom } of readings) {
    try {
      written.push(await store.write(extraction, readFrom));
    } catch (error) {
      if (error instanceof StoreError) throw error;
      written.push(error as Error);
    }
  }
  return written;
}
