import { covers, FAMILIES, type FamilyName, type Style } from "../picture/fonts.ts";

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

/** A stretch of text in one font. */
export interface Run {
  text: string;
  font: keyof typeof PDF_FONTS;
}

/** For a character that no bundled font has a picture of. */
const MISSING = "\uFFFD";

/** Text that runs from right to left, with what stands between its words. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+(?:[\p{P}\p{Z}\p{N}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+)*/gu;

/**
 * A text cut into stretches of one font each: the family asked for where it has all characters, the wide one where not. What neither has becomes U+FFFD.
 */
export function runsOf(text: string, family: FamilyName, style: Style = "normal"): Run[] {
  const runs: Run[] = [];
  for (const character of inOrder(text)) {
    const drawn = drawable(character, family, style);
    const chosen = covers(family, drawn, style) ? family : "wide";
    const font = NAMES[chosen];
    const last = runs.at(-1);
    // A space belongs to what stands before it: every font has one.
    if (last !== undefined && (last.font === font || /\s/.test(drawn))) last.text += drawn;
    else runs.push({ text: drawn, font });
  }
  return runs;
}

/** A text as the bundled fonts can draw it. */
export function drawn(text: string): string {
  return [...inOrder(text)].map((character) => drawable(character, "sans", "normal")).join("");
}

/** Controls that turn or join what stands around them have no picture and are left out. */
function drawable(character: string, family: FamilyName, style: Style): string {
  if (character === "\n" || character === "\t") return character;
  if (/[\p{Cf}\r]/u.test(character)) return "";
  if (/[\u2028\u2029]/u.test(character)) return "\n";
  return covers(family, character, style) || covers("wide", character, style) ? character : MISSING;
}

/** Words that run from right to left in the order in which a line shows them: letters are turned by the font, words are not. */
function inOrder(text: string): string {
  return text.replace(RIGHT_TO_LEFT, (words) => words.split(" ").reverse().join("\u00A0"));
}
