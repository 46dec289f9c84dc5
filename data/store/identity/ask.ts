import type { EntityId } from "#schema/ids.ts";
import type { Clue } from "./clues.ts";

/** Somebody who is called by name under a key, and the days nearest to the one asked for, on either side, and whether on it. */
export interface Seen {
  called: "full name" | "name";
  /** Without the article: all surnames that are one word are one row. */
  holder: EntityId;
  state: string;
  before: string | null;
  same: boolean;
  after: string | null;
}

/** In how many articles a full name's bearer holds an office in a state. */
export interface StateCount {
  state: string;
  articles: number;
}

/** When other articles give the same clue but for its day, and for the article in a surname's id: the nearest days on it or on either side, and whether on an unknown day. */
export interface Others {
  before: string | null;
  after: string | null;
  undated: boolean;
}

/** What the resolution of identities asks of a store; each is answered by a few reads of an index. */
export type Ask =
  /** Who is called by name under a key, from one day to another or on an unknown day; on any day where `day` is empty. */
  | { ask: "seen"; key: string; day: string; from: string; to: string }
  | { ask: "states"; holder: EntityId }
  /** For each of some clues of full names or surnames when other articles give the same. */
  | { ask: "others"; clues: readonly Clue[]; article: string }
  /** Articles with clues that ask who somebody is, from one day to another or on an unknown day; on any day where `day` is empty. */
  | { ask: "asking"; key: string; day: string; from: string; to: string }
  /** Articles that know a state of this full name, or in which somebody was found to be its bearer. */
  | { ask: "naming"; holder: EntityId };

export interface Answers {
  seen: Seen[];
  states: StateCount[];
  others: Others[];
  asking: string[];
  naming: string[];
}

/** Work that asks a store, and is answered from outside: so that a store may answer at once or later. */
export type Asking<Result> = Generator<Ask, Result, Answers[keyof Answers]>;

export function* ask<Kind extends Ask["ask"]>(question: Extract<Ask, { ask: Kind }>): Asking<Answers[Kind]> {
  return (yield question) as Answers[Kind];
}

/** Offices and joinings that are told of one entity at most. */
export const MOST_TOLD = 50;
