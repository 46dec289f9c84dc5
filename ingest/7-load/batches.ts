/** How long those that have come wait for others, in milliseconds: nobody sees it, and a busy ingest gives many meanwhile. */
const PATIENCE = 250;

/**
 * Items in their order, several together where they come one soon after the other.
 *
 * @param most how many are together at most; of one at a time none waits
 */
export async function* inBatches<Item>(items: AsyncIterable<Item>, most: number): AsyncGenerator<Item[]> {
  const iterator = items[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<Item>> | null = null;
  const take = () => {
    const promise = iterator.next();
    // One that comes too late for its batch is awaited with the next, and so is its failure.
    promise.catch(() => undefined);
    return promise;
  };
  try {
    for (;;) {
      const first: IteratorResult<Item> = await (next ?? take());
      next = null;
      if (first.done) return;
      const batch = [first.value];
      const { promise: late, resolve } = Promise.withResolvers<null>();
      const timer = setTimeout(resolve, PATIENCE, null);
      while (batch.length < most) {
        next ??= take();
        const come: IteratorResult<Item> | null = await Promise.race([next, late]).catch(() => null);
        if (come === null || come.done) break;
        batch.push(come.value);
        next = null;
      }
      clearTimeout(timer);
      yield batch;
    }
  } finally {
    await iterator.return?.();
  }
}
