import { CITY, MONTH } from "#ingest/1-read/text/dates.ts";
import type { Span } from "#schema/article.ts";

const AGENCY = String.raw`,? ?\([^()\n]{2,40}\)`;
const PLACE = String.raw`, \p{Lu}[\p{L}.]+(?: [\p{Lu}\d][\p{L}\d.]*){0,3}`;
const DAY = String.raw`,? (?:(?i:${MONTH}) \d{1,2}|\d{1,2} (?i:${MONTH}))(?:,? (?:19|20)\d\d)?`;
const REST = `(?:${AGENCY}|${DAY}|${PLACE}){0,4}`;
// a colon without an agency before it names a transcript's speaker
const DASH = String.raw`(?: ?(?:--|[-–—])|(?<=\)) ?:) ?(?=["“‘\p{Lu}\d])`;
const WORDS = new RegExp(`^${CITY}${REST} ?,? ?${DASH}`, "u");
const LONGEST = 100;

/**
 * Cuts the dateline off the sentence it opens ("GENEVA (AP) — Diplomats …"): where a report was filed is no part of what it says.
 * The dateline becomes a span of its own; a span without one stays whole.
 */
export function withoutDateline(text: string, span: Span): Span[] {
  const match = WORDS.exec(text.slice(span.start, Math.min(span.end, span.start + LONGEST)));
  if (!match) return [span];
  const cut = span.start + match[0].length;
  const end = span.start + match[0].trimEnd().length;
  return cut >= span.end
    ? [span]
    : [
        { start: span.start, end },
        { start: cut, end: span.end },
      ];
}
