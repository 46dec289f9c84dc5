import { availableParallelism } from "node:os";
import { articleIds } from "#data/store/content.ts";
import { openStore, placeIn, readEnvironment } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import type { Article } from "#schema/article.ts";
import { bytesOf, findInputs } from "../1-read/inputs.ts";
import { readArticles } from "../1-read/read.ts";
import type { Reading } from "../1-read/reading.ts";
import { reachIn } from "../1-read/web/connect.ts";
import { loadArticles, sieveArticles } from "../7-load/load.ts";
import { engineHash, readFrom, tellOutdated } from "../engine.ts";
import { extractArticles } from "../pipeline.ts";
import { count, type Report, reportJson, reportLines, startReport } from "../report.ts";
import { failureLine, jsonLine, summaryLine } from "../summary.ts";
import { ExtractionThreads } from "../threads/threads.ts";
import { untilInterrupted } from "./interruption.ts";
import { complain, ignoreClosedPipe, type Progress, progressBar } from "./terminal.ts";

export interface IngestOptions {
  /** Prints a JSON object for each article and for the report, and nothing else. */
  json: boolean;
  /** How many threads read what articles say; by default one for each core. */
  threads: number | undefined;
}

/** Reads files into the store, and prints what became of each article. */
export async function ingest(files: string[], options: IngestOptions): Promise<void> {
  const environment = readEnvironment();
  await withStore(async (store) => {
    const { inputs, passedOver } = await findInputs(files);
    const processes = Math.ceil((options.threads ?? availableParallelism()) / 2);
    const readings = readArticles(inputs, { input: process.stdin, reach: reachIn(environment), processes });
    await load(readings, store, progressBar(bytesOf(inputs)), startReport(passedOver), options);
    const outdated = await tellOutdated(store);
    if (outdated !== null && !options.json) complain(outdated);
  });
}

/** Reads the articles that the store holds once more, with the present engine. */
export async function ingestAgain(options: IngestOptions): Promise<void> {
  await withStore(async (store) => {
    // One article at a time is read out, and each counts for one: how long they are is not known before.
    const { articles } = await store.health();
    const progress = progressBar(articles);
    const byArticle: Progress = { ...progress, step: (_, isFailure) => progress.step(1, isFailure) };
    await load(storedArticles(store), store, byArticle, startReport(), options);
  });
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  // Whoever reads the summary may leave; the articles go in all the same.
  process.stdout.on("error", ignoreClosedPipe);
  const store = await openStore(placeIn(readEnvironment()));
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

async function load(
  readings: AsyncIterable<Reading>,
  store: Store,
  progress: Progress,
  report: Report,
  { json, threads: wanted }: IngestOptions,
): Promise<void> {
  const lines: (() => void)[] = [];
  const print = (line: string) => lines.push(() => process.stdout.write(`${line}\n`));
  const threads = new ExtractionThreads(wanted);
  const engine = engineHash();
  const from = (article: Article) => readFrom(article, engine);
  try {
    const articles = extractArticles(
      sieveArticles(readings, store, from),
      (article) => threads.read(article),
      { width: threads.width, readFrom: from },
    );
    for await (const article of loadArticles(untilInterrupted(articles), store)) {
      const isFailure = "problem" in article;
      if (isFailure) process.exitCode = 1;
      progress.step(article.bytes, isFailure);
      count(report, article);
      if (json) print(jsonLine(article));
      else if (isFailure) lines.push(() => complain(failureLine(article)));
      else print(summaryLine(article));
      if (!process.stderr.isTTY) for (const print of lines.splice(0)) print();
    }
  } finally {
    progress.stop();
    await threads.close();
    for (const line of json ? [reportJson(report)] : reportLines(report)) print(line);
    for (const print of lines) print();
  }
}

async function* storedArticles(store: Store): AsyncGenerator<Reading> {
  for await (const id of articleIds(store)) {
    const stored = await store.extraction(id);
    if (!stored) continue;
    const { article } = stored;
    yield { place: { file: `article ${id}`, line: null }, bytes: Buffer.byteLength(article.text), article };
  }
}
