import type { Connection } from "./connection.ts";
import { countMiscalled } from "./naming.ts";

/** What no foreign key holds: rows that were made from others, and must go with them. */
const LOOSE: [what: string, sql: string][] = [
  [
    "entities that no article names",
    "SELECT count(*) AS count FROM entity WHERE NOT EXISTS (SELECT 1 FROM naming WHERE naming.entity = entity.key)",
  ],
  [
    "parties of claims without an entity",
    "SELECT count(*) AS count FROM party WHERE entity NOT IN (SELECT key FROM entity)",
  ],
  [
    "edges without an entity at one end",
    "SELECT count(*) AS count FROM edge WHERE source NOT IN (SELECT key FROM entity) OR target NOT IN (SELECT key FROM entity)",
  ],
  [
    "claims whose sentence is another article's",
    "SELECT count(*) AS count FROM claim JOIN sentence ON sentence.key = claim.sentence WHERE sentence.article <> claim.article",
  ],
  [
    "ends of claims whose mention is another article's",
    "SELECT count(*) AS count FROM claim_end JOIN claim ON claim.key = claim_end.claim JOIN mention ON mention.key = claim_end.mention WHERE mention.article <> claim.article",
  ],
];

/** SQLITE_CORRUPT_VTAB: an index of words does not fit its rows. */
const MISFIT = 267;

/** Indexes of words that have not the words of their rows. Belongs into a writing transaction, as SQLite takes the question for a change. */
export function readMisfits(connection: Connection): string[] {
  return ["sentence_words", "entity_words"].flatMap((index) => {
    try {
      connection.run(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
      return [];
    } catch (error) {
      if ((error as { errcode?: unknown }).errcode !== MISFIT) throw error;
      return [`the index ${index} has not the words of its rows`];
    }
  });
}

/** What hangs loose in the file: damaged pages, references to rows that are none, rows that nothing holds. */
export function readStrays(connection: Connection): string[] {
  const damage = connection
    .all<{ integrity_check: string }>("PRAGMA integrity_check(20)")
    .map((row) => row.integrity_check)
    .filter((line) => line !== "ok");
  const broken = new Map<string, number>();
  for (const { table, parent } of connection.all<{ table: string; parent: string }>(
    "PRAGMA foreign_key_check",
  )) {
    const kind = `rows of ${table} refer to a ${parent} that is not there`;
    broken.set(kind, (broken.get(kind) ?? 0) + 1);
  }
  for (const [what, sql] of LOOSE) {
    const { count } = connection.get<{ count: number }>(sql)!;
    if (count > 0) broken.set(what, count);
  }
  const miscalled = countMiscalled(connection);
  if (miscalled > 0) broken.set("entities that are not called what articles call them", miscalled);
  return [...damage, ...[...broken].map(([what, count]) => `${count} ${what}`)];
}
