import type { Span } from "#schema/article.ts";

/** A word of a sentence: its text lies at `start`–`end` of the article's text. */
export interface Word extends Span {
  form: string;
}
