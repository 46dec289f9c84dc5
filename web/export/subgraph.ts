import type { CitedArticle, ClaimView, EntityRef, GraphEdge } from "#schema/api.ts";
import type { Entity } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { Question } from "#schema/question.ts";
import type { Places } from "./picture/layout.ts";

/**
 * What is written out: the part of a graph that answers a question. Entities, edges and articles are lists; claims and texts, which may be many,
 * come one after the other and are asked for anew by whoever needs them twice.
 */
export interface Subgraph {
  provenance: Provenance;
  /** By id: every entity that a claim names, as source, as target or as whoever is quoted; of a whole graph every entity. */
  entities: ExportedEntity[];
  /** By source, target, relation and status: what the claims are drawn as. */
  edges: ExportedEdge[];
  /** In the order of article, then place in the text. */
  claims(): AsyncIterable<ExportedClaim>;
  /** Article by article, in the order of their ids: the text, and what it says in so far as it answers the question. */
  documents(): AsyncIterable<ExportedDocument>;
}

/** What a file was made from. Every format writes all of it. */
export interface Provenance {
  product: "Demarche";
  version: string;
  /** Kind of store: "sqlite" or "neo4j". */
  store: string;
  /** When it was exported: an ISO 8601 date-time in UTC. */
  date: string;
  /** The question as data, and how many hops around `question.around` were walked to get there (1: the entities themselves). */
  question: Question;
  hops: number;
  /** The question in words: one title, and each part by its name ("Relation", "criticized, warned"). */
  title: string;
  filters: { name: string; value: string }[];
  /** Those in which the claims stand, by id; of a whole graph every article. */
  articles: CitedArticle[];
  counts: { entities: number; edges: number; claims: number };
}

/** An office that an article says somebody holds. */
export interface Office {
  /** The article's words: "Secretary of Defense". */
  words: string;
  /** Where it is held. */
  in: EntityRef;
  /** Who says so; empty: an article does in its own voice. */
  saidBy: EntityRef[];
  /** As of the claim: false where the place is inferred; 0 to 1. */
  explicit: boolean;
  confidence: number;
  /** The sentence that says so, and its article, which need not be one of the subgraph's. */
  sentence: string;
  article: CitedArticle;
}

export interface ExportedEntity extends Entity {
  /** Claims of the subgraph that name it as source or target. */
  claims: number;
  /** Offices held, whatever the question: told as fact, or said by somebody where no article tells them so; the same words once. What is denied, planned or over is none. */
  offices: Office[];
}

/** An edge with the earliest and the latest day of its claims: the event's, else the publication's; null where none has any. */
export interface ExportedEdge extends GraphEdge {
  /** Different ones, of the articles that name theirs. */
  outlets: number;
  first: string | null;
  last: string | null;
}

/** A claim with its evidence and the pairs it is drawn between: none where it lacks an end, several for a collective. */
export interface ExportedClaim extends ClaimView {
  /** Its place in the subgraph, from 1: a footnote's number. (`id` is unique in its article alone.) */
  number: number;
  pairs: Pair[];
}

/** Two entities that a claim is drawn between. */
export interface Pair {
  /** No other pair's in the subgraph: "12.1" is the first of claim 12. */
  key: string;
  source: EntityId;
  target: EntityId;
}

/** An article with the claims that answer the question, as an extraction record of its own and with their evidence. */
export interface ExportedDocument {
  extraction: Extraction;
  claims: ExportedClaim[];
}

/** A piece of a file; text is written as UTF-8. */
export type Chunk = string | Uint8Array;

/**
 * A format: the pieces of its file, in their order, as the subgraph is read. Whoever stops asking for pieces stops the reading.
 *
 * @throws what reading the subgraph throws; the file is of no use then
 */
export type Write = (subgraph: Subgraph, options: WriteOptions) => AsyncIterable<Chunk>;

/** What one can ask of a format beside the question. */
export interface WriteOptions {
  /** Of a picture, alone or in a briefing: as it is shown, exactly these entities, where they stand. */
  places?: Places;
  /** Of a picture: pixels for each CSS pixel. */
  scale?: Scale;
  /** Ends the writing where it is aborted, also between pieces. */
  signal?: AbortSignal;
  /** Told of each claim that is written once more, after all of them were read. */
  step?: () => void;
}

export const SCALES = [1, 2, 4] as const;
export type Scale = (typeof SCALES)[number];

/** The words of a span of a claim's evidence; null where the span lies outside the sentence, as that of an inferred end may. */
export function wordsAt({ sentence }: ClaimView, span: { start: number; end: number }): string | null {
  if (span.start < sentence.start || span.end > sentence.end) return null;
  return sentence.text.slice(span.start - sentence.start, span.end - sentence.start);
}

/** Whether words under which an office is told name none: a counterpart's is another's of the same kind. */
export function isNoOffice(words: string): boolean {
  return /\bcounterparts?$/i.test(words);
}

/** An office in words: "Secretary of Defense (United States)", "prime minister (Mali; said by Niger)". @param shown how its words are shown */
export function officeInWords(
  { words, in: place, saidBy }: Office,
  shown: (words: string) => string = (text) => text,
): string {
  const by = saidBy.length === 0 ? "" : `; said by ${namesOf([{ entities: saidBy }])}`;
  return `${shown(words)} (${place.name}${by})`;
}

/** Names of entities, each once: "France and Niger". */
export function namesOf(ends: readonly { entities: readonly { name: string }[] }[]): string {
  const names = [...new Set(ends.flatMap(({ entities }) => entities.map(({ name }) => name)))];
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
