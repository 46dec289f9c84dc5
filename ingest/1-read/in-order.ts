/**
 * The results of work on items, in the order of the items, some of it begun ahead of the one that is wanted.
 *
 * @param width how many are in work at once
 * @param work never rejects
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  for (const item of items) {
    begun.push(work(item));
    if (begun.length >= width) yield await begun.shift()!;
  }
  while (begun.length > 0) yield await begun.shift()!;
}
