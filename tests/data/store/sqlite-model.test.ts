import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import { compareWithModel, removeAll, sequencesFor } from "./model.ts";

const sequences = sequencesFor(process.env, 100);

test(`a SQLite store holds what a model in memory holds, after ${sequences} random sequences`, {
  timeout: 600_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-model-"));
  const open = () => openStore(join(folder, "store.db"));
  await compareWithModel({ open, remove: async () => undefined }, removeAll, sequences);
  const store = await open();
  await removeAll(store);
  expect(await store.health()).toMatchObject({ articles: 0, entities: 0, claims: 0 });
  await store.close();
  await rm(folder, { recursive: true });
});
