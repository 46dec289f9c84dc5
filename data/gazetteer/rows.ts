import type { Reading } from "#schema/mention.ts";

/** The rows of the gazetteer's files, as read. A list is empty where its cell is; a code is null where its cell is empty. */

export interface StateRow {
  /** ISO 3166-1 alpha-2; XK for Kosovo; the four letters of ISO 3166-3 for states that are no more (SUHH). */
  code: string;
  /** The short English name that newspapers use. */
  name: string;
  aliases: string[];
  adjectives: string[];
  people: Demonym[];
  capital: string | null;
  wikidata: string | null;
  sovereign: boolean;
}

/** What people from somewhere are called: "Frenchman", "Frenchmen". */
export interface Demonym {
  singular: string;
  plural: string;
}

export const SEAT_KINDS = ["capital", "residence", "ministry", "landmark"] as const;

/** A city or building that acts for a state or body ("the Kremlin"). A seat of kind capital is also a city, and not listed among the places. */
export interface SeatRow {
  name: string;
  /** The code of a state or the id of a body. */
  standsFor: string;
  kind: (typeof SEAT_KINDS)[number];
  aliases: string[];
  note: string | null;
}

export const BODY_KINDS = [
  "international",
  "regional",
  "court",
  "alliance",
  "agency",
  "legislature",
  "party",
  "company",
  "media",
  "ngo",
  "military",
] as const;

export interface BodyRow {
  id: string;
  name: string;
  aliases: string[];
  kind: (typeof BODY_KINDS)[number];
  /** The state whose body it is; null for an international body and for one that every state has ("foreign ministry"). */
  state: string | null;
  /** The id of the body that this one is an organ of. */
  partOf: string | null;
  wikidata: string | null;
}

export const GROUP_KINDS = ["armed", "movement", "people"] as const;

/** An armed group, a political movement, or a people that acts ("the Kurds"). */
export interface GroupRow {
  id: string;
  name: string;
  aliases: string[];
  adjectives: string[];
  kind: (typeof GROUP_KINDS)[number];
  /** The codes of the states where it is active. */
  states: string[];
}

export const PLACE_KINDS = ["city", "region", "territory", "river", "sea", "continent"] as const;

export interface PlaceRow {
  name: string;
  aliases: string[];
  adjectives: string[];
  people: Demonym[];
  kind: (typeof PLACE_KINDS)[number];
  state: string | null;
}

export const OFFICE_LEVELS = [
  "head_of_state",
  "head_of_government",
  "minister",
  "envoy",
  "official",
  "spokesperson",
  "military",
  "legislator",
  "other",
  "honorific",
] as const;

export interface OfficeRow {
  /** The title in the singular, as written; its first form names the row. */
  titles: string[];
  level: (typeof OFFICE_LEVELS)[number];
  /** The state that alone has an office of this title. */
  state: string | null;
  /** The key that offices of the same charge share: `defense` for "Secretary of Defense" and "defence minister". */
  equivalent: string | null;
  /** Whether the title in lower case is an ordinary word too ("general", "head"). */
  ambiguous: boolean;
}

export const GENDERS = ["f", "m", "u"] as const;

export type Gender = (typeof GENDERS)[number];

export interface GivenNameRow {
  name: string;
  gender: Gender;
}

/** A given name in short, and the one that it is short for. */
export interface ShortNameRow {
  short: string;
  for: string;
}

/** A name, and how else it is written in Latin letters where it is one in its own script; or a whole name, and what else its bearer is called in full. */
export interface SpellingRow {
  spelling: string;
  also: string[];
}

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

interface NamedRows {
  state: StateRow;
  seat: SeatRow;
  body: BodyRow;
  group: GroupRow;
  place: PlaceRow;
}

/** How a name may be written, and which way of naming it is. */
interface NameForm {
  /** `people` is a demonym: "Israelis". */
  form: "name" | "adjective" | "people";
  /** As the file writes it. */
  written: string;
  /** `written` as `foldKeepingCase` gives it. */
  cased: string;
  plural: boolean;
  /** An acronym of at most four letters ("WHO", "MoD"), which must be written so, or an ordinary English word ("Turkey"), which may also be all capitals. */
  caseSensitive: boolean;
  /** The file writes it with a capital "The": without its article ("Hague") it means something else. */
  needsArticle: boolean;
  /** The file writes it with a hyphen at its end: it is the first half of a compound ("Franco-" in "Franco-German"). */
  needsHyphen: boolean;
}

/** One way of naming one row. */
export type GazetteerEntry = {
  [Kind in keyof NamedRows]: { kind: Kind; row: NamedRows[Kind] } & NameForm;
}[keyof NamedRows];

/** One way of writing an office. */
export interface OfficeForm {
  row: OfficeRow;
  written: string;
  plural: boolean;
}

export interface Gazetteer {
  /** Nouns for those who act, by lemma ("protester", "air force"). */
  actors: Map<string, ActorRow>;
  /** Whether a place's name beside a word means the government or the ground, by "slot word". */
  readings: Map<string, Reading>;
  states: StateRow[];
  seats: SeatRow[];
  bodies: BodyRow[];
  groups: GroupRow[];
  places: PlaceRow[];
  offices: OfficeRow[];
  stateByCode: Map<string, StateRow>;
  bodyById: Map<string, BodyRow>;
  /** By given name as `foldName` gives it. */
  genderOf: Map<string, Gender>;
  /** By a name as `foldName` gives it, how it is spelled where it is spelled otherwise too, folded. */
  spellingOf: Map<string, string>;
  /** By a given name in short as `foldName` gives it, the one that it is short for, folded. */
  fullNameOf: Map<string, string>;
  /** Every name, alias, adjective and demonym, by `foldName`. */
  byName: Map<string, GazetteerEntry[]>;
  /** Every office in singular and plural, by `foldName`. */
  byTitle: Map<string, OfficeForm[]>;
  /** By the first word of a key of `byName`, the number of words of the longest key that begins so. */
  longestName: Map<string, number>;
  /** The same for `byTitle`. */
  longestTitle: Map<string, number>;
}
