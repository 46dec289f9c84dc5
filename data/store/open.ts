import { resolve } from "node:path";
import { SqliteStore } from "./sqlite/store.ts";
import type { Store } from "./store.ts";

/** The file of the store: `DEMARCHE_DB`, or `var/demarche.db` in the project's folder. */
export function storePath(environment: NodeJS.ProcessEnv): string {
  return environment.DEMARCHE_DB || resolve(import.meta.dirname, "../../var/demarche.db");
}

/**
 * Opens the store in this file, and makes it where there is none yet.
 *
 * @throws {StoreFileError} where the file cannot be used; the message is one sentence with the file's name and the remedy
 */
export async function openStore(path: string): Promise<Store> {
  return new SqliteStore(path);
}
