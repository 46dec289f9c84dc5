import { articleIds } from "#data/store/audit.ts";
import { openStore, placeIn, readEnvironment } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { bytesOf, findInputs } from "../1-read/inputs.ts";
import { readArticles } from "../1-read/read.ts";
import type { Reading } from "../1-read/reading.ts";
import { reachIn } from "../1-read/web/connect.ts";
import { loadArticles } from "../7-load/load.ts";
import { createReader, extractArticles } from "../pipeline.ts";
import { failureLine, summaryLine } from "../summary.ts";
import { untilInterrupted } from "./interruption.ts";
import { complain, ignoreClosedPipe, type Progress, progressBar } from "./terminal.ts";

/** Reads files into the store, and prints what became of each article. */
export async function ingest(files: string[]): Promise<void> {
  await withStore(async (store) => {
    const { inputs } = await findInputs(files);
    await load(
      readArticles(inputs, { input: process.stdin, reach: reachIn(readEnvironment()) }),
      store,
      progressBar(bytesOf(inputs)),
    );
  });
}

/** Reads the articles that the store holds once more, with the present engine. */
export async function ingestAgain(): Promise<void> {
  await withStore(async (store) => {
    // One article at a time is read out, and each counts for one: how long they are is not known before.
    const { articles } = await store.health();
    const progress = progressBar(articles);
    await load(storedArticles(store), store, { step: () => progress.step(1), stop: () => progress.stop() });
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

async function load(readings: AsyncIterable<Reading>, store: Store, progress: Progress): Promise<void> {
  const lines: (() => void)[] = [];
  try {
    const articles = extractArticles(readings, createReader());
    for await (const article of untilInterrupted(loadArticles(articles, store))) {
      progress.step(article.bytes);
      if ("problem" in article) {
        process.exitCode = 1;
        lines.push(() => complain(failureLine(article)));
      } else {
        const line = summaryLine(article);
        lines.push(() => process.stdout.write(`${line}\n`));
      }
      if (!process.stderr.isTTY) for (const print of lines.splice(0)) print();
    }
  } finally {
    progress.stop();
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
