import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { canonicalJson } from "#data/store/record.ts";
import type { Archive } from "#data/store/store.ts";
import type { Article } from "#schema/article.ts";

const ROOT = resolve(import.meta.dirname, "..");

/** What decides what is read out of an article, and who is who in it: the stages, their data, the words of the record, and what is worked out of several. */
const ENGINE = [
  "ingest/2-sentences",
  "ingest/3-parse",
  "ingest/4-mentions",
  "ingest/5-entities",
  "ingest/6-claims",
  "ingest/pipeline.ts",
  "data/gazetteer",
  "data/lexicon",
  "data/models",
  "data/store/copies",
  "data/store/identity",
  "schema",
];
/** What trains the stages does not read articles. */
const APART = /(?:^|[/\\])train(?:[/\\]|$)|\.md$/;

/** A short hash of the engine's code and data: the same engine reads the same article to the same record. */
export function engineHash(): string {
  const hash = createHash("sha256");
  for (const part of ENGINE) {
    const files = part.endsWith(".ts")
      ? [part]
      : readdirSync(join(ROOT, part), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
          .filter((file) => !APART.test(file))
          .sort();
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(ROOT, file)))
        .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/** Says so where articles in a store were read by another engine than this one, or by none that is known; null where there are none. */
export async function tellOutdated(store: Pick<Archive, "outdated">): Promise<string | null> {
  const count = await store.outdated(engineHash());
  if (count === 0) return null;
  const [articles, them] =
    count === 1 ? ["1 article in the store is", "it"] : [`${count} articles in the store are`, "them"];
  return `${articles} not known to be read by this version: npm run ingest -- --again reads ${them} anew.`;
}

/** Stands for the engine that reads an article and for the article as it came. */
export function readFrom(article: Article, engine: string): string {
  return `${engine}:${createHash("sha256").update(canonicalJson(article)).digest("hex")}`;
}
