import type { Article } from "#schema/article.ts";

/** Where an article was read: the file or address as it was named, and in `.jsonl` the line, from 1. */
export interface Place {
  file: string;
  line: number | null;
}

/** An article, or one sentence about what is wrong with it and what helps. */
export type Outcome = { article: Article } | { problem: string };

/** What was read at a place, and how many bytes of input were gone through for it. */
export type Reading = Outcome & { place: Place; bytes: number };

/** What a source says of its article, as far as it does. */
export type Known = Partial<Omit<Article, "id" | "text" | "language">> & { language?: string | null };

/** The largest article, in bytes of UTF-8. */
export const MAX_ARTICLE_BYTES = 5_000_000;

/** What is wrong with a piece of input and what helps, without its place. */
export class InputProblem extends Error {
  override name = "InputProblem";
}

export function tooLarge(): InputProblem {
  return new InputProblem("an article may have 5 MB at most: split it into several.");
}

export function noFile(): InputProblem {
  return new InputProblem("it is no file but a device or a pipe: give a file.");
}

export function withoutText(): InputProblem {
  return new InputProblem("there is no text in it: give an article with text.");
}
