import type { Span } from "./article.ts";
import type { ClaimId } from "./ids.ts";
import { type PloverEvent, RELATIONS, type Relation } from "./relations.ts";

export const POLARITIES = ["affirmed", "negated"] as const;
export type Polarity = (typeof POLARITIES)[number];

export const MODALITIES = ["asserted", "future", "hypothetical", "historical"] as const;

/**
 * asserted: happened or happens; future: planned, promised, announced; hypothetical: wished, feared, urged,
 * conditional or an aim; historical: told as background from long before the story.
 */
export type Modality = (typeof MODALITIES)[number];

export const STATUSES = ["fact", "attributed", "planned", "denied"] as const;
export type Status = (typeof STATUSES)[number];

/** When the event happened: ISO 8601 dates, both inclusive, and the words that say so. */
export interface ClaimDate {
  from: string;
  to: string;
  text: string;
}

/**
 * One sentence's statement of one relation. `source`, `target` and `attributedTo` are indexes into the article's mentions;
 * source or target may be empty, not both. A symmetric relation is stated once; a collective source without a target
 * means its members with one another.
 */
export interface Claim {
  id: ClaimId;
  relation: Relation;
  event: PloverEvent | null;
  /** Index into the article's sentences. */
  sentence: number;
  /** The words that state the relation, inside the sentence. */
  cue: Span;
  source: number[];
  target: number[];
  polarity: Polarity;
  modality: Modality;
  /** Who is quoted as saying so; empty: the article's own voice. */
  attributedTo: number[];
  /** What was said, for SAID and other speech acts. */
  content: Span | null;
  /** False where an end was inferred from elsewhere in the article. */
  explicit: boolean;
  /** 0 to 1. */
  confidence: number;
  date: ClaimDate | null;
  /** Claims that the text says came before this one. */
  after: ClaimId[];
  /** How it was read, one step a line: "parse: nsubj, obj", "coreference: its → us". */
  why: string[];
}

/** How a claim is drawn and filtered: the first that holds of denied (negated), planned (future or hypothetical), attributed (somebody is quoted), fact. */
export function statusOf(claim: {
  polarity: Polarity;
  modality: Modality;
  attributedTo: readonly unknown[];
}): Status {
  if (claim.polarity === "negated") return "denied";
  if (claim.modality === "future" || claim.modality === "hypothetical") return "planned";
  return claim.attributedTo.length > 0 ? "attributed" : "fact";
}

const PROMISED: Partial<Record<PloverEvent, PloverEvent>> = {
  AID: "AGREE",
  COOPERATE: "AGREE",
  RETREAT: "AGREE",
  CONCEDE: "AGREE",
  ASSAULT: "THREATEN",
  COERCE: "THREATEN",
  SANCTION: "THREATEN",
  MOBILIZE: "THREATEN",
};

/**
 * The PLOVER event of a claim: a promised deed is AGREE, an announced hostile one THREATEN (PLOVER codebook); what is only
 * wished, feared, urged or conditional is no event, unless it is the actor's own aim.
 */
export function eventOf(relation: Relation, modality: Modality, aimed = false): PloverEvent | null {
  const { event, planned } = RELATIONS[relation];
  if (event === null || modality === "asserted" || modality === "historical") return event;
  if (modality === "hypothetical") return aimed ? event : null;
  return planned ?? PROMISED[event] ?? event;
}
