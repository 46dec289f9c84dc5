import { byCode } from "../naming.ts";
import { sha256 } from "../record.ts";
import type { Run } from "./connection.ts";
import { WRITING } from "./cypher/writing.ts";

/** Keys share so many locks, which are made where they are first wanted. */
const LOCKS = 4096;

/**
 * Has writers that change what others read of the same keys wait for each other, in one order.
 *
 * @param kind of the keys: locks of different kinds are never the same
 */
export async function lock(run: Run, kind: string, keys: readonly string[]): Promise<void> {
  const ids = new Set(
    keys.map((key) => `lock ${kind} ${Number.parseInt(sha256(key).slice(0, 8), 16) % LOCKS}`),
  );
  if (ids.size > 0) await run(WRITING.lock, { ids: [...ids].sort(byCode) });
}
