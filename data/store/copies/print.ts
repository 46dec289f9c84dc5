import type { Extraction } from "#schema/extraction.ts";
import { tokensOf } from "../words.ts";

/**
 * What tells copies of one text from other texts: a MinHash of its runs of words (Broder 1997), none of which goes beyond its sentence, and
 * parts of it by which texts that have much in common find each other.
 */
export interface Print {
  /** The article's place among those that may be copies of each other: the earliest published first. No two are the same. */
  rank: string;
  /** How many different runs of words the text has. */
  size: number;
  /** The smallest hash of each kind, as base64 of 32-bit numbers. */
  sketch: string;
  bands: string[];
}

/** Words of a run; hashes of a sketch, and of a band of it. Of texts that share half of their runs 93 in 100 share a band, of a fifth 15. */
const RUN = 4;
const BANDS = 20;
const ROWS = 3;
const HASHES = BANDS * ROWS;
/** A text of fewer runs says too little to be known again. */
const FEWEST = 30;
/** Part of the shorter text that stands in the longer one. */
const COPIED = 0.6;
/** Stand after every moment, and after every time of a day: all moments are of one length. */
const UNDATED = "9999-99-99T99:99";
const UNTIMED = "T99:99";

/** Null where the text is too short to be told from others. */
export function printOf({ article, sentences }: Pick<Extraction, "article" | "sentences">): Print | null {
  const runs = new Set<number>();
  for (const { start, end, role } of sentences) {
    if (role === "boilerplate") continue;
    const words = tokensOf(article.text.slice(start, end));
    for (let first = 0; first + RUN <= words.length; first++)
      runs.add(hashOf(words.slice(first, first + RUN).join(" ")));
  }
  if (runs.size < FEWEST) return null;
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const run of runs)
    for (let kind = 0; kind < HASHES; kind++) {
      const hash = mixed(run, kind);
      if (hash < least[kind]!) least[kind] = hash;
    }
  const bands = Array.from({ length: BANDS }, (_, band) =>
    [band, ...least.subarray(band * ROWS, (band + 1) * ROWS)].map((part) => part.toString(36)).join("."),
  );
  return {
    rank: `${momentOf(article.publishedAt)} ${article.id}`,
    size: runs.size,
    sketch: Buffer.from(least.buffer).toString("base64"),
    bands,
  };
}

/** Whether most of the shorter of two texts stands in the other one, as far as their sketches tell. */
export function areCopies(
  one: Pick<Print, "size" | "sketch">,
  other: Pick<Print, "size" | "sketch">,
): boolean {
  const [a, b] = [hashesOf(one.sketch), hashesOf(other.sketch)];
  let same = 0;
  for (let kind = 0; kind < HASHES; kind++) if (a[kind] === b[kind]) same++;
  const shared = ((same / HASHES) * (one.size + other.size)) / (1 + same / HASHES);
  return shared >= COPIED * Math.min(one.size, other.size);
}

/** The article of a rank. */
export function articleOf(rank: string): string {
  return rank.slice(UNDATED.length + 1);
}

const PUBLISHED =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?)?/i;

/** When an article was published, to the minute and in UTC, which a time of no zone is taken for; sorts as the moments do. */
function momentOf(publishedAt: string | null): string {
  const [, day, hour, minute, zone = "Z"] = PUBLISHED.exec(publishedAt ?? "") ?? [];
  if (day === undefined) return UNDATED;
  if (hour === undefined) return day + UNTIMED;
  const [, sign = "+", hours = "00", minutes = "00"] = /^([+-])(\d\d):?(\d\d)?/.exec(zone) ?? [];
  const time = Date.parse(`${day}T${hour}:${minute}${sign}${hours}:${minutes}`);
  const moment = Number.isNaN(time) ? "" : new Date(time).toISOString();
  // Of years from 0 to 9999 alone: others have a sign and more digits.
  return /^\d{4}-/.test(moment) ? moment.slice(0, UNDATED.length) : day + UNTIMED;
}

function hashesOf(sketch: string): Uint32Array {
  const bytes = Buffer.from(sketch, "base64");
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Another hash for each kind: the finalizer of MurmurHash3. */
function mixed(hash: number, kind: number): number {
  let h = hash ^ Math.imul(kind + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
