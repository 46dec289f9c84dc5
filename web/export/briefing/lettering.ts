import bidiFactory from "bidi-js";
import { covers, FAMILIES, type FamilyName, type Style } from "../picture/fonts.ts";
import { hasPicture, isUnseen, MISSING } from "../picture/lacking.ts";

/** The bundled families by the names under which the PDF knows them. */
export const PDF_FONTS = {
  Inter: FAMILIES.sans,
  "Source Serif 4": FAMILIES.serif,
  "DejaVu Sans": FAMILIES.wide,
};

const NAMES: Record<FamilyName, keyof typeof PDF_FONTS> = {
  sans: "Inter",
  serif: "Source Serif 4",
  wide: "DejaVu Sans",
};

/** A stretch of text in one font and one direction, in the order in which it is read. */
export interface Run {
  text: string;
  font: keyof typeof PDF_FONTS;
  /** Of the Unicode Bidirectional Algorithm: odd where the text runs from right to left. */
  level: number;
}

const bidi = bidiFactory();

/** What sets a direction for all that follows: a sentence is shown in the order of its own letters. */
const OVERRIDES = /[\u202A-\u202E]/g;

/** What fonts turn by themselves. */
const TURNED_BY_FONT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Samaritan}]/u;

/**
 * A text cut into stretches of one font and one direction each: the family asked for where it has all characters, the wide one where not, and in
 * what runs from right to left. What neither has becomes U+FFFD. Stretches stand in the order in which they are read; a line that holds several
 * is put into the order in which it is seen by `inSight`.
 */
export function runsOf(text: string, family: FamilyName, style: Style = "normal"): Run[] {
  const runs: Run[] = [];
  for (const { text: letter, level } of lettersOf(text, family, style)) {
    const font = NAMES[isTurned(level) || !covers(family, letter, style) ? "wide" : family];
    const last = runs.at(-1);
    // What is read next stands at the left of a space that is turned: a word of its own.
    const isNext = isTurned(level) && last !== undefined && /\s$/.test(last.text);
    // A space belongs to what stands before it: every font has one.
    if (last?.level === level && !isNext && (last.font === font || /\s/.test(letter))) last.text += letter;
    else runs.push({ text: letter, font, level });
  }
  const shown = (word: string, level: number) =>
    TURNED_BY_FONT.test(word) === isTurned(level) ? word : backwards(word);
  return runs.map((run) => ({
    ...run,
    text: run.text.replace(/[^ \t\n]+/g, (word) => shown(word, run.level)),
  }));
}

/**
 * A text on one line as the bundled fonts can draw it, for a program that puts word behind word from left to right, each with the space behind it:
 * that of a word which the font turns is seen before it, and what follows needs one of its own.
 */
export function drawn(text: string): string {
  const seen = inSight(lettersOf(text, "sans", "normal"))
    .map(({ text: letter }) => letter)
    .join("");
  const isByFont = (word: string | undefined) => word !== undefined && TURNED_BY_FONT.test(word);
  return seen
    .split(" ")
    .map((word, at, words) => {
      const next = words[at + 1];
      if (isByFont(word)) return `${backwards(word)} ${next === undefined || isByFont(next) ? "" : " "}`;
      return next === undefined ? word : `${word} `;
    })
    .join("");
}

/** What can be drawn of a text, letter by letter, each with its level: brackets as they look there. */
function lettersOf(text: string, family: FamilyName, style: Style): { text: string; level: number }[] {
  const plain = text.replace(OVERRIDES, "");
  const { levels } = bidi.getEmbeddingLevels(plain, "ltr");
  const letters: { text: string; level: number }[] = [];
  let at = 0;
  for (const character of plain) {
    const level = levels[at]!;
    at += character.length;
    const mirrored = isTurned(level) ? bidi.getMirroredCharacter(character) : null;
    const letter = drawable(mirrored ?? character, family, style);
    if (letter !== "") letters.push({ text: letter, level });
  }
  return letters;
}

/** For a font that turns whatever has letters of its scripts, and nothing else. */
function backwards(word: string): string {
  return [...word].reverse().join("");
}

/** Pieces of one line in the order in which they are seen from left to right (rule L2 of the algorithm). */
export function inSight<Of extends { level?: number }>(pieces: readonly Of[]): Of[] {
  const seen = [...pieces];
  const levelOf = ({ level = 0 }: Of) => level;
  for (let level = Math.max(0, ...seen.map(levelOf)); level > 0; level--) {
    for (let start = 0; start < seen.length; start++) {
      let end = start;
      while (end < seen.length && levelOf(seen[end]!) >= level) end++;
      if (end === start) continue;
      seen.splice(start, end - start, ...seen.slice(start, end).reverse());
      start = end;
    }
  }
  return seen;
}

export function isTurned(level = 0): boolean {
  return level % 2 === 1;
}

/** What turns or joins what stands around it, and has no picture, is left out. */
function drawable(character: string, family: FamilyName, style: Style): string {
  if (character === "\n" || character === "\t") return character;
  if (isUnseen(character)) return "";
  if (/[\u2028\u2029]/u.test(character)) return "\n";
  return hasPicture(character, family, style) ? character : MISSING;
}
