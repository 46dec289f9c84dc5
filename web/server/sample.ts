import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { GraphWriter } from "#data/store/store.ts";
import { findInputs } from "#ingest/1-read/inputs.ts";
import { readArticles } from "#ingest/1-read/read.ts";
import { loadArticles } from "#ingest/7-load/load.ts";
import { engineHash, readFrom } from "#ingest/engine.ts";
import { createReader, extractArticles } from "#ingest/pipeline.ts";
import { failureLine } from "#ingest/summary.ts";
import { StartError } from "./settings.ts";

/**
 * Ingests the articles that come with the project, in data/articles under `root`.
 *
 * @throws {StartError} where one of them cannot be ingested
 */
export async function ingestSample(store: GraphWriter, root: string): Promise<void> {
  const folder = join(root, "data", "articles");
  const files = readdirSync(folder)
    .filter((name) => /\.(txt|jsonl)$/.test(name))
    .sort()
    .map((name) => join(folder, name));
  const { inputs } = await findInputs(files);
  const engine = engineHash();
  const articles = extractArticles(readArticles(inputs, { input: Readable.from([]) }), createReader(), {
    readFrom: (article) => readFrom(article, engine),
  });
  for await (const article of loadArticles(articles, store))
    if ("problem" in article) throw new StartError(failureLine(article));
}
