import neo4j from "neo4j-driver";
import type { Extraction } from "#schema/extraction.ts";
import { printOf } from "../copies/print.ts";
import { extractionHash } from "../record.ts";
import { readArticles, readExtraction } from "./archive.ts";
import type { Connection, Run } from "./connection.ts";
import { countBySource, keepPrints } from "./copies.ts";
import { SCHEMA } from "./cypher/schema.ts";
import { OLDEST_VERSION } from "./errors.ts";
import { lockArticles } from "./lock.ts";

/** Articles whose claims are brought up to date in one transaction. */
const ARTICLES = 500;

/** Fills what the version before had not, for the articles that are there. */
type Fill = (connection: Connection) => Promise<void>;

/**
 * By the version that each makes. What a version makes of the schema (SCHEMA.versions) is never changed once it has been published. What
 * fills it is worked out of the articles by this program as it is now, and may be run twice: a version that works it out otherwise fills
 * it again.
 */
const FILLS: Record<number, Fill> = {
  // Claims get their outlet and the days that questions ask for, and an index in the order of articles.
  2: (connection) =>
    everyPage(connection, async (run, after) => {
      const [row] = await run<{ last: string | null }>(SCHEMA.addDays, { after, limit: neo4j.int(ARTICLES) });
      return row?.last ?? null;
    }),
  // Who is one and the same in several articles, and which texts are copies, which version 4 finds. Articles have no offices until they are read again.
  3: (connection) => everyPage(connection, hashAnew),
  // Of copies the first at its hour is the source, and an outlet is counted once, in whatever way articles write its name.
  4: (connection) => everyPage(connection, printAnew),
};

/** The version of what this program writes. */
export const SCHEMA_VERSION = Math.max(...Object.keys(SCHEMA.versions).map(Number));

/**
 * Checks the server and brings the database up to the present schema. Writes nothing where it is there already.
 *
 * @throws {Neo4jError} where the server is too old, or the database another program's or a newer version's
 */
export async function prepareSchema(connection: Connection): Promise<void> {
  const server = await connection.serverVersion(SCHEMA.serverVersion);
  if (isOlder(server, OLDEST_VERSION)) {
    throw connection.refusal(`it is Neo4j ${server}: Demarche needs ${OLDEST_VERSION} or newer`);
  }
  const [found, strangers] = await connection.reading(async (run) => {
    const [{ version } = { version: null }] = await run<{ version: number | null }>(SCHEMA.schemaVersion);
    const [{ count } = { count: 0 }] = version === null ? await run<{ count: number }>(SCHEMA.strangers) : [];
    return [version, count] as const;
  });
  if (found !== null && found > SCHEMA_VERSION) {
    throw connection.refusal(
      `it was filled by a newer Demarche (version ${found}, this one knows up to ${SCHEMA_VERSION}): update Demarche, or choose another database by NEO4J_DATABASE`,
    );
  }
  if (strangers > 0) {
    throw connection.refusal(
      "its database has articles, sentences, claims, entities, clues, prints or bands of another program: choose another database by NEO4J_DATABASE",
    );
  }
  for (let version = (found ?? 0) + 1; version <= SCHEMA_VERSION; version++) {
    for (const statement of SCHEMA.versions[version]!) await connection.command(statement);
    await FILLS[version]?.(connection);
    await connection.writing((run) => run(SCHEMA.noteSchemaVersion, { version }));
  }
}

/** Does a piece of work after the other, each in a transaction of its own, until it does not say where to go on. */
async function everyPage(
  connection: Connection,
  work: (run: Run, after: string) => Promise<string | null>,
): Promise<void> {
  let after: string | null = "";
  while (after !== null) {
    const page: string = after;
    after = await connection.writing((run): Promise<string | null> => work(run, page));
  }
}

/** Articles are hashed as they are now, with their offices, though they have none yet. @returns where to go on */
async function hashAnew(run: Run, page: string): Promise<string | null> {
  const { extractions, cursor } = await readPage(run, page);
  const rows = extractions.map((one) => ({ id: one.article.id, hash: extractionHash(one) }));
  await run(SCHEMA.setHashes, { rows });
  return cursor;
}

/** Articles are looked through for copies, and counted by their sources. Those before and behind may be ranked as by the version before. @returns where to go on */
async function printAnew(run: Run, page: string): Promise<string | null> {
  const { extractions, cursor } = await readPage(run, page);
  const ids = extractions.map(({ article }) => article.id);
  const stored = await lockArticles(run, ids);
  const printings = extractions.map((extraction) => {
    const { id, outlet } = extraction.article;
    return { article: id, outlet, before: stored.get(id)!.print, print: printOf(extraction) };
  });
  const { copies } = await keepPrints(run, printings);
  await countBySource(run, [...ids, ...copies]);
  return cursor;
}

/** What a page of articles says, which nobody else writes meanwhile. */
async function readPage(
  run: Run,
  page: string,
): Promise<{ extractions: Extraction[]; cursor: string | null }> {
  const { articles, cursor } = await readArticles(run, { limit: ARTICLES, ...(page && { cursor: page }) });
  await run(SCHEMA.lockArticles, { ids: articles.map(({ id }) => id) });
  const extractions: Extraction[] = [];
  for (const { id } of articles) {
    const extraction = await readExtraction(run, id);
    if (extraction) extractions.push(extraction);
  }
  return { extractions, cursor };
}

/** Compares versions number by number: 5.9 is older than 5.26, 2025.01 newer than both. */
function isOlder(version: string, oldest: string): boolean {
  const [a, b] = [version, oldest].map((text) => text.split(/[.\-+]/).map(Number));
  for (const [place, wanted] of b!.entries()) {
    const number = a![place] ?? 0;
    if (number !== wanted) return number < wanted;
  }
  return false;
}
