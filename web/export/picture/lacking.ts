import { covers, type FamilyName, type Style } from "./fonts.ts";

/** For a character that no bundled font has a picture of. */
export const MISSING = "\uFFFD";

/** What turns, joins or varies what stands around it, and has no picture of its own; the joiners and the signs of Arabic numbers have one. */
const UNSEEN = /(?![\u0600-\u0605\u06DD\u070F\u08E2\u200C\u200D])[\p{Cf}\p{Default_Ignorable_Code_Point}\r]/u;

export function isUnseen(character: string): boolean {
  return UNSEEN.test(character);
}

/** Whether the family asked for, or the wide one, has a picture of a character. */
export function hasPicture(character: string, family: FamilyName = "sans", style: Style = "normal"): boolean {
  return covers(family, character, style) || covers("wide", character, style);
}

/** What scripts are called whose letters the bundled fonts lack. */
const SCRIPTS: readonly (readonly [words: string, letters: RegExp])[] = [
  ["Chinese characters", /\p{Script=Han}/u],
  ["Japanese", /\p{Script=Hiragana}|\p{Script=Katakana}/u],
  ["Korean", /\p{Script=Hangul}/u],
  ["Devanagari", /\p{Script=Devanagari}/u],
  ["Bengali", /\p{Script=Bengali}/u],
  ["Gurmukhi", /\p{Script=Gurmukhi}/u],
  ["Gujarati", /\p{Script=Gujarati}/u],
  ["Tamil", /\p{Script=Tamil}/u],
  ["Telugu", /\p{Script=Telugu}/u],
  ["Kannada", /\p{Script=Kannada}/u],
  ["Malayalam", /\p{Script=Malayalam}/u],
  ["Sinhala", /\p{Script=Sinhala}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Burmese", /\p{Script=Myanmar}/u],
  ["Khmer", /\p{Script=Khmer}/u],
  ["Ethiopic", /\p{Script=Ethiopic}/u],
  ["Tibetan", /\p{Script=Tibetan}/u],
];
const OTHERS = "other signs";

/** In one sentence what of these texts a file that is drawn with the bundled fonts cannot show, and which files do; null where it shows all. */
export function lackingIn(texts: Iterable<string>): string | null {
  const characters = new Set<string>();
  for (const text of texts) for (const character of text) characters.add(character);
  const lacking = [...characters].filter(
    (character) =>
      character !== MISSING && !/\s/.test(character) && !isUnseen(character) && !hasPicture(character),
  );
  if (lacking.length === 0) return null;
  const scripts = Map.groupBy(
    lacking,
    (character) => SCRIPTS.find(([, letters]) => letters.test(character))?.[0] ?? OTHERS,
  );
  const counts = [...SCRIPTS.map(([words]) => words), OTHERS]
    .filter((words) => scripts.has(words))
    .map((words) => `${words} (${scripts.get(words)!.length})`);
  return `The fonts of this file lack some characters, which stand in it as ${MISSING}: ${counts.join(", ")}. The SVG, HTML and Word files of the same question have them.`;
}

/** A text as the bundled fonts can show it. */
export function shownOf(text: string): string {
  let shown = "";
  for (const character of text)
    shown += /\s/.test(character) || isUnseen(character) || hasPicture(character) ? character : MISSING;
  return shown;
}
