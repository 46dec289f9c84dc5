import { setImmediate } from "node:timers/promises";
import { articleIds, type Content, contentHash } from "./content.ts";
import { type ReadArticle, type Store, StoreError } from "./store.ts";

export interface CopyOptions {
  /** Empties the second store first. */
  replace: boolean;
  /** A round over so many articles begins: emptying the second store, copying, comparing both. */
  begin?: (articles: number) => void;
  step?: () => void;
  end?: () => void;
  /** Asked before each article of each round; where it says yes, all ends there, and may go on later. */
  isStopped?: () => boolean;
}

export interface Copied {
  from: Content;
  to: Content;
  /** Whether the second store held articles before and kept them. */
  merged: boolean;
  /** Articles whose text the second store had already under another id. */
  duplicates: { id: string; of: string }[];
}

/**
 * Writes every article of a store into another one, each whole or not at all, and reads both through to compare them. What is there
 * already is passed over, so that a copy that was stopped goes on where it stopped; what an article was read from goes along, so that an ingest
 * into the copy reads no more than one into the first store.
 *
 * @returns null where it was stopped
 * @throws {StoreError} where the second is to be emptied for the sake of a store that holds nothing
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions): Promise<Copied | null> {
  const { replace, begin, step, end, isStopped = () => false } = options;
  const total = (await from.health()).articles;
  const before = (await to.health()).articles;
  if (replace && total === 0)
    throw new StoreError("The first store holds no articles, so the second is not emptied for it.");

  /** False where it was stopped. A signal is heard between articles only: a SQLite store never waits for anything itself. */
  const forEach = async (ids: AsyncIterable<string>, work: (id: string) => Promise<void>) => {
    for await (const id of ids) {
      await setImmediate();
      if (isStopped()) return false;
      await work(id);
      step?.();
    }
    return true;
  };
  const round = async (articles: number, work: () => Promise<boolean>) => {
    begin?.(articles);
    const isDone = await work();
    end?.();
    return isDone;
  };

  if (replace && before > 0) {
    const isEmptied = await round(before, () =>
      forEach(articleIds(to), async (id) => {
        await to.remove(id);
      }),
    );
    if (!isEmptied) return null;
  }
  const duplicates: Copied["duplicates"] = [];
  let read: ReadArticle[] = [];
  const writeRead = async () => {
    for (const [place, written] of (await to.writeAll(read)).entries()) {
      if (written instanceof Error) throw written;
      const { id } = read[place]!.extraction.article;
      if (written.outcome === "duplicate") duplicates.push({ id, of: written.of });
    }
    read = [];
  };
  const isCopied = await round(total, async () => {
    const isAll = await forEach(articleIds(from), async (id) => {
      const extraction = await from.extraction(id);
      if (!extraction) return;
      const readFrom = await from.readFrom(id);
      read.push({ extraction, ...(readFrom !== null && { readFrom }) });
      if (read.length >= to.atOnce) await writeRead();
    });
    await writeRead();
    return isAll;
  });
  if (!isCopied) return null;
  const contents: Content[] = [];
  const isCompared = await round(total + (await to.health()).articles, async () => {
    for (const store of [from, to]) {
      const content = await contentHash(store, forEach);
      if (content === null) return false;
      contents.push(content);
    }
    return true;
  });
  if (!isCompared) return null;
  return { from: contents[0]!, to: contents[1]!, merged: before > 0 && !replace, duplicates };
}
