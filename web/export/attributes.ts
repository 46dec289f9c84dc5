import { RELATIONS } from "#schema/relations.ts";
import { type ExportedClaim, type ExportedEntity, namesOf, officeInWords, wordsAt } from "./subgraph.ts";

/** A property of a node or an edge in a graph file; one without a value is left out. */
export interface Attribute<Of> {
  name: string;
  type: "string" | "integer" | "double" | "boolean";
  read: (of: Of) => string | number | boolean | null;
}

/** Of an entity; lists are joined by "; ". Its id and name stand where the format has a place for them. */
export const NODE_ATTRIBUTES: Attribute<ExportedEntity>[] = [
  { name: "kind", type: "string", read: ({ kind }) => kind },
  { name: "aliases", type: "string", read: ({ aliases }) => aliases.join("; ") },
  { name: "wikidata", type: "string", read: ({ wikidata }) => wikidata },
  { name: "offices", type: "string", read: officesOf },
  { name: "claims", type: "integer", read: ({ claims }) => claims },
];

/** Of a claim as an edge: `claim` is its number, the same for all edges of a collective. Dates are ISO 8601 days, both inclusive. */
export const EDGE_ATTRIBUTES: Attribute<ExportedClaim>[] = [
  { name: "claim", type: "integer", read: ({ number }) => number },
  { name: "relation", type: "string", read: ({ relation }) => relation },
  { name: "event", type: "string", read: ({ event }) => event },
  { name: "symmetric", type: "boolean", read: ({ relation }) => RELATIONS[relation].symmetric },
  { name: "status", type: "string", read: ({ status }) => status },
  { name: "polarity", type: "string", read: ({ polarity }) => polarity },
  { name: "modality", type: "string", read: ({ modality }) => modality },
  { name: "attributedTo", type: "string", read: ({ attributedTo }) => namesOf(attributedTo) },
  { name: "explicit", type: "boolean", read: ({ explicit }) => explicit },
  { name: "confidence", type: "double", read: ({ confidence }) => confidence },
  { name: "sentence", type: "string", read: ({ sentence }) => sentence.text },
  { name: "sentenceStart", type: "integer", read: ({ sentence }) => sentence.start },
  { name: "sentenceEnd", type: "integer", read: ({ sentence }) => sentence.end },
  { name: "cue", type: "string", read: (claim) => wordsAt(claim, claim.cue) },
  { name: "dateFrom", type: "string", read: ({ date }) => date?.from ?? null },
  { name: "dateTo", type: "string", read: ({ date }) => date?.to ?? null },
  { name: "dateWords", type: "string", read: ({ date }) => date?.text ?? null },
  { name: "article", type: "string", read: ({ article }) => article.id },
  { name: "title", type: "string", read: ({ article }) => article.title },
  { name: "outlet", type: "string", read: ({ article }) => article.outlet },
  { name: "published", type: "string", read: ({ article }) => article.publishedAt },
  { name: "url", type: "string", read: ({ article }) => article.url },
];

/** Offices held in words: "Secretary of Defense (United States); prime minister (Mali; said by Niger)". */
export function officesOf({ offices }: ExportedEntity): string {
  return offices.map((office) => officeInWords(office)).join("; ");
}

/** What each attribute that has a value has. */
export function* valuesOf<Of>(
  attributes: readonly Attribute<Of>[],
  of: Of,
): Generator<[name: string, value: string]> {
  for (const { name, read } of attributes) {
    const value = read(of);
    if (value !== null && value !== "") yield [name, String(value)];
  }
}
