import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readGazetteer } from "#data/gazetteer/read.ts";
import { readLexicon } from "#data/lexicon/read.ts";
import { splitSentences } from "#ingest/2-sentences/split.ts";
import { tokenize } from "#ingest/2-sentences/tokenize.ts";
import { loadModels } from "#ingest/3-parse/load.ts";
import { parseAll } from "#ingest/3-parse/parse.ts";
import { createReader } from "#ingest/pipeline.ts";
import type { Article } from "#schema/article.ts";
import { article } from "#tests/builders.ts";
import { type Benchmark, type Figure, milliseconds, processorTime, timed } from "./benchmark.ts";

const root = resolve(import.meta.dirname, "../..");
const SAMPLE = join(root, "data/articles/unbreakable-bond.txt");

/** A page of news is about as long as the sample article. */
const PAGE = 14;
const BOOK = 200;

/** The sample article's and the gold sentences, in their order: every construction that is read, and few of them twice. */
function bundled(): string[] {
  const sample = article("sample", readFileSync(SAMPLE, "utf8"));
  const gold = readFileSync(join(root, "data/gold/claims.tsv"), "utf8").trimEnd().split("\n").slice(1);
  return [
    ...splitSentences(sample)
      .filter(({ role }) => role === "body")
      .map(({ start, end }) => sample.text.slice(start, end)),
    ...gold.map((row) => row.split("\t")[1]!),
  ];
}

/** A report of so many pages, four sentences a paragraph. */
function report(sentences: readonly string[], pages: number): Article {
  let text = "";
  for (let at = 0; at < pages * PAGE; at++)
    text += `${sentences[at % sentences.length]}${at % 4 === 3 ? "\n\n" : " "}`;
  return article(`report-${pages}`, text.trimEnd(), { publishedAt: "2024-03-27" });
}

/** The least processor time of three runs, in milliseconds; the first makes the engine compile what it runs. */
function shortest(work: () => unknown): number {
  return Math.min(processorTime(work), processorTime(work), processorTime(work));
}

/** Reading articles: its speed in one thread, what of it is parsing, and how time grows with length; all in processor time. */
export const extraction: Benchmark = {
  name: "extraction",
  async run() {
    const sentences = bundled();
    const load = processorTime(() => loadModels(undefined, readGazetteer()));
    const words = processorTime(readLexicon);
    const models = loadModels();
    const read = createReader();
    const parse = (one: Article) =>
      parseAll(
        splitSentences(one).map((sentence) => ({ sentence, words: tokenize(one.text, sentence) })),
        models,
      );

    const whole = report(sentences, Math.ceil(sentences.length / PAGE));
    const count = splitSentences(whole).length;
    const reading = shortest(() => read(whole));
    const parsing = shortest(() => parse(whole));
    const speed = count / (reading / 1000);
    const figures: Figure[] = [
      {
        what: "Models and gazetteer: time to load",
        found: `${milliseconds(load)}, lexicon ${milliseconds(words)}`,
        wanted: "under 1000 ms",
        holds: load < 1000,
      },
      {
        what: `Extraction in one thread, an article of ${count} sentences`,
        found: `${Math.round(speed)} sentences a second`,
        wanted: "at least 300",
        holds: speed >= 300,
      },
      {
        what: "Extraction: the part of its time that is parsing",
        found: (parsing / reading).toFixed(2),
      },
    ];

    // The same sentences over and over, so that pages differ in nothing but their number.
    const each = sentences.slice(0, 8 * PAGE);
    const perPage = (pages: number) => {
      const one = report(each, pages);
      return shortest(() => read(one)) / pages;
    };
    const base = perPage(8);
    for (const pages of [16, 32, 64, BOOK]) {
      const ratio = perPage(pages) / base;
      figures.push({
        what: `Extraction: time of a page in a report of ${pages} pages, as a part of that in one of 8`,
        found: ratio.toFixed(2),
        wanted: "at most 1.5",
        holds: ratio <= 1.5,
      });
    }
    return figures;
  },
};

/** `npm run extract` as a whole process: one article, and the memory that articles and a long report take. */
export const extractionProcess: Benchmark = {
  name: "extraction-process",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "demarche-bench-"));
    const book = join(folder, "report.txt");
    await writeFile(book, report(bundled(), BOOK).text);
    await extractFile(SAMPLE);
    const runs = [await extractFile(SAMPLE), await extractFile(SAMPLE), await extractFile(SAMPLE)];
    const one = runs.sort((a, b) => a.processor - b.processor)[1]!;
    const long = await extractFile(book);
    await rm(folder, { recursive: true });
    return [
      {
        what: "Extraction of one article, the whole process",
        found: `${milliseconds(one.time)}, ${milliseconds(one.processor)} of them of the processor`,
        wanted: "under 1500 ms of the processor",
        holds: one.processor < 1500,
      },
      ...[
        { what: "one article", memory: one.memory },
        { what: `a report of ${BOOK} pages`, memory: long.memory },
      ].map(({ what, memory }) => ({
        what: `Extraction of ${what}: most memory at once`,
        found: `${Math.round(memory)} MB`,
        wanted: "under 400 MB",
        holds: memory < 400,
      })),
    ];
  },
};

/** Says on its way out how much processor time the process took, in microseconds, and how much memory at most, in kilobytes. */
const TELL = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write(['\\ntook',u.userCPUTime+u.systemCPUTime,'and',u.maxRSS].join(' '))})`;

/** Runs the command on a file. Times in milliseconds, memory in megabytes. */
async function extractFile(file: string): Promise<{ time: number; processor: number; memory: number }> {
  let said = "";
  const time = await timed(
    () =>
      new Promise<void>((done, fail) => {
        const child = spawn(
          process.execPath,
          ["--import", TELL, join(root, "ingest/main.ts"), "extract", file],
          { stdio: ["ignore", "ignore", "pipe"] },
        );
        child.stderr.setEncoding("utf8").on("data", (piece: string) => {
          said += piece;
        });
        child.on("error", fail);
        child.on("close", (code) =>
          code === 0 ? done() : fail(new Error(`extract ${file} exited with ${code}: ${said}`)),
        );
      }),
  );
  const took = /^took (\d+) and (\d+)$/m.exec(said);
  if (!took) throw new Error(`extract ${file} did not tell its time and memory, but: ${said}`);
  return { time, processor: Number(took[1]) / 1000, memory: Number(took[2]) / 1024 };
}
