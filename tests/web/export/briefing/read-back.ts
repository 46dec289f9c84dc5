import { type Font, openSync } from "fontkit";
import { FAMILIES } from "#web/export/picture/fonts.ts";

/**
 * A text of which nothing is left but what a program can read back from a PDF: without spaces, of characters that a font draws by the same glyph
 * the one with the lowest code, and without the joiners, which shape the letters beside them and are no letters.
 */
export function alike(text: string): string {
  return drawn(drawn(text.replace(/[\s\u200C\u200D]+/g, "")).normalize("NFKC")).replace(/\s+/g, "");
}

function drawn(text: string): string {
  return [...text].map((letter) => String.fromCodePoint(drawnAs(letter.codePointAt(0)!))).join("");
}

/** For a code another of lower code that is drawn by the same glyph of some font. */
const lower = new Map<number, number>();

for (const { normal, bold, italics, bolditalics } of Object.values(FAMILIES))
  for (const file of [normal, bold, italics, bolditalics]) {
    const font = openSync(file) as Font;
    const byGlyph = Map.groupBy(font.characterSet, (code) => font.glyphForCodePoint(code).id);
    for (const codes of byGlyph.values()) {
      const known = codes.map(drawnAs);
      const first = Math.min(...known);
      for (const code of known) if (code !== first) lower.set(code, first);
    }
  }

function drawnAs(code: number): number {
  const next = lower.get(code);
  return next === undefined ? code : drawnAs(next);
}
