import { RELATIONS } from "#schema/relations.ts";
import { officesOf } from "./attributes.ts";
import { provenanceSentence } from "./provenance.ts";
import { type Chunk, type ExportedClaim, namesOf, type Subgraph, wordsAt } from "./subgraph.ts";
import { harmless } from "./text.ts";
import { toldOf } from "./words.ts";

/*
 * Tables for spreadsheets: UTF-8 with the mark that Excel knows it by, a comma between cells, text in quotes, CRLF at the end of a row (RFC
 * 4180). What a spreadsheet would run as a formula stands behind an apostrophe. The last column, madeFrom, says what each row was made from.
 * Lists are joined by "; ".
 */

type Cell = string | number | boolean | null;

const MARK = "\uFEFF";

/** One row for each claim, with its sentence. */
export async function* writeClaims(subgraph: Subgraph): AsyncGenerator<Chunk> {
  yield MARK + row(Object.keys(CLAIM_COLUMNS).concat("madeFrom"));
  const madeFrom = provenanceSentence(subgraph.provenance);
  const columns = Object.values(CLAIM_COLUMNS);
  for await (const claim of subgraph.claims()) yield row([...columns.map((cell) => cell(claim)), madeFrom]);
}

const idsOf = (ends: ExportedClaim["source"]) =>
  [...new Set(ends.flatMap(({ entities }) => entities.map(({ id }) => id)))].join("; ");
const wordsOf = (claim: ExportedClaim, ends: ExportedClaim["source"]) =>
  ends.flatMap((end) => wordsAt(claim, end) ?? []).join("; ");

const CLAIM_COLUMNS: Record<string, (claim: ExportedClaim) => Cell> = {
  claim: ({ number }) => number,
  source: ({ source }) => namesOf(source),
  relation: ({ relation }) => RELATIONS[relation].label,
  target: ({ target }) => namesOf(target),
  status: toldOf,
  attributedTo: ({ attributedTo }) => namesOf(attributedTo),
  sentence: ({ sentence }) => sentence.text,
  outlet: ({ article }) => article.outlet,
  published: ({ article }) => article.publishedAt,
  title: ({ article }) => article.title,
  url: ({ article }) => article.url,
  dateFrom: ({ date }) => date?.from ?? null,
  dateTo: ({ date }) => date?.to ?? null,
  dateWords: ({ date }) => date?.text ?? null,
  confidence: ({ confidence }) => confidence,
  polarity: ({ polarity }) => polarity,
  modality: ({ modality }) => modality,
  explicit: ({ explicit }) => explicit,
  sourceWords: (claim) => wordsOf(claim, claim.source),
  cue: (claim) => wordsAt(claim, claim.cue),
  targetWords: (claim) => wordsOf(claim, claim.target),
  content: (claim) => claim.content && wordsAt(claim, claim.content),
  why: ({ why }) => why.join("; "),
  event: ({ event }) => event,
  relationName: ({ relation }) => relation,
  statusName: ({ status }) => status,
  sourceIds: ({ source }) => idsOf(source),
  targetIds: ({ target }) => idsOf(target),
  article: ({ article }) => article.id,
  sentenceStart: ({ sentence }) => sentence.start,
  sentenceEnd: ({ sentence }) => sentence.end,
};

/** One row for each entity. */
export async function* writeEntities({ provenance, entities }: Subgraph): AsyncGenerator<Chunk> {
  yield MARK + row(["entity", "kind", "aliases", "offices", "claims", "wikidata", "id", "madeFrom"]);
  const madeFrom = provenanceSentence(provenance);
  for (const entity of entities) {
    const { id, name, kind, aliases, wikidata, claims } = entity;
    yield row([name, kind, aliases.join("; "), officesOf(entity), claims, wikidata, id, madeFrom]);
  }
}

/** One row for each edge: source, relation, status and target. */
export async function* writeRelations({ provenance, entities, edges }: Subgraph): AsyncGenerator<Chunk> {
  yield MARK +
    row([
      "source",
      "relation",
      "target",
      "status",
      "claims",
      "articles",
      "outlets",
      "confidence",
      "first",
      "last",
      "symmetric",
      "relationName",
      "statusName",
      "sourceId",
      "targetId",
      "madeFrom",
    ]);
  const madeFrom = provenanceSentence(provenance);
  const names = new Map<string, string>(entities.map(({ id, name }) => [id, name]));
  for (const { source, target, relation, status, claims, ...edge } of edges) {
    const { label, symmetric } = RELATIONS[relation];
    const ends = [names.get(source)!, label, names.get(target)!];
    const numbers = [claims, edge.articles, edge.outlets, edge.confidence, edge.first, edge.last, symmetric];
    const told = toldOf({ relation, status });
    yield row([...ends, told, ...numbers, relation, status, source, target, madeFrom]);
  }
}

function row(cells: readonly Cell[]): string {
  return `${cells.map(written).join(",")}\r\n`;
}

function written(cell: Cell): string {
  if (typeof cell === "string") return `"${harmless(cell).replaceAll('"', '""')}"`;
  return cell === null ? "" : String(cell);
}
