import type { GazetteerEntry } from "#data/gazetteer/rows.ts";
import type { NameType } from "./candidate.ts";
import type { Grammar } from "./grammar.ts";

/** A name in a sentence, its titles not yet known. Tokens from `first` to `end`, end exclusive. */
export interface NameSpan {
  first: number;
  end: number;
  type: NameType;
  entries: GazetteerEntry[];
  /** A capital at the beginning of a sentence is all that speaks for it. */
  doubtful?: boolean;
}

/** An adjective of a state, place or group, or a word for people from there. */
export interface NationalSpan extends NameSpan {
  form: "adjective" | "people";
  plural: boolean;
}

/** Where the words of an office stand. */
export interface OfficeSpan {
  first: number;
  end: number;
}

/** Days and months, which are written with a capital and name nobody. */
export const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/i;

/** Does one token begin where the other ends? */
export const touches = (g: Grammar, a: number, b: number): boolean => g.tokens[a]?.end === g.tokens[b]?.start;
