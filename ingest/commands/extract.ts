import { once } from "node:events";
import { readEnvironment } from "#data/store/open.ts";
import { findInputs } from "../1-read/inputs.ts";
import { readArticles } from "../1-read/read.ts";
import { reachIn } from "../1-read/web/connect.ts";
import { extractArticles } from "../pipeline.ts";
import { failureLine } from "../summary.ts";
import { ExtractionThreads } from "../threads/threads.ts";
import { SIGNALLED, untilInterrupted } from "./interruption.ts";
import { complain, ignoreClosedPipe } from "./terminal.ts";

/**
 * Prints what files say, and stores nothing.
 *
 * @param threads read what articles say, and give up those that take too long; they are ended with the command
 */
export async function extract(files: string[], threads = new ExtractionThreads()): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    ignoreClosedPipe(error);
    process.exit(SIGNALLED.SIGPIPE);
  });
  const { inputs } = await findInputs(files);
  const articles = extractArticles(
    readArticles(inputs, { input: process.stdin, reach: reachIn(readEnvironment()) }),
    (article) => threads.read(article),
    { width: threads.width },
  );
  try {
    for await (const article of untilInterrupted(articles)) {
      if ("problem" in article) {
        process.exitCode = 1;
        complain(failureLine(article));
      } else if (!process.stdout.write(`${JSON.stringify(article.extraction)}\n`)) {
        await once(process.stdout, "drain");
      }
    }
  } finally {
    await threads.close();
  }
}
