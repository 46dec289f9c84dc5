import type { ArticleId } from "./ids.ts";

/** A stretch of an article's text: UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export const SENTENCE_ROLES = ["headline", "body", "boilerplate"] as const;

/** Boilerplate ("Leave a Reply") is kept, so that offsets and reading stay whole, but it never carries a mention or a claim. */
export type SentenceRole = (typeof SENTENCE_ROLES)[number];

/** A sentence of an article; `index` is its place in the article, from 0. */
export interface Sentence extends Span {
  index: number;
  role: SentenceRole;
}

/** An article as it was read. `text` is well-formed UTF-16 and every offset refers to it. */
export interface Article {
  id: ArticleId;
  title: string | null;
  text: string;
  url: string | null;
  outlet: string | null;
  byline: string | null;
  /** ISO 8601 date or date-time. */
  publishedAt: string | null;
  /** BCP 47 tag. */
  language: string;
}
