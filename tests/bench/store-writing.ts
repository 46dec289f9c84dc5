import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { openStore } from "#data/store/open.ts";
import { TABLES } from "#data/store/sqlite/schema.ts";
import { makeArticles } from "./articles.ts";
import { type Benchmark, timed } from "./benchmark.ts";

const FILLED = [
  "article",
  "sentence",
  "entity",
  "naming",
  "mention",
  "mention_entity",
  "claim",
  "claim_end",
  "party",
  "edge",
];

/** SQLite: writing articles through the store, against inserting the very same rows with prepared statements and nothing else. */
export const storeWriting: Benchmark = {
  name: "store-writing",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "demarche-bench-"));
    const made = [...makeArticles({ entities: 2_000, claimsPerArticle: 20, articles: 500, seed: 1 })];
    const ratios: number[] = [];
    let perSecond = 0;
    for (let round = 0; round < 3; round++) {
      const path = join(folder, `store${round}.db`);
      const store = await openStore(path);
      const ours = await timed(async () => {
        for (const one of made) await store.write(one);
      });
      await store.close();
      const rows = rowsOf(path);
      const bare = await timed(() => insert(join(folder, `bare${round}.db`), rows, made.length));
      ratios.push(bare / ours);
      perSecond = 10_000 / (ours / 1000);
    }
    await rm(folder, { recursive: true });
    const ratio = ratios.sort((a, b) => a - b)[1]!;
    return [
      {
        what: "SQLite: speed of writing 10,000 claims, as a part of that of bare INSERTs",
        found: `${ratio.toFixed(2)} (${Math.round(perSecond)} claims a second)`,
        wanted: "at least 0.5",
        holds: ratio >= 0.5,
      },
    ];
  },
};

function rowsOf(path: string): Map<string, SQLInputValue[][]> {
  const file = new DatabaseSync(path);
  const rows = new Map(
    FILLED.map((table) => [
      table,
      file
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => Object.values(row) as SQLInputValue[]),
    ]),
  );
  file.close();
  return rows;
}

/** As many transactions as the store makes, on the same tables, triggers and full-text indexes. */
function insert(path: string, rows: Map<string, SQLInputValue[][]>, transactions: number): void {
  const file = new DatabaseSync(path);
  // Rows of one part may name those of a later one.
  file.exec("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  file.exec(TABLES);
  const statements = [...rows].map(([table, values]) => {
    const marks = values[0]!.map(() => "?").join(", ");
    return { statement: file.prepare(`INSERT INTO ${table} VALUES (${marks})`), values };
  });
  for (let part = 0; part < transactions; part++) {
    file.exec("BEGIN IMMEDIATE");
    for (const { statement, values } of statements) {
      const from = Math.floor((part * values.length) / transactions);
      const to = Math.floor(((part + 1) * values.length) / transactions);
      for (let at = from; at < to; at++) statement.run(...values[at]!);
    }
    file.exec("COMMIT");
  }
  file.close();
}
