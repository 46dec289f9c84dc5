import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openStore } from "#data/store/open.ts";
import { templateArticle } from "#tests/bench/templates.ts";
import { start } from "../command.ts";

export interface Restarted {
  kills: number;
  /** Articles in the store after each kill. */
  found: number[];
  articles: number;
  /** Whether every article is there under its own text. */
  isComplete: boolean;
}

/**
 * Ingests a folder of articles made from templates, and kills the process (SIGKILL) again and again until an ingest ends by itself.
 *
 * @param wait how long each one lives, in milliseconds, by its number
 */
export async function ingestWithKills(count: number, wait: (kill: number) => number): Promise<Restarted> {
  const folder = await mkdtemp(join(tmpdir(), "demarche-restarts-"));
  const news = join(folder, "news");
  const db = join(folder, "store.db");
  await mkdir(news);
  const texts = Array.from({ length: count }, (_, number) => templateArticle(number));
  for (const [number, text] of texts.entries())
    await writeFile(join(news, `${String(number).padStart(6, "0")}.txt`), text);
  const found: number[] = [];
  for (let kills = 0; ; kills++) {
    const child = start("ingest", [news], db);
    child.stdout!.resume();
    child.stderr!.resume();
    const exited = once(child, "exit");
    await Promise.race([exited, setTimeout(wait(kills), undefined, { ref: false })]);
    child.kill("SIGKILL");
    const [status] = await exited;
    if (status !== null && status !== 0) throw new Error(`the ingest exited with ${status}`);
    const store = await openStore(db);
    const { articles } = await store.health();
    const stored = status === 0 ? await storedTexts(store) : null;
    await store.close();
    if (stored === null) {
      found.push(articles);
      continue;
    }
    await rm(folder, { recursive: true });
    const isComplete = articles === count && texts.every((text) => stored.get(text) === 1);
    return { kills, found, articles, isComplete };
  }
}

/** How often each text is stored. */
async function storedTexts(store: Awaited<ReturnType<typeof openStore>>): Promise<Map<string, number>> {
  const texts = new Map<string, number>();
  let cursor: string | null | undefined;
  do {
    const page = await store.articles({ limit: 200, ...(cursor && { cursor }) });
    for (const { id } of page.articles) {
      const text = (await store.article(id))!.article.text;
      texts.set(text, (texts.get(text) ?? 0) + 1);
    }
    cursor = page.cursor;
  } while (cursor !== null);
  return texts;
}
