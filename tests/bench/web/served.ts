import { existsSync, mkdirSync, renameSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "#data/store/open.ts";
import { SCHEMA_VERSION } from "#data/store/sqlite/schema.ts";
import type { Graph } from "#schema/api.ts";
import { createApp } from "#web/server/app.ts";
import { builtPage } from "#web/server/page.ts";
import { makeArticles } from "../articles.ts";
import { serveBare } from "./bare/server.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const PER_ARTICLE = 50;

/** The product's page and a bare one over the same graph. */
export interface Served {
  graph: Graph;
  ours: string;
  bare: string;
  close: () => Promise<void>;
}

/** Serves a made store of so many entities and claims. */
export async function serve(entities: number, claims: number): Promise<Served> {
  const store = await openStore(await madeStore(entities, claims));
  const graph = await store.graph();
  const app = createApp(store, { page: await builtPage(ROOT, () => {}) });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const bare = await serveBare(graph);
  return {
    graph,
    ours: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`,
    bare: bare.address,
    close: async () => {
      await bare.close();
      await app.close();
      await store.close();
    },
  };
}

/** The file of a made store of so many entities and claims, kept in var/cache once it is made. */
export async function madeStore(entities: number, claims: number): Promise<string> {
  const cache = resolve(ROOT, "var/cache");
  mkdirSync(cache, { recursive: true });
  const path = resolve(cache, `bench-web-${SCHEMA_VERSION}-${entities}-${claims}.db`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  const store = await openStore(unfinished);
  const articles = makeArticles({
    entities,
    claimsPerArticle: PER_ARTICLE,
    articles: claims / PER_ARTICLE,
    seed: 9,
  });
  for (const article of articles) await store.write(article);
  await store.close();
  // Closing leaves one file alone: the log is written into it.
  const file = new DatabaseSync(unfinished);
  file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  file.close();
  renameSync(unfinished, path);
  return path;
}
