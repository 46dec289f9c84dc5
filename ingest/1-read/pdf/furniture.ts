import type { Line } from "./lines.ts";

/** This part of a page, at its upper and at its lower end, may hold running heads and page numbers. */
const MARGIN = 0.12;
const PAGE_NUMBER = /^(?:page\s+)?[-–—(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|\/)\s*\d{1,4})?\s*[-–—)]?$/i;
/** Lines smaller than this part of the body's size are captions, credits and notes. */
const SMALL = 0.8;

export interface Page {
  lines: Line[];
  height: number;
}

/** Pages without page numbers, what stands at the edge of several of them, and small print. */
export function withoutFurniture(pages: readonly Page[]): Page[] {
  const seen = new Map<string, Set<number>>();
  for (const [number, page] of pages.entries())
    for (const line of page.lines)
      if (isAtEdge(line, page)) {
        const key = keyOf(line);
        seen.set(key, (seen.get(key) ?? new Set()).add(number));
      }
  const smallest = bodySize(pages) * SMALL;
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => {
      if (line.size < smallest) return false;
      if (!isAtEdge(line, page)) return true;
      return !PAGE_NUMBER.test(line.text) && (pages.length < 2 || (seen.get(keyOf(line))?.size ?? 0) < 2);
    }),
  }));
}

/** The size in which most of the text is set. */
export function bodySize(pages: readonly Page[]): number {
  const letters = new Map<number, number>();
  for (const { lines } of pages)
    for (const { size, text } of lines) {
      const rounded = Math.round(size * 2) / 2;
      letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
    }
  let best = 0;
  for (const [size, count] of letters) if (count > (letters.get(best) ?? 0)) best = size;
  return best;
}

function isAtEdge({ y }: Line, { height }: Page): boolean {
  return y > height * (1 - MARGIN) || y < height * MARGIN;
}

/** The same on every page but for the figures in it ("12 | The Example, 26 March"). */
function keyOf({ text, y }: Line): string {
  return `${Math.round(y / 4)} ${text.replace(/\d+/g, "#")}`;
}
