import type { Known } from "../reading.ts";
import { dateLine, datelineDay, isoDate } from "./dates.ts";

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

/** What a line at the top gives that names it ("Source: The Example"). */
const FIELDS: Record<string, "title" | "outlet" | "byline" | "publishedAt" | "url"> = {
  title: "title",
  headline: "title",
  outlet: "outlet",
  source: "outlet",
  publication: "outlet",
  publisher: "outlet",
  newspaper: "outlet",
  author: "byline",
  authors: "byline",
  byline: "byline",
  date: "publishedAt",
  published: "publishedAt",
  url: "url",
  link: "url",
};
const FIELD = new RegExp(`^(${Object.keys(FIELDS).join("|")}):\\s+(\\S.*)$`, "i");
/** Names of fields with which a headline may begin as well ("Source: Iran struck base"). */
const DOUBTFUL = /^(?:source|authors?|published|link):/i;
const LONGEST_OUTLET = 80;
const ENDS_LIKE_A_SENTENCE = /[.!…]["'”’)\]]*$/;
const NOTHING_BELOW = /^[^\S\n]*(?:\n[^\S\n]*(?:\n|$)|$)/;

interface Line {
  said: string;
  /** Is the next line blank, or is there none? */
  isAlone: boolean;
}

/**
 * What the lines at the top of a text say of it. Its title is the first that is not blank and no field, byline or date; below one of these a title
 * stands alone and does not end like a sentence. Byline and date stand on lines of their own; the date of a dateline counts where there is no other.
 */
export function readHeading(text: string): Known {
  const lines = topOf(text);
  const fields = fieldsOf(lines);
  const known: Known = Object.assign({}, ...fields.values());
  const others = lines.filter((line) => !fields.has(line));
  for (const [place, { said }] of others.entries()) {
    if (place > 0 && said.length > LONGEST) break;
    const { byline, publishedAt } = signatureOf(said);
    known.byline ??= byline;
    known.publishedAt ??= publishedAt;
  }
  known.title ??= titleAmong(others, lines[0] !== undefined && fields.has(lines[0]));
  known.publishedAt ??= others.map(({ said }) => datelineDay(said)).find((day) => day !== null) ?? null;
  return known;
}

/** The first lines that are not blank, to the first long one. */
function topOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/\S.*/g)) {
    const end = index + line.length;
    lines.push({ said: line.trimEnd(), isAlone: NOTHING_BELOW.test(text.slice(end, end + 200)) });
    if (lines.length >= MOST_LINES || (lines.length > 1 && line.length > LONGEST)) break;
  }
  return lines;
}

/** What fields at the top give: they follow on each other from the first line or the second, and one alone is unmistakable. */
function fieldsOf(lines: readonly Line[]): Map<Line, Known> {
  const fields = new Map<Line, Known>();
  for (const [place, line] of lines.entries()) {
    const found = FIELD.exec(line.said);
    if (found) fields.set(line, fieldOf(FIELDS[found[1]!.toLowerCase()]!, found[2]!));
    else if (fields.size > 0 || place > 0) break;
  }
  const [alone] = fields.keys();
  return fields.size === 1 && (alone !== lines[0] || DOUBTFUL.test(alone!.said)) ? new Map() : fields;
}

function fieldOf(field: (typeof FIELDS)[string], value: string): Known {
  const given: Known = {
    title: value,
    outlet: value.length > LONGEST_OUTLET ? null : value,
    byline: cleanByline(value),
    publishedAt: isoDate(value) ?? dateLine(value),
    url: /^https?:\/\/\S+$/i.test(value) ? value : null,
  };
  return given[field] ? { [field]: given[field] } : {};
}

/** @param isBelow whether the text begins with fields */
function titleAmong(lines: readonly Line[], isBelow: boolean): string | null {
  const place = lines.findIndex(({ said }) => !isSignature(said));
  const line = lines[place];
  if (line === undefined) return null;
  if (place === 0 && !isBelow) return line.said;
  const isTitle = line.isAlone && line.said.length <= LONGEST && !ENDS_LIKE_A_SENTENCE.test(line.said);
  return isTitle ? line.said : null;
}

interface Signature {
  byline: string | null;
  publishedAt: string | null;
}

const UNSIGNED: Signature = { byline: null, publishedAt: null };
/** What may part a name and a day in a line of both. */
const PARTED = /[\s,]*[|·•–—-]\s*|,?\s+(?=by:?\s)|,?\s+(?=on\s)|,\s+/gi;

/** Who wrote it and when, by a line that says nothing else ("By Ana Silva", "26 March 2024", "Posted on March 26, 2024 by Ana Silva"). */
function signatureOf(line: string): Signature {
  if (line.length > 120) return UNSIGNED;
  const publishedAt = dateLine(line);
  if (publishedAt !== null) return { byline: null, publishedAt };
  for (const { 0: mark, index } of line.matchAll(PARTED)) {
    const [before, after] = [line.slice(0, index).trim(), line.slice(index + mark.length).trim()];
    for (const [name, day] of [
      [before, dateLine(after)],
      [after, dateLine(before)],
    ] as const) {
      const byline = day === null ? null : bylineIn(name);
      if (byline !== null) return { byline, publishedAt: day };
    }
  }
  return { byline: bylineIn(line), publishedAt: null };
}

export function isSignature(line: string): boolean {
  const { byline, publishedAt } = signatureOf(line);
  return byline !== null || publishedAt !== null;
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
