import { READINGS, type Reading } from "#schema/mention.ts";
import { type Format, filled, oneOf } from "./parse.ts";
import { ACTOR_KINDS, ACTOR_USES, type ActorRow, GENDERS } from "./rows.ts";

export const ACTORS: Format<ActorRow> = {
  columns: ["noun", "kind", "gender", "use"],
  row: (cells) => ({
    noun: filled(cells, "noun"),
    kind: oneOf(cells, "kind", ACTOR_KINDS),
    gender: oneOf(cells, "gender", GENDERS),
    use: oneOf(cells, "use", ACTOR_USES),
  }),
};

/**
 * Where a word stands beside a place's name: `case` is its preposition; `subj`, `passive` and `obj` the verb whose subject,
 * passive subject or object it is; `pred` the noun that "X is", `had` the noun that "X has";
 * `noun` the N of "X's N" and "X N"; `of` the N of "N of X"; `governed` a word with the preposition that links the name to it.
 */
export const READING_SLOTS = [
  "case",
  "subj",
  "passive",
  "pred",
  "had",
  "obj",
  "noun",
  "of",
  "governed",
] as const;

export interface ReadingRow {
  slot: (typeof READING_SLOTS)[number];
  word: string;
  reading: Reading;
}

export const READINGS_BY_SLOT: Format<ReadingRow> = {
  columns: ["slot", "word", "reading"],
  row: (cells) => ({
    slot: oneOf(cells, "slot", READING_SLOTS),
    word: filled(cells, "word"),
    reading: oneOf(cells, "reading", READINGS),
  }),
};
