/**
 * The results of work on items, in the order of the items, some of it begun ahead of the one that is wanted. A result does not wait for an item that is
 * yet to come.
 *
 * @param width how many are in work at once
 * @param work never rejects
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const begun: Promise<Result>[] = [];
  const take = () => {
    const promise = Promise.resolve(iterator.next());
    // Where nobody wants it any more, nobody wants its failure either.
    promise.catch(() => undefined);
    return promise;
  };
  try {
    let next: ReturnType<typeof take> | null = take();
    while (next !== null || begun.length > 0) {
      const mayBegin: boolean =
        next !== null &&
        begun.length < width &&
        (begun.length === 0 || (await Promise.race([next.then(() => true), begun[0]!.then(() => false)])));
      if (!mayBegin) {
        yield await begun.shift()!;
        continue;
      }
      const item: IteratorResult<Item> = (await next)!;
      if (!item.done) begun.push(work(item.value));
      next = item.done ? null : take();
    }
  } finally {
    await iterator.return?.();
  }
}
