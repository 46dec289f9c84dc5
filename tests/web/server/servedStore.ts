import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Extraction } from "#schema/extraction.ts";
import { type AppOptions, createApp } from "#web/server/app.ts";

/** A new empty folder, removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "demarche-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An application over a new store that holds these extractions. */
export async function served(extractions: Extraction[], options: AppOptions = {}): Promise<FastifyInstance> {
  const store = await openStore(join(temporaryFolder(), "store.db"));
  for (const extraction of extractions) await store.write(extraction);
  const app = createApp(store, options);
  afterAll(async () => {
    await app.close();
    await store.close();
  });
  return app;
}
