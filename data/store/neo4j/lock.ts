import type { Print } from "../copies/print.ts";
import { byCode } from "../naming.ts";
import { sha256 } from "../record.ts";
import type { Run } from "./connection.ts";
import { WRITING } from "./cypher/writing.ts";

/** Keys share so many locks, which are made where they are first wanted. */
const LOCKS = 4096;

/**
 * The ids of the locks of some keys, in the one order in which they are taken.
 *
 * @param kind of the keys: locks of different kinds are never the same
 */
export function locksOf(kind: string, keys: readonly string[]): string[] {
  const ids = keys.map((key) => `lock ${kind} ${Number.parseInt(sha256(key).slice(0, 8), 16) % LOCKS}`);
  return [...new Set(ids)].sort(byCode);
}

/** Has writers that change what others read of the same keys wait for each other. */
export async function lock(run: Run, kind: string, keys: readonly string[]): Promise<void> {
  const ids = locksOf(kind, keys);
  if (ids.length > 0) await run(WRITING.lock, { ids });
}

/** What is stored of an article; all null where it is not there yet. */
export interface StoredArticle {
  hash: string | null;
  readFrom: string | null;
  /** What other texts find it by, where it is long enough. */
  print: Pick<Print, "rank" | "bands"> | null;
}

/** Has other writers of some articles wait, and says what is stored of each. */
export async function lockArticles(run: Run, ids: readonly string[]): Promise<Map<string, StoredArticle>> {
  if (ids.length === 0) return new Map();
  const stored = await run<StoredArticle & { id: string }>(WRITING.lockArticles, {
    ids: [...ids].sort(byCode),
  });
  return new Map(stored.map(({ id, ...article }) => [id, article]));
}
