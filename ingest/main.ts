import { once } from "node:events";
import { SingleBar } from "cli-progress";
import { Command } from "commander";
import { openStore, placeIn, readEnvironment } from "#data/store/open.ts";
import { StoreError } from "#data/store/store.ts";
import { bytesOf, readArticles } from "./1-read/read.ts";
import { loadArticles } from "./7-load/load.ts";
import { createReader, extractArticles } from "./pipeline.ts";
import { failureLine, summaryLine } from "./summary.ts";

/** Exit status of a process that a signal ended, by the shell's convention. */
const SIGNALLED = { SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 };

const INPUT_HELP = `
FILE is
  a .txt file    one article in UTF-8; its title is its first line, its id the hash of its text
  a .jsonl file  one article on each line, as a JSON object in UTF-8
  -              .jsonl from standard input

Fields of a .jsonl line:
  id, text       wanted; the id is yours, and the same id means the same article
  title          may be null
  url, outlet, byline, publishedAt, language
                 where they are known; publishedAt is an ISO 8601 date or date-time, language a
                 BCP 47 tag ("en" where it is missing)
Other fields are passed over. An article may have 5 MB.
`;

const INGEST_HELP = `${INPUT_HELP}
Prints one line for each article: what became of it, its id and title, how many entities and claims
it has, and how many of its sentences make no claim. What became of it is one of
  added          it is new
  replaced       an article with this id was there, with another text or read by an older Demarche
  unchanged      it was there already
  duplicate      its text is there already under another id, and is not stored twice
What cannot be read is named on standard error, and the other articles go in.

Exit status: 0 where every article is in, 1 where one is not, 130 where Ctrl-C ended it. Every article
goes in whole or not at all, whatever ends the process; the same command goes on where it stopped.

Environment:
  DEMARCHE_DB    file of the store (var/demarche.db); it is made where there is none
  NEO4J_URI      a Neo4j server instead, with NEO4J_USERNAME (neo4j), NEO4J_PASSWORD and NEO4J_DATABASE
A file .env in the project's folder may set them too.
`;

const EXTRACT_HELP = `${INPUT_HELP}
Stores nothing. Prints one JSON object for each article, on one line: article, sentences, entities,
mentions and claims, as schema/extraction.ts describes them. Offsets are UTF-16 code units into the
article's text, end exclusive. What cannot be read is named on standard error.

Exit status: 0 where every article was read, 1 where one was not, 130 where Ctrl-C ended it.
`;

/** Ctrl-C (SIGINT) or SIGTERM, once it has come; the article in hand is finished first. */
let interruption: "SIGINT" | "SIGTERM" | null = null;

function interrupt(signal: NodeJS.Signals): void {
  interruption = signal as "SIGINT" | "SIGTERM";
  process.stdin.destroy();
}

/** The articles until an interruption, and not the failure to read on that it causes. */
async function* untilInterrupted<Article extends object>(
  articles: AsyncIterable<Article>,
): AsyncGenerator<Article> {
  for await (const article of articles) {
    if (interruption === null || !("problem" in article)) yield article;
    if (interruption !== null) return;
  }
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A progress bar on standard error, where that is a terminal; otherwise nothing. */
async function progressOf(files: readonly string[]): Promise<{ step(bytes: number): void; stop(): void }> {
  if (!process.stderr.isTTY) return { step: () => undefined, stop: () => undefined };
  const total = await bytesOf(files);
  const bar = new SingleBar({
    format:
      total === null
        ? "{articles} articles"
        : "{bar} {percentage}% | {articles} articles | {eta_formatted} left",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    clearOnComplete: true,
    // A second Ctrl-C may end the process at once: the terminal is left as it was.
    hideCursor: false,
    linewrap: null,
    gracefulExit: false,
  });
  let articles = 0;
  bar.start(Math.max(total ?? 1, 1), 0, { articles });
  return {
    step: (bytes) => bar.increment(bytes, { articles: ++articles }),
    stop: () => bar.stop(),
  };
}

async function ingest(files: string[]): Promise<void> {
  // Whoever reads the summary may leave; the articles go in all the same.
  process.stdout.on("error", ignoreClosedPipe);
  const store = await openStore(placeIn(readEnvironment()));
  const progress = await progressOf(files);
  const lines: (() => void)[] = [];
  try {
    const articles = extractArticles(readArticles(files, process.stdin), createReader());
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
    await store.close();
  }
}

async function extract(files: string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    ignoreClosedPipe(error);
    process.exit(SIGNALLED.SIGPIPE);
  });
  const articles = extractArticles(readArticles(files, process.stdin), createReader());
  for await (const article of untilInterrupted(articles)) {
    if ("problem" in article) {
      process.exitCode = 1;
      complain(failureLine(article));
    } else if (!process.stdout.write(`${JSON.stringify(article.extraction)}\n`)) {
      await once(process.stdout, "drain");
    }
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

const program = new Command("node ingest/main.ts").description(
  "Reads news articles into claims, each with its sentence.",
);

program
  .command("ingest")
  .description("Reads articles and writes what they say into the store.")
  .showHelpAfterError("(add --help for what it takes)")
  .configureHelp({ commandUsage: () => "npm run ingest -- FILE..." })
  .argument("<FILE...>", "articles, as below")
  .addHelpText("after", INGEST_HELP)
  .action(ingest);

program
  .command("extract")
  .description("Reads articles and prints what they say.")
  .showHelpAfterError("(add --help for what it takes)")
  .configureHelp({ commandUsage: () => "npm run -s extract -- FILE..." })
  .argument("<FILE...>", "articles, as below")
  .addHelpText("after", EXTRACT_HELP)
  .action(extract);

process.once("SIGINT", interrupt);
process.once("SIGTERM", interrupt);
try {
  await program.parseAsync();
} catch (error) {
  complain(error instanceof StoreError ? error.message : ((error as Error).stack ?? String(error)));
  process.exitCode = 1;
}
if (interruption !== null) {
  complain("Interrupted.");
  process.exitCode = SIGNALLED[interruption];
}
