import { createRequire } from "node:module";
import { inSight, isTurned } from "./lettering.ts";

interface Inline {
  x: number;
  width: number;
  trailingCut: number;
  level?: number;
}
interface Line {
  leadingCut: number;
  inlines: Inline[];
}
interface Renderer {
  renderLine(line: Line, ...place: unknown[]): void;
}

/**
 * pdfmake puts the words of a line one behind the other from left to right. Where a line ends is known only to it, and what runs from right to left
 * can be put into order only then: before a line is drawn, its words get the places in which they are seen.
 */
export function turnLines(): void {
  const { default: made } = createRequire(import.meta.url)("pdfmake/js/Renderer.js") as {
    default: { prototype: Renderer };
  };
  const { renderLine } = made.prototype;
  made.prototype.renderLine = function (line, ...place) {
    if (line.inlines.some(({ level }) => isTurned(level))) arrange(line);
    renderLine.call(this, line, ...place);
  };
}

function arrange({ leadingCut, inlines }: Line): void {
  const seen = inSight(inlines);
  const last = inlines.at(-1)!;
  // The space at the end of what is read stands at its left, and would be seen as an indent.
  const isIndented = seen[0] === last && isTurned(last.level);
  let x = -leadingCut - (isIndented ? last.trailingCut : 0);
  for (const inline of seen) {
    inline.x = x;
    x += inline.width;
  }
}
