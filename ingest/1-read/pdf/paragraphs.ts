import type { Page } from "./furniture.ts";
import type { Line } from "./lines.ts";

const ENDS = /[.!?…:]["'”’)\]]*$/u;

/** A paragraph and the size of its letters. */
export interface Paragraph {
  text: string;
  size: number;
}

/**
 * The paragraphs that the lines of pages make. One begins after a wide gap, at another size, where a line is indented, and after a line
 * that ends a sentence early; what goes on in the next column or on the next page is the same one.
 *
 * @param isWord whether a word is known in this form, to tell "govern-ment" from "Israeli-backed" at the end of a line
 */
export function paragraphsOf(pages: readonly Page[], isWord: (word: string) => boolean): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let last: Line | null = null;
  for (const { lines } of pages) {
    const gap = usualGap(lines);
    const right = Math.max(0, ...lines.map((line) => line.right));
    for (const [place, line] of lines.entries()) {
      const open = paragraphs.at(-1);
      const begins =
        last === null || open === undefined || beginsParagraph(line, last, place === 0 ? null : gap, right);
      if (begins) paragraphs.push({ text: line.text, size: line.size });
      else open!.text = joined(open!.text, line.text, isWord);
      last = line;
    }
  }
  return paragraphs;
}

/** @param gap between the lines of a paragraph on this page; null for the first line of a page */
function beginsParagraph(line: Line, last: Line, gap: number | null, right: number): boolean {
  if (Math.abs(line.size - last.size) > Math.max(line.size, last.size) * 0.12) return true;
  const down = last.y - line.y;
  const isElsewhere = gap === null || down < 0 || down > gap * 6;
  if (isElsewhere) return ENDS.test(last.text);
  if (down > gap * 1.4) return true;
  if (
    ENDS.test(last.text) &&
    line.left - last.left > line.size * 0.8 &&
    line.left - last.left < line.size * 6
  )
    return true;
  return (
    ENDS.test(last.text) &&
    last.right < right - (right - last.left) * 0.15 &&
    /^[\p{Lu}“"‘\d]/u.test(line.text)
  );
}

/** The distance between two lines that is met most often. */
function usualGap(lines: readonly Line[]): number {
  const gaps = new Map<number, number>();
  for (let at = 1; at < lines.length; at++) {
    const gap = Math.round((lines[at - 1]!.y - lines[at]!.y) * 2) / 2;
    if (gap > 2) gaps.set(gap, (gaps.get(gap) ?? 0) + 1);
  }
  let best = 14;
  let most = 0;
  for (const [gap, count] of gaps)
    if (count > most || (count === most && gap < best)) {
      best = gap;
      most = count;
    }
  return best;
}

function joined(before: string, after: string, isWord: (word: string) => boolean): string {
  if (before.endsWith("\u00ad")) return before.slice(0, -1) + after;
  const head = /(\p{L}+)-$/u.exec(before)?.[1];
  const tail = /^\p{Ll}+/u.exec(after)?.[0];
  if (head === undefined || tail === undefined) return `${before} ${after}`;
  return isWord((head + tail).toLowerCase()) ? before.slice(0, -1) + after : before + after;
}
