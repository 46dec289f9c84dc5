import { READINGS, type Reading } from "#schema/mention.ts";
import { type Format, filled, oneOf } from "./parse.ts";
import { GENDERS, type Gender } from "./rows.ts";

export const ACTOR_KINDS = ["state", "organization", "group", "person", "place"] as const;

/**
 * How a noun names somebody: on its own; `guarded`: only beside a name, an adjective of a state or a number ("Israeli forces", not
 * "market forces"); `government`: it stands for the state whose name it goes with; `institution`: with the name of a state
 * it is one body of that state ("Kenyan police"); `relational`: whose it is tells who it may be ("its ally").
 */
export const ACTOR_USES = ["", "guarded", "government", "institution", "relational"] as const;

/** A noun for those who act, or for the kind of place a text comes back to ("the city"). */
export interface ActorRow {
  /** Lemma; of up to two words. */
  noun: string;
  kind: (typeof ACTOR_KINDS)[number];
  gender: Gender;
  use: (typeof ACTOR_USES)[number];
}

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
 * Where a word stands beside a place's name: `case` is its preposition; `subj` and `obj` the verb whose subject or object it is,
 * `pred` the noun that "X is";
 * `noun` the N of "X's N" and "X N"; `of` the N of "N of X"; `governed` a word with the preposition that links the name to it.
 */
export const READING_SLOTS = ["case", "subj", "pred", "obj", "noun", "of", "governed"] as const;

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
