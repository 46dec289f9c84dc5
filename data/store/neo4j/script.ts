import type { Entity } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import { voiceBy } from "../copies/voice.ts";
import { givenBy } from "../naming.ts";
import { LOADING } from "./cypher/loading.ts";
import { PEOPLE } from "./cypher/people.ts";
import { SCHEMA } from "./cypher/schema.ts";
import { statement } from "./cypher/statement.ts";
import { WRITING } from "./cypher/writing.ts";
import { laid, prepare } from "./prepare.ts";
import { entityProperties } from "./rows.ts";
import { SCHEMA_VERSION } from "./schema.ts";

/** Rows in one statement. */
const ROWS = 1000;

/**
 * A script of Cypher statements, each ended by ";" and a line feed, that make the same graph in an empty Neo4j as writing these extractions
 * one after the other. For cypher-shell, Neo4j Browser or a driver, statement by statement. Not until its end is the database marked as
 * Demarche's, so that one which was loaded by half is not taken for whole.
 *
 * @param about properties of a node `DemarcheExport`: what the script was made from
 */
export async function* cypherScript(
  extractions: AsyncIterable<Extraction>,
  about: Record<string, string>,
): AsyncGenerator<string> {
  yield "// Load this into an empty Neo4j 5.26 or newer: cypher-shell --file FILE\n";
  for (const makeSchema of Object.values(SCHEMA.versions).flat()) yield statement(makeSchema);
  yield statement(LOADING.noteExport, { properties: about });
  const given = new Map<string, Given>();
  let batch = emptyBatch();
  for await (const extraction of extractions) {
    add(batch, extraction, given);
    if (sizeOf(batch) < ROWS) continue;
    yield* written(batch);
    batch = emptyBatch();
  }
  yield* written(batch);
  const several = [...given].filter(([, { articles }]) => articles > 1);
  const renewed = several.map(([id, names]) => ({ id, properties: entityProperties(names) }));
  for (const rows of inParts(renewed)) yield statement(WRITING.renewEntities, { rows });
  yield statement(SCHEMA.noteSchemaVersion, { version: SCHEMA_VERSION });
}

/** What several articles add to the graph, by the statement that adds it, in the order of the statements. */
interface Batch {
  loadArticles: object[];
  mergeEntities: object[];
  nameEntities: object[];
  createSentences: object[];
  createClaims: object[];
  createEnds: object[];
  createDirect: object[];
  createOffices: object[];
  createClues: object[];
}

function emptyBatch(): Batch {
  return {
    loadArticles: [],
    mergeEntities: [],
    nameEntities: [],
    createSentences: [],
    createClaims: [],
    createEnds: [],
    createDirect: [],
    createOffices: [],
    createClues: [],
  };
}

function sizeOf(batch: Batch): number {
  return Math.max(...Object.values(batch).map((rows: object[]) => rows.length));
}

function add(batch: Batch, extraction: Extraction, given: Map<string, Given>): void {
  const prepared = prepare(extraction);
  const { id, clues } = prepared;
  const { properties, rows } = laid(prepared, new Map(), voiceBy(extraction.article.outlet, null));
  const { writing: _, ...article } = properties;
  batch.loadArticles.push(article);
  batch.mergeEntities.push(...rows.entities.filter((entity) => !given.has(entity.id)));
  batch.nameEntities.push(...rows.names);
  batch.createSentences.push(...rows.sentences);
  batch.createClaims.push(...rows.claims);
  batch.createEnds.push(...rows.ends);
  batch.createDirect.push(...rows.direct);
  batch.createOffices.push(...rows.offices);
  batch.createClues.push(...clues.map((clue) => ({ article: id, ...clue })));
  for (const entity of extraction.entities) note(given, entity);
}

function* written(batch: Batch): Generator<string> {
  for (const [name, rows] of Object.entries(batch) as [keyof Batch, object[]][])
    for (const part of inParts(rows))
      yield statement({ ...WRITING, ...PEOPLE, ...LOADING }[name], { rows: part });
}

function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS) yield rows.slice(start, start + ROWS);
}

/** What the articles that name an entity together call it. */
type Given = ReturnType<typeof givenBy> & { articles: number };

function note(given: Map<string, Given>, entity: Entity): void {
  const names = givenBy(entity);
  const known = given.get(entity.id);
  if (known === undefined) {
    given.set(entity.id, { articles: 1, ...names });
    return;
  }
  known.articles += 1;
  for (const role of ["name", "alias", "wikidata"] as const)
    known[role] = [...new Set([...known[role], ...names[role]])];
}
