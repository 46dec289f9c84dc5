import type { Known } from "../reading.ts";
import { dateLine } from "./dates.ts";

/** Byline and date stand among the first lines, before the first long one. */
const MOST_LINES = 8;
const LONGEST = 160;

const NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const BYLINE = new RegExp(
  `^[Bb][Yy]:?\\s+(${NAME}(?:,?\\s+(?:${NAME}|and|&|de|del|da|van|von|der|den|bin|al|el|la|le))*)(?:\\s*[,|·•–—-]\\s.*)?$`,
  "u",
);
const SIGNATURE = new RegExp(`^\\s*${NAME}(?:\\s+[\\p{L}\\p{M}.'’-]+){1,4}\\s*$`, "u");
const NOBODY = /user|admin|office|microsoft|word|author|python|docx|unknown/i;
const NO_NAME = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^[\p{Ll}]/u;

/** What the lines at the top of a text say of it: its title is the first that is not blank; byline and date stand on lines of their own. */
export function readHeading(text: string): Known {
  const known: Known = {};
  let lines = 0;
  for (const [line] of text.matchAll(/\S.*/g)) {
    const said = line.trimEnd();
    known.title ??= said;
    if (++lines > MOST_LINES || (lines > 1 && said.length > LONGEST)) break;
    known.byline ??= bylineIn(said);
    known.publishedAt ??= dateLine(said);
  }
  return known;
}

/** Whose name a line gives that says nothing else ("By Ana Silva and Li Wei, Foreign Desk"). */
function bylineIn(line: string): string | null {
  if (line.length > 120) return null;
  const name = BYLINE.exec(line)?.[1] ?? null;
  return name === null || NO_NAME.test(name) ? null : name;
}

/** A byline as a field gives it, without "By"; null where it is an address or no name. */
export function cleanByline(written: string | null | undefined): string | null {
  const name =
    written
      ?.replace(/\s+/g, " ")
      .trim()
      .replace(/^(?:written )?by:?\s+/i, "") ?? "";
  return name === "" || name.length > 200 || /:\/\/|^www\.|^@/.test(name) ? null : name;
}

/** The author that a file was signed with, where that is the name of a person; programs and accounts sign files too. */
export function signedName(written: unknown): string | null {
  if (typeof written !== "string" || !SIGNATURE.test(written) || NOBODY.test(written)) return null;
  return cleanByline(written);
}
