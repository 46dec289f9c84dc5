import { byCode } from "../naming.ts";
import { sha256 } from "../record.ts";
import type { Run } from "./connection.ts";

/** Keys share so many locks, which are made where they are first wanted. */
const LOCKS = 4096;

/** The label marks the store's own nodes. Setting a property takes the lock, which lasts as long as the transaction. */
const LOCK = `
  UNWIND $ids AS id
  MERGE (store:DemarcheStore {id: id})
  SET store.locked = true
  REMOVE store.locked`;

/** Has writers that change what others read of the same keys wait for each other, in one order. */
export async function lock(run: Run, keys: readonly string[]): Promise<void> {
  const ids = new Set(keys.map((key) => `lock ${Number.parseInt(sha256(key).slice(0, 8), 16) % LOCKS}`));
  if (ids.size > 0) await run(LOCK, { ids: [...ids].sort(byCode) });
}
