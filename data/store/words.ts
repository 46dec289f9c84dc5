import type { Span } from "#schema/article.ts";

/** A name as it is compared: lower case, without diacritics, on one line. */
export function foldName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The words of what a user typed, each with at least one letter or digit; "U.S." is one word. */
export function typedWords(typed: string): string[] {
  return typed
    .replaceAll("\0", " ")
    .toWellFormed()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The letters and digits of a text in runs, folded: "Côte d'Ivoire" has "cote", "d" and "ivoire". */
export function tokensOf(text: string): string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}\p{Co}]+/u)
    .filter(Boolean);
}

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/**
 * Where a text has the words of what was typed, in order and none twice; of the last word a beginning is enough. The parts of one word
 * ("U.S.") are found next to each other.
 */
export function hitsIn(text: string, typed: string): Span[] {
  return hitsOf(text, wordsOf(typed), true);
}

/** Each word of what was typed by its letters and digits. */
function wordsOf(typed: string): string[][] {
  return typedWords(typed)
    .map(tokensOf)
    .filter(({ length }) => length > 0);
}

/** @param open whether the last word may go on */
function hitsOf(text: string, wanted: readonly string[][], open: boolean): Span[] {
  const words = [...text.matchAll(WORD)].map((match) => ({
    folded: foldName(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits = new Map<number, Span>();
  for (const [place, parts] of wanted.entries()) {
    const isOpen = open && place === wanted.length - 1;
    for (let at = 0; at + parts.length <= words.length; at++) {
      const fits = parts.every((part, offset) => {
        const { folded } = words[at + offset]!;
        return folded === part || (isOpen && offset === parts.length - 1 && folded.startsWith(part));
      });
      if (!fits) continue;
      const [start, end] = [words[at]!.start, words[at + parts.length - 1]!.end];
      if ((hits.get(start)?.end ?? 0) < end) hits.set(start, { start, end });
    }
  }
  const spans: Span[] = [];
  for (const span of [...hits.values()].sort((a, b) => a.start - b.start))
    if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span);
  return spans;
}

/** Of an entity's names the first in which all words are found, and where; the name itself where no single one has them all. */
export function foundIn(
  { name, aliases }: { name: string; aliases: readonly string[] },
  typed: string,
): { found: string; hits: Span[] } {
  const words = wordsOf(typed);
  for (const found of [name, ...aliases]) {
    const has = (word: string[], place: number) =>
      hitsOf(found, [word], place === words.length - 1).length > 0;
    if (words.every(has)) return { found, hits: hitsOf(found, words, true) };
  }
  return { found: name, hits: hitsOf(name, words, true) };
}
