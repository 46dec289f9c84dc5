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
])("after %s the audit tells: %s", async (sql, line) => expect(await told(sql)).toContainEqual(line));
