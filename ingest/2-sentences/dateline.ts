import type { Span } from "#schema/article.ts";

const CITY = String.raw`\p{Lu}[\p{Lu}.'’-]{2,}(?: \p{Lu}[\p{Lu}.'’-]+){0,3}`;
const REST = String.raw`(?:,? ?\((?:[^()\n]{2,40})\)|, [\p{Lu}][\p{L}.]+(?: [\p{Lu}\d][\p{L}\d.]*){0,3}){0,3}`;
// a colon without an agency before it names a transcript's speaker
const DASH = String.raw`(?: ?(?:--|[-–—])|(?<=\)) ?:) ?(?=["“‘\p{Lu}\d])`;
const WORDS = new RegExp(`^${CITY}${REST} ?,? ?${DASH}`, "u");
const LONGEST = 80;

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
