import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import type { ArticleDetail, Graph, Health } from "#schema/api.ts";
import type { Extraction } from "#schema/extraction.ts";
import { run, shortArticles, start } from "./command.ts";

const ARTICLES = 400;
const KILLS = 20;

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarche-kill-"));
  file = join(folder, "articles.jsonl");
  await writeFile(file, shortArticles(ARTICLES));
});
afterEach(() => rm(folder, { recursive: true }));

interface Contents {
  health: Health;
  articles: (ArticleDetail | null)[];
  graph: Graph;
}

async function contentsOf(store: Store): Promise<Contents> {
  const articles = [];
  for (let number = 0; number < ARTICLES; number++) articles.push(await store.article(`n${number}`));
  return { health: await store.health(), articles, graph: await store.graph() };
}

/** Kills an ingest with SIGKILL: as soon as it has made the store's file, or `wait` ms after it has told of `lines` articles. */
async function killIngest(db: string, lines: number, wait: number): Promise<void> {
  const child = start("ingest", [file], db);
  const exit = once(child, "exit");
  if (lines === 0) {
    while (!existsSync(db) && child.exitCode === null) await new Promise((wake) => setTimeout(wake, 1));
  } else {
    let told = 0;
    for await (const chunk of child.stdout!.setEncoding("utf8")) {
      told += chunk.split("\n").length - 1;
      if (told >= lines) break;
    }
  }
  await new Promise((wake) => setTimeout(wake, wait));
  child.kill("SIGKILL");
  expect(await exit).toEqual([null, "SIGKILL"]);
}

test(`killed ${KILLS} times at different moments, an ingest leaves whole articles only, and the next one completes it`, {
  timeout: 600_000,
}, async () => {
  const { out } = await run("extract", [file], "none");
  const records: Extraction[] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records).toHaveLength(ARTICLES);

  // A store that is never killed is given as many articles as were found in the other; the two must then be the same.
  const mirror = await openStore(join(folder, "mirror.db"));
  const db = join(folder, "killed.db");
  const found: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    // What is stored is told of again, as unchanged: a kill comes a little later, in the midst of new articles.
    const lines = kill < 3 ? 0 : found.at(-1)! + 1 + (kill % 4);
    await killIngest(db, lines, (kill * 7) % 11);
    const store = await openStore(db);
    const contents = await contentsOf(store);
    await store.close();
    for (const record of records.slice(found.at(-1) ?? 0, contents.health.articles))
      await mirror.write(record);
    expect(contents).toEqual(await contentsOf(mirror));
    found.push(contents.health.articles);
  }
  // The kills must have met an ingest at work, or nothing was shown.
  expect(new Set(found.filter((count) => count > 0 && count < ARTICLES)).size).toBeGreaterThan(KILLS / 2);

  expect((await run("ingest", [file], db)).status).toBe(0);
  for (const record of records) await mirror.write(record);
  const store = await openStore(db);
  expect(await contentsOf(store)).toEqual(await contentsOf(mirror));
  await store.close();
  await mirror.close();
});
