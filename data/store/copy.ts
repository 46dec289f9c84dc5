import { articleIds, type Content, contentHash } from "./content.ts";
import type { Store } from "./store.ts";

export interface CopyOptions {
  /** Empties the second store first. */
  replace: boolean;
  /** A round over so many articles begins: copying, then comparing both stores. */
  begin?: (articles: number) => void;
  step?: () => void;
  end?: () => void;
  /** Asked before each article; where it says yes, copying ends there, and may go on later. */
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
 * Writes every article of a store into another one, each in a transaction of its own, and reads both through to compare them. What is there
 * already is passed over, so that a copy that was stopped goes on where it stopped.
 *
 * @returns null where it was stopped
 */
export async function copyStore(from: Store, to: Store, options: CopyOptions): Promise<Copied | null> {
  const { replace, begin, step, end, isStopped = () => false } = options;
  const before = (await to.health()).articles;
  if (replace) for await (const id of articleIds(to)) await to.remove(id);
  const total = (await from.health()).articles;
  const duplicates: Copied["duplicates"] = [];
  begin?.(total);
  for await (const id of articleIds(from)) {
    if (isStopped()) return null;
    const extraction = await from.extraction(id);
    if (!extraction) continue;
    const written = await to.write(extraction);
    if (written.outcome === "duplicate") duplicates.push({ id, of: written.of });
    step?.();
  }
  end?.();
  begin?.(total + (await to.health()).articles);
  const contents = { from: await contentHash(from, step), to: await contentHash(to, step) };
  end?.();
  return { ...contents, merged: before > 0 && !replace, duplicates };
}
