import type { Article, Sentence, SentenceRole, Span } from "#schema/article.ts";
import { ANYWHERE, BEFORE_NAMES, STARTERS } from "./abbreviations.ts";
import { isBoilerplate, isInterruption } from "./boilerplate.ts";
import { withoutDateline } from "./dateline.ts";
import { tokenize } from "./tokenize.ts";

/** Longer stretches without a stop (tables, code) are cut at white space, so that no later stage meets an endless sentence. */
const LONGEST = 2000;
/** More words than this no sentence of news has; what has is cut, since a parse takes the square of them. */
const MOST_WORDS = 400;
/** A title or deck line is shorter than this. */
const LONGEST_HEADLINE = 300;
/** Lines at the top that can be headline: title, deck, byline. */
const MOST_HEADLINES = 3;

const STOP = /[.!?…。！？؟।]+/gu;
const CLOSING = /["'”’»)\]}]/;
const ENDS_LIKE_A_SENTENCE = /[.!?…。！？؟।:;,]["'”’»)\]}]*$/u;
const SAYING =
  /^(?:\p{L}[\p{L}\p{M}'’.-]*\s+){0,3}(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|tweeted|replied|shouted|chanted|declared|wondered|cried|insisted|continued)\b/u;

/**
 * The sentences of an article with their roles.
 *
 * A blank line always ends a sentence. Closing quotes and brackets belong to the sentence before them; nothing is cut
 * inside a short pair of round brackets. Headline are the title and deck lines that stand before the body and do not
 * end like a sentence; a text of one paragraph has none. Boilerplate ("Leave a Reply", "Advertisement") is told by its
 * words.
 *
 * @returns sentences in text order, not overlapping, none empty, without white space at their ends
 */
export function splitSentences(article: Article): Sentence[] {
  const { text } = article;
  const blocks = blocksOf(text).map((block) =>
    sentencesOf(text, block).flatMap((span, i) => (i === 0 ? withoutDateline(text, span) : [span])),
  );
  const roles: SentenceRole[][] = blocks.map((spans) =>
    spans.map(({ start, end }) => (isBoilerplate(text.slice(start, end)) ? "boilerplate" : "body")),
  );
  markHeadlines(text, blocks, roles);
  return blocks
    .flatMap((spans, b) => spans.map((span, s) => ({ ...span, role: roles[b]?.[s] ?? "body" })))
    .map(({ start, end, role }, index) => ({ index, start, end, role }));
}

/** Headline is what stands before the first block that ends like a sentence, as far as such a block follows. */
function markHeadlines(text: string, blocks: Span[][], roles: SentenceRole[][]): void {
  const content = blocks.flatMap((spans, b) =>
    roles[b]?.every((role) => role === "boilerplate") ? [] : [{ spans, b }],
  );
  const endsLikeSentence = ({ spans }: { spans: Span[] }): boolean => {
    const last = spans.at(-1);
    return (
      last !== undefined &&
      ENDS_LIKE_A_SENTENCE.test(text.slice(Math.max(last.start, last.end - 12), last.end))
    );
  };
  const firstBody = content.findIndex(endsLikeSentence);
  const until =
    firstBody === 0 && isQuestionTitle(text, content)
      ? 1
      : firstBody < 0
        ? Math.min(1, content.length - 1)
        : firstBody;
  for (const { spans, b } of content.slice(0, Math.min(until, MOST_HEADLINES))) {
    const first = spans[0];
    const last = spans.at(-1);
    if (!first || !last || last.end - first.start > LONGEST_HEADLINE) return;
    roles[b] = (roles[b] ?? []).map((role) => (role === "boilerplate" ? role : "headline"));
  }
}

/** "What now?" alone at the top, with paragraphs below, is a title. */
function isQuestionTitle(text: string, content: { spans: Span[] }[]): boolean {
  const [only, more] = content[0]?.spans ?? [];
  return (
    only !== undefined &&
    more === undefined &&
    content.length > 2 &&
    only.end - only.start < 120 &&
    /[?!]["'”’]?$/.test(text.slice(only.start, only.end))
  );
}

/** Paragraphs: parted by blank lines, or by a line break after a line that is much shorter than its neighbours or ends a sentence. */
function blocksOf(text: string): Span[] {
  const blocks: Span[] = [];
  const blank = /\n[^\S\n]*(?:\n\s*)+|\r\n?[^\S\r\n]*(?:\r\n?\s*)+|[\u2029\f]\s*/g;
  let start = 0;
  for (const gap of text.matchAll(blank)) {
    addLines(text, { start, end: gap.index }, blocks);
    start = gap.index + gap[0].length;
  }
  addLines(text, { start, end: text.length }, blocks);
  return blocks;
}

function addLines(text: string, paragraph: Span, blocks: Span[]): void {
  const lines: Span[] = [];
  const line = /[^\r\n\u2028]+/g;
  for (const match of text.slice(paragraph.start, paragraph.end).matchAll(line)) {
    const span = trim(text, {
      start: paragraph.start + match.index,
      end: paragraph.start + match.index + match[0].length,
    });
    if (span) lines.push(span);
  }
  const widest = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  let open: Span | null = null;
  for (const span of lines) {
    const isAlone = isFurniture(text, open, span);
    if (open && (isAlone || breaksAfter(text, open, span, widest))) {
      blocks.push(open);
      open = null;
    }
    if (isAlone) blocks.push(span);
    else open = open ? { start: open.start, end: span.end } : span;
  }
  if (open) blocks.push(open);
}

/**
 * Is this line the page's, whatever stands around it? "Watch." is, but not where the line before it goes on ("Human Rights"); what interrupts an
 * article may stand there too.
 */
function isFurniture(text: string, before: Span | null, { start, end }: Span): boolean {
  const line = text.slice(start, end);
  if (isInterruption(line)) return true;
  const goesOn =
    before !== null && !ENDS_LIKE_A_SENTENCE.test(text.slice(before.start, before.end).slice(-12));
  return !goesOn && /^\P{L}*\P{Ll}/u.test(line) && isBoilerplate(line);
}

/** Does a single line break end a paragraph? Wrapped lines are about equally long and go on in the middle of a sentence. */
function breaksAfter(text: string, before: Span, next: Span, widest: number): boolean {
  const last = text.slice(Math.max(before.start, text.lastIndexOf("\n", before.end - 1) + 1), before.end);
  if (/^[\p{Ll},;)]/u.test(text.slice(next.start, next.start + 2))) return false;
  if (/^(?:[•*·▪–—-]|\d+[.)])\s/u.test(text.slice(next.start, next.start + 5))) return true;
  if (ENDS_LIKE_A_SENTENCE.test(last)) return last.length < widest * 0.7 || widest > 120;
  return last.length < widest * 0.7 || widest > 120;
}

function sentencesOf(text: string, block: Span): Span[] {
  const spans: Span[] = [];
  const part = text.slice(block.start, block.end);
  let start = 0;
  const add = (end: number) => {
    for (const span of cut(text, { start: block.start + start, end: block.start + end })) spans.push(span);
    start = end;
  };
  for (const match of part.matchAll(STOP)) {
    if (match.index < start) continue;
    const end = endOfSentence(part, start, match.index, match[0]);
    if (end !== null) add(end);
  }
  add(part.length);
  return spans;
}

/** Where the sentence ends that may end with the stop at `at`, closing marks included; null where it goes on. */
function endOfSentence(part: string, start: number, at: number, stop: string): number | null {
  let end = at + stop.length;
  if (/[。！？।]/u.test(stop)) return end;
  while (end < part.length && CLOSING.test(part.charAt(end)) && !opensHere(part, end)) end++;
  const note = /^\s?(?:\[\d{1,3}\])+(?=\s|$)/.exec(part.slice(end, end + 30)); // a footnote's number stays with its sentence
  if (note) end += note[0].length;
  const after = /^\s+/.exec(part.slice(end, end + 200));
  if (!after) return null;
  const next = part.slice(end + after[0].length, end + after[0].length + 80);
  if (next === "") return end;
  const first = /^[“"'‘«([{¿¡—–-]*\s*(.)/u.exec(next)?.[1] ?? "";
  if (/\p{Ll}/u.test(first) || /^[,;:)\]]/.test(next)) return null;
  if (/^[—–-]/.test(next) && !/^[—–-]\s*[“"]/.test(next) && stop === ".") return null;
  if (insideBrackets(part, start, end)) return null;
  const closed = end > at + stop.length;
  if (closed && stop !== "." && SAYING.test(next)) return null;
  if (stop === "." && !closed && isAbbreviation(part, at, next)) return null;
  return end;
}

/** A straight quote after a space opens; after a stop it closes. */
function opensHere(part: string, at: number): boolean {
  return /["']/.test(part.charAt(at)) && /\s/.test(part.charAt(at - 1));
}

/** Is `at` inside round brackets opened in this sentence, and closed soon? */
function insideBrackets(part: string, start: number, at: number): boolean {
  const from = Math.max(start, at - 200);
  const before = part.slice(from, at);
  const open = before.lastIndexOf("(");
  if (open < 0 || before.indexOf(")", open) >= 0) return false;
  const close = part.indexOf(")", at);
  return close >= 0 && close - (from + open) < 200 && !part.slice(at, close).includes("(");
}

function isAbbreviation(part: string, at: number, next: string): boolean {
  const word = /[\p{L}\p{N}.]*$/u.exec(part.slice(Math.max(0, at - 20), at))?.[0] ?? "";
  const key = word.toLowerCase();
  if (key === "no" || key === "nos" || key === "fig" || key === "art" || key === "p" || key === "pp")
    return /^\d/.test(next);
  if (BEFORE_NAMES.has(key) && /^\p{Lu}|^(?:vs?|viz|cf|ca|e\.g|i\.e)$/u.test(word)) return true;
  const starts = STARTERS.has(
    /^[“"'‘(]*([\p{L}'’]+)/u.exec(next)?.[1]?.toLowerCase().replace("’", "'") ?? "",
  );
  if (/^\p{Lu}$/u.test(word)) return !starts || /^[“"'‘(]*I\b/.test(next);
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !starts && !/^["“‘]/.test(next);
  if (ANYWHERE.has(key) && /^\p{Lu}/u.test(word)) return !starts && !/^["“‘]/.test(next);
  return false;
}

/** A span without the white space at its ends, in pieces of bearable length. */
function cut(text: string, span: Span): Span[] {
  const whole = trim(text, span);
  if (!whole) return [];
  const pieces: Span[] = [];
  let { start } = whole;
  while (whole.end - start > LONGEST) {
    const space = text.slice(start, start + LONGEST).search(/\s\S*$/);
    const end = space > 0 ? start + space : nextSpace(text, start + LONGEST, whole.end);
    const piece = trim(text, { start, end });
    if (piece) pieces.push(...ofFewWords(text, piece));
    start = end;
  }
  const rest = trim(text, { start, end: whole.end });
  if (rest) pieces.push(...ofFewWords(text, rest));
  return pieces;
}

/** A span in pieces of {@link MOST_WORDS} at most, cut between words. */
function ofFewWords(text: string, span: Span): Span[] {
  if (span.end - span.start <= MOST_WORDS) return [span];
  const words = tokenize(text, span);
  if (words.length <= MOST_WORDS) return [span];
  const pieces: Span[] = [];
  for (let first = 0; first < words.length; first += MOST_WORDS)
    pieces.push({
      start: words[first]!.start,
      end: words[Math.min(first + MOST_WORDS, words.length) - 1]!.end,
    });
  return pieces;
}

function nextSpace(text: string, from: number, end: number): number {
  const space = /\s/g;
  space.lastIndex = from;
  const found = space.exec(text)?.index ?? end;
  return Math.min(found, end);
}

/** The span without white space at its ends, as `String.prototype.trim` knows it; null where nothing is left. */
function trim(text: string, { start, end }: Span): Span | null {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}
