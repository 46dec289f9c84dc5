import { parentPort } from "node:worker_threads";
import type { Article } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import { createReader } from "../pipeline.ts";

/** What a thread answers to an article: what it says, or the words of the error that a stage failed with. */
export type Answer = { extraction: Extraction } | { error: string };

const read = createReader();
parentPort!.on("message", (article: Article) => {
  let answer: Answer;
  try {
    answer = { extraction: read(article) };
  } catch (error) {
    answer = { error: (error as Error).message };
  }
  parentPort!.postMessage(answer);
});
