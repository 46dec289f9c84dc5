import neo4j from "neo4j-driver";
import { printOf } from "../copies/print.ts";
import { extractionHash } from "../record.ts";
import { readArticles, readExtraction } from "./archive.ts";
import type { Connection, Run } from "./connection.ts";
import { countBySource, keepPrint } from "./copies.ts";
import { COPIES } from "./copies-cypher.ts";
import { CYPHER } from "./cypher.ts";
import { OLDEST_VERSION } from "./errors.ts";
import { PEOPLE } from "./people-cypher.ts";

/** Articles whose claims are brought up to date in one transaction. */
const ARTICLES = 500;

/** What brings a database from the version before to this one. */
type Migration = (connection: Connection) => Promise<void>;

/** By the version that each makes. A migration is never changed once it has been published, and may be run twice. */
const MIGRATIONS: Record<number, Migration> = {
  1: async (connection) => {
    for (const statement of CYPHER.makeSchema) await connection.command(statement);
  },
  // Claims get their outlet and the days that questions ask for, and an index in the order of articles.
  2: async (connection) => {
    for (const statement of CYPHER.makeSchema) await connection.command(statement);
    let after: string | null = "";
    while (after !== null) {
      const values = { after, limit: neo4j.int(ARTICLES) };
      after = await connection.writing(async (run): Promise<string | null> => {
        const [row] = await run<{ last: string | null }>(CYPHER.addDays, values);
        return row?.last ?? null;
      });
    }
  },
  // Who is one and the same in several articles, and which texts are copies. Articles have no offices until they are read again.
  3: async (connection) => {
    for (const statement of [...PEOPLE.makeSchema, ...COPIES.makeSchema]) await connection.command(statement);
    let after: string | null = "";
    while (after !== null) {
      const page: string = after;
      after = await connection.writing((run): Promise<string | null> => readAnew(run, page));
    }
  },
};

/** The version of what this program writes. */
export const SCHEMA_VERSION = Math.max(...Object.keys(MIGRATIONS).map(Number));

/**
 * Checks the server and brings the database up to the present schema. Writes nothing where it is there already.
 *
 * @throws {Neo4jError} where the server is too old, or the database another program's or a newer version's
 */
export async function prepareSchema(connection: Connection): Promise<void> {
  const server = await connection.serverVersion(CYPHER.serverVersion);
  if (isOlder(server, OLDEST_VERSION)) {
    throw connection.refusal(`it is Neo4j ${server}: Demarche needs ${OLDEST_VERSION} or newer`);
  }
  const [found, strangers] = await connection.reading(async (run) => {
    const [{ version } = { version: null }] = await run<{ version: number | null }>(CYPHER.schemaVersion);
    const [{ count } = { count: 0 }] = version === null ? await run<{ count: number }>(CYPHER.strangers) : [];
    return [version, count] as const;
  });
  if (found !== null && found > SCHEMA_VERSION) {
    throw connection.refusal(
      `it was filled by a newer Demarche (version ${found}, this one knows up to ${SCHEMA_VERSION}): update Demarche, or choose another database by NEO4J_DATABASE`,
    );
  }
  if (strangers > 0) {
    throw connection.refusal(
      "its database has articles, sentences, claims or entities of another program: choose another database by NEO4J_DATABASE",
    );
  }
  for (let version = (found ?? 0) + 1; version <= SCHEMA_VERSION; version++) {
    await MIGRATIONS[version]!(connection);
    await connection.writing((run) => run(CYPHER.noteSchemaVersion, { version }));
  }
}

/** Articles are hashed as they are now, with their offices, though they have none yet, and looked through for copies. @returns where to go on */
async function readAnew(run: Run, page: string): Promise<string | null> {
  const { articles, cursor } = await readArticles(run, { limit: ARTICLES, ...(page && { cursor: page }) });
  const rows: { id: string; hash: string }[] = [];
  for (const { id } of articles) {
    const extraction = await readExtraction(run, id);
    if (!extraction) continue;
    rows.push({ id, hash: extractionHash(extraction) });
    const touched = await keepPrint(run, id, extraction.article.outlet, printOf(extraction));
    await countBySource(run, [...new Set([id, ...touched])]);
  }
  await run(CYPHER.setHashes, { rows });
  return cursor;
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
