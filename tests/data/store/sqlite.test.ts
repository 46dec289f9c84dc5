import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { openStore } from "#data/store/open.ts";
import { type StorePlace, testStoreContract } from "./contract.ts";

async function makePlace(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), "demarche-store-"));
  return {
    open: () => openStore(join(folder, "store.db")),
    remove: () => rm(folder, { recursive: true }),
  };
}

describe("the SQLite store", () => testStoreContract(makePlace));
