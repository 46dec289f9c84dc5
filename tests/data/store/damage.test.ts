import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditStore } from "#data/store/audit.ts";
import { openStore } from "#data/store/open.ts";
import { extraction } from "#tests/builders.ts";
import { story } from "./contract/copies.ts";
import { written } from "./people.ts";

const TEXT = [1, 2, 3, 4, 5, 6];
const STORED = [
  extraction("a", [["[France] {warned} [Niger].", "France WARNED Niger"], ["It was a cold day."]], {
    outlet: "Herald",
    publishedAt: "2024-03-20",
  }),
  story("b", "Courier", "2024-03-01", TEXT),
  story("c", "Post", "2024-03-02", TEXT),
  ...written([
    ["2024-03-26", ["Lloyd Austin", "defense US"]],
    ["2024-03-27", ["Austin", "defense US"]],
  ]),
];

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarche-damage-"));
  path = join(folder, "store.db");
  const store = await openStore(path);
  for (const one of STORED) await store.write(one);
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** What the audit tells of a copy of the store that was damaged. */
async function told(sql: string): Promise<string[]> {
  const copy = join(folder, "damaged.db");
  await rm(copy, { force: true });
  const whole = new DatabaseSync(path);
  whole.exec(`VACUUM INTO '${copy}'`);
  whole.close();
  const damaged = new DatabaseSync(copy, { enableForeignKeyConstraints: false });
  damaged.exec(sql);
  damaged.close();
  const store = await openStore(copy);
  const lines: string[] = [];
  await auditStore(store, ({ article, problem }) => lines.push(`${article ?? "-"}: ${problem}`));
  await store.close();
  return lines;
}

test("of a store without damage the audit tells nothing", async () => expect(await told("")).toEqual([]));

test.each([
  ["UPDATE claim SET polarity = 'negated' WHERE id = 'a:0'", "a: what it says is not what was written"],
  ["UPDATE claim SET modality = 'planned' WHERE id = 'a:0'", "a: what it says is not what was written"],
  ["UPDATE claim SET confidence = 0.1 WHERE id = 'a:0'", "a: what it says is not what was written"],
  ["UPDATE claim SET relation = 'PRAISED' WHERE id = 'a:0'", "a: what it says is not what was written"],
  ["UPDATE mention SET start = 0, end = 3 WHERE article = 1", "a: what it says is not what was written"],
  ["UPDATE mention SET form = 'pronoun'", "a: what it says is not what was written"],
  ["UPDATE sentence SET role = 'quote'", "a: what it says is not what was written"],
  ["UPDATE article SET outlet = 'Courier' WHERE id = 'a'", "a: what it says is not what was written"],
  [
    "UPDATE article SET published_at = '2001-01-01' WHERE id = 'a'",
    "a: what it says is not what was written",
  ],
  [
    "UPDATE article SET title = 'Another', url = NULL, byline = 'Nobody' WHERE id = 'a'",
    "a: what it says is not what was written",
  ],
  ["UPDATE entity SET kind = 'group' WHERE id = 'state:france'", "a: what it says is not what was written"],
  [
    "UPDATE naming SET text = 'Gaul' WHERE role = 'name' AND article = 1",
    "a: what it says is not what was written",
  ],
  ["DELETE FROM claim_end WHERE claim = 1 AND role = 'target'", "a: what it says is not what was written"],
  [
    "UPDATE sentence SET text = 'x' WHERE place = 1 AND article = 1",
    "a: its sentences are not what follows from what it says",
  ],
  [
    "UPDATE claim SET status = 'denied' WHERE id = 'a:0'",
    "a: its statuses and days of claims are not what follows from what it says",
  ],
  [
    "UPDATE claim SET day_from = '2001-01-01' WHERE id = 'a:0'",
    "a: its statuses and days of claims are not what follows from what it says",
  ],
  [
    "DELETE FROM party WHERE article_id = 'a'",
    "a: its parties of claims are not what follows from what it says",
  ],
  [
    "UPDATE party SET sides = 3 WHERE article_id = 'a'",
    "a: its parties of claims are not what follows from what it says",
  ],
  [
    "UPDATE edge SET confidence = 0.1 WHERE article_id = 'a'",
    "a: its drawn claims are not what follows from what it says",
  ],
  [
    "UPDATE edge SET day_from = '2001-01-01' WHERE article_id = 'a'",
    "a: its drawn claims are not what follows from what it says",
  ],
  ["DELETE FROM clue WHERE article_id = '1'", "1: its clues are not what follows from what it says"],
  [
    "DELETE FROM joining",
    "2: its reasons why somebody is somebody else are not what follows from what it says",
  ],
  [
    "UPDATE joining SET because = 'nobody knows'",
    "2: its reasons why somebody is somebody else are not what follows from what it says",
  ],
  [
    "UPDATE article SET voice = 'herald' WHERE id = 'b'",
    "b: its hash of its text, and by whom it is counted, are not what follows from what it says",
  ],
  [
    "UPDATE article SET copy_of = NULL",
    "c: its hash of its text, and by whom it is counted, are not what follows from what it says",
  ],
  [
    "UPDATE article SET text_hash = 'x' WHERE id = 'a'",
    "a: its hash of its text, and by whom it is counted, are not what follows from what it says",
  ],
  [
    "UPDATE print SET source = rank, follows = rank",
    "c: its marks of a copy, and the text that it copies, are not what follows from what it says",
  ],
  [
    "UPDATE print SET outlet = 'Gazette'",
    "b: its marks of a copy, and the text that it copies, are not what follows from what it says",
  ],
  [
    "UPDATE print SET size = size + 1",
    "b: its marks of a copy, and the text that it copies, are not what follows from what it says",
  ],
  [
    "DELETE FROM print",
    "c: its marks of a copy, and the text that it copies, are not what follows from what it says",
  ],
  ["DELETE FROM band", "b: its parts by which copies are found are not what follows from what it says"],
  [
    "UPDATE band SET follows = rank",
    "c: its parts by which copies are found are not what follows from what it says",
  ],
  [
    "UPDATE entity SET name = 'Gaul' WHERE id = 'state:france'",
    "-: 1 entities that are not called what articles call them",
  ],
  [
    "UPDATE entity SET aliases = '[\"Gaul\"]' WHERE id = 'state:france'",
    "-: 1 entities that are not called what articles call them",
  ],
  [
    "UPDATE entity SET wikidata = 'Q1' WHERE id = 'state:france'",
    "-: 1 entities that are not called what articles call them",
  ],
  [
    "UPDATE entity SET folded = 'gaul' WHERE id = 'state:france'",
    "-: 1 entities that are not called what articles call them",
  ],
  [
    "INSERT INTO sentence_words (sentence_words) VALUES ('delete-all')",
    "-: the index sentence_words has not the words of its rows",
  ],
  [
    "INSERT INTO entity_words (entity_words) VALUES ('delete-all')",
    "-: the index entity_words has not the words of its rows",
  ],
])("after %s the audit tells: %s", async (sql, line) => expect(await told(sql)).toContainEqual(line));
