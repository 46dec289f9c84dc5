import { type GraphWriter, type ReadArticle, StoreError, type Written } from "./store.ts";

/**
 * Writes articles one after the other, each in a transaction of its own, as {@link GraphWriter.writeAll} tells of it; none any more where the store takes
 * nothing any more.
 */
export async function writeEach(
  readings: readonly ReadArticle[],
  store: Pick<GraphWriter, "write">,
): Promise<(Written | Error)[]> {
  const written: (Written | Error)[] = [];
  for (const { extraction, readFrom } of readings) {
    const last = written.at(-1);
    written.push(
      last instanceof StoreError
        ? last
        : await store.write(extraction, readFrom).catch((error: Error) => error),
    );
  }
  return written;
}
