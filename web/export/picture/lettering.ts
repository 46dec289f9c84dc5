import { xml } from "../text.ts";

export type Style = "normal" | "bold" | "italics";

/** How wide text is, in the fonts that draw it, and which of them do. */
export interface Lettering {
  /** In the unit of `size`. */
  widthOf(style: Style, size: number, text: string): number;
  /** The family to name first for a text. */
  familyOf(text: string): string;
}

/** Behind the family that was measured: what other machines have, all of them narrower or about as wide. */
const FALLBACK = "'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

export interface Lettered {
  x: number;
  y: number;
  size: number;
  style: Style;
  color: string;
  anchor?: "start" | "middle";
  /** Colour of a rim that keeps the letters readable over lines. */
  halo?: string;
  /** Radians, around (x, y). */
  angle?: number;
}

/** A line of text as SVG: its middle (or its start) stands at x, its middle height at y. */
export function line(text: string, lettering: Lettering, options: Lettered): string {
  const { x, y, size, style, color, anchor = "start", halo, angle = 0 } = options;
  const words = oneLine(text);
  const family = `${lettering.familyOf(words)}, ${FALLBACK}`;
  const attributes = [
    `x="${round(x)}" y="${round(y + 0.36 * size)}" font-size="${size}" font-family="${family}"`,
    anchor === "middle" ? ` text-anchor="middle"` : "",
    style === "bold" ? ` font-weight="600"` : "",
    style === "italics" ? ` font-style="italic"` : "",
    angle === 0 ? "" : ` transform="rotate(${round((angle * 180) / Math.PI)} ${round(x)} ${round(y)})"`,
  ].join("");
  const rim =
    halo === undefined
      ? ""
      : `<text ${attributes} fill="none" stroke="${halo}" stroke-width="5" stroke-linejoin="round" aria-hidden="true">${xml(words)}</text>`;
  return `${rim}<text ${attributes} fill="${color}">${xml(words)}</text>`;
}

/** A text's lines where none may be wider than `width`; a word that is wider alone is cut. */
export function wrapped(
  text: string,
  width: number,
  style: Style,
  size: number,
  lettering: Lettering,
): string[] {
  const lines: string[] = [];
  let current = "";
  const fits = (words: string) => lettering.widthOf(style, size, words) <= width;
  for (const word of oneLine(text).split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (fits(longer)) {
      current = longer;
      continue;
    }
    if (current !== "") lines.push(current);
    current = fits(word) ? word : shortened(word, width, style, size, lettering);
  }
  return current === "" ? lines : [...lines, current];
}

/** A text that is no wider than `width`, with an ellipsis where something had to go. */
export function shortened(
  text: string,
  width: number,
  style: Style,
  size: number,
  lettering: Lettering,
): string {
  if (lettering.widthOf(style, size, text) <= width) return text;
  const characters = [...text].slice(0, 400);
  while (characters.length > 1 && lettering.widthOf(style, size, `${characters.join("").trimEnd()}…`) > width)
    characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

/** A number as SVG needs it. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
