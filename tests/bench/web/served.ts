import { existsSync, mkdirSync, renameSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "#data/store/open.ts";
import { SCHEMA_VERSION } from "#data/store/sqlite/schema.ts";
import { type CompactGraph, expand } from "#schema/compact.ts";
import { createApp } from "#web/server/app.ts";
import { builtPage } from "#web/server/page.ts";
import { makeArticles } from "../articles.ts";
import { serveBare } from "./bare/server.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const PER_ARTICLE = 50;

/** How many entities and claims a made store holds. */
export interface Size {
  entities: number;
  claims: number;
}

/** Something served over a made store. */
export interface Served {
  /** Of the page. */
  address: string;
  close: () => Promise<void>;
}

/** Serves the product's page over a made store. */
export async function serve({ entities, claims }: Size): Promise<Served> {
  const store = await openStore(await madeStore(entities, claims));
  const app = createApp(store, { page: await builtPage(ROOT, () => {}) });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    address: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`,
    close: async () => {
      await app.close();
      await store.close();
    },
  };
}

/** The product's page and a bare one over the same graph. */
export interface Pair extends Served {
  bare: string;
  /** Entities and relations, in words. */
  size: string;
}

/** Serves a page and a bare one, once the places of the whole graph are worked out: both draw it at the same ones. */
export async function servePair(size: Size): Promise<Pair> {
  const served = await serve(size);
  const { graph, places } = expand(await settled(served.address));
  const bare = await serveBare(graph, places ?? {});
  return {
    address: served.address,
    bare: bare.address,
    size: `${graph.nodes.length.toLocaleString("en")} entities, ${graph.edges.length.toLocaleString("en")} relations`,
    close: async () => {
      await bare.close();
      await served.close();
    },
  };
}

/** Milliseconds between two looks for the places. */
const AGAIN = 500;

async function settled(address: string): Promise<CompactGraph> {
  for (;;) {
    const graph = (await (await fetch(`${address}api/graph/compact`)).json()) as CompactGraph;
    if (graph.settled) return graph;
    await new Promise((done) => setTimeout(done, AGAIN));
  }
}

/** The file of a made store of so many entities and claims, kept in var/cache once it is made. */
export async function madeStore(entities: number, claims: number): Promise<string> {
  const cache = resolve(ROOT, "var/cache");
  mkdirSync(cache, { recursive: true });
  const path = resolve(cache, `bench-web-${SCHEMA_VERSION}-${entities}-${claims}.db`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.${process.pid}`;
  const store = await openStore(unfinished);
  let done = 0;
  for (const article of makeArticles({
    entities,
    claimsPerArticle: PER_ARTICLE,
    articles: claims / PER_ARTICLE,
    seed: 9,
  })) {
    await store.write(article);
    done += PER_ARTICLE;
    if (done % 25_000 === 0) process.stderr.write(`  ${done} of ${claims} claims made\n`);
  }
  await store.close();
  // Closing leaves one file alone: the log is written into it.
  const file = new DatabaseSync(unfinished);
  file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  file.close();
  renameSync(unfinished, path);
  return path;
}
