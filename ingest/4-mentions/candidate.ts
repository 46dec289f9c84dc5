import type { ActorRow, GazetteerEntry, Gender, OfficeForm } from "#data/gazetteer/rows.ts";
import type { Span } from "#schema/article.ts";
import type { Reading } from "#schema/mention.ts";
import type { Tenure } from "#schema/office.ts";

/** What the name finder takes a name for; null where only its capitals speak for it. */
export type NameType = "PER" | "ORG" | "LOC" | null;

/** The words of an office beside a name or alone: "Israeli Prime Minister", "Secretary of Defense". */
export interface Title {
  /** Tokens of the office's own words; end exclusive. */
  first: number;
  end: number;
  offices: OfficeForm[];
  /** Tokens where the state or body stands in which it is held; null where the sentence does not say. */
  of: { first: number; end: number } | null;
  /** "counterpart": the office is that of the other party. */
  counterpart: boolean;
  /** By the words beside it: "former" and "late" are held no more, "incoming" and "-elect" not yet. */
  tenure: Tenure;
}

/** How a candidate names its entity, before the article is known. */
export type Naming =
  | { by: "name"; type: NameType; entries: GazetteerEntry[]; titles: Title[]; doubtful: boolean }
  | { by: "adjective"; entries: GazetteerEntry[] }
  | { by: "people"; entries: GazetteerEntry[]; plural: boolean }
  | { by: "office"; title: Title; plural: boolean; definite: boolean; count: number | null }
  | {
      by: "noun";
      row: ActorRow;
      plural: boolean;
      definite: boolean;
      count: number | null;
    }
  | {
      by: "pronoun";
      person: 1 | 2 | 3;
      plural: boolean;
      gender: Gender | "n";
      possessive: boolean;
      reflexive: boolean;
    };

/** A stretch of a sentence that may name somebody. Token numbers count in the sentence's tree, `endToken` is exclusive. */
export interface Candidate extends Span {
  sentence: number;
  firstToken: number;
  endToken: number;
  head: number;
  naming: Naming;
  /** For names of places: does the sentence's syntax mean the government or the ground? */
  reading: Reading;
  /** The possessor of a description ("Israel's ally"): the token it stands on. */
  possessor: number | null;
}
