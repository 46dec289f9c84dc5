import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { auditStore } from "#data/store/audit.ts";
import { contentHash } from "#data/store/content.ts";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction } from "#tests/builders.ts";
import { story } from "./contract/copies.ts";
import { written } from "./people.ts";

/** The articles that version-1.db was filled with, by the program of that version. */
const FILLED: Extraction[] = [
  extraction(
    "a",
    [
      [
        "[the US=state:United States] {warned} [Niger] on Monday.",
        "the US WARNED Niger / on 2024-03-25, sure 0.6",
      ],
      ["[Niger] did not {meet} [America=state:United States].", "Niger MET_WITH America / negated"],
    ],
    { title: "A first article", publishedAt: "2024-03-26" },
  ),
  extraction("b", [
    [
      "[both=state:Niger+state:Mali] {criticized} [US=state:United States], [Chad] says.",
      "both CRITICIZED US / by Chad",
    ],
  ]),
];

test("a store of version 1 is brought up to this version with all that it holds, once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-version-"));
  const path = join(folder, "store.db");
  await copyFile(join(import.meta.dirname, "version-1.db"), path);
  const [older, again] = await Promise.all([openStore(path), openStore(path)]);
  const fresh = await openStore(join(folder, "fresh.db"));
  for (const one of FILLED) await fresh.write(one);
  expect(await contentHash(older)).toEqual(await contentHash(fresh));
  expect(await contentHash(again)).toEqual(await contentHash(fresh));

  expect((await auditStore(older, ({ problem }) => expect.fail(problem)))!.findings).toBe(0);
  for (const one of FILLED) expect(await older.write(one)).toEqual({ outcome: "unchanged" });
  const query = {
    entity: "state:niger",
    limit: 10,
    since: "2024-03-26",
    until: "2024-03-26",
    undated: false,
  };
  expect((await older.neighbourhood(query)).neighbours).toEqual(
    (await fresh.neighbourhood(query)).neighbours,
  );
  expect((await older.neighbourhood(query)).total).toBe(1);
  for (const store of [older, again, fresh]) await store.close();

  const tables = (file: string) => {
    const database = new DatabaseSync(file);
    const rows = database.prepare("SELECT type, name FROM sqlite_schema ORDER BY type, name").all();
    const columns = ["article", "claim", "edge"].map((table) =>
      database.prepare("SELECT name, type FROM pragma_table_info(?) ORDER BY name").all(table),
    );
    const version = database.prepare("PRAGMA user_version").get();
    database.close();
    return { rows, columns, version };
  };
  expect(tables(path)).toEqual(tables(join(folder, "fresh.db")));
  await rm(folder, { recursive: true });
});

test("a store of version 7 has the copy that was first at its hour for the source from now on", async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-version-"));
  const path = join(folder, "store.db");
  const written = [
    story("a", "Courier", "2024-03-01T20:00Z", [1, 2, 3, 4, 5]),
    story("b", "Herald", "2024-03-01T06:00Z", [1, 2, 3, 4, 5]),
  ];
  const before = await openStore(path);
  for (const one of written) await before.write(one);
  const copies = async (store: Store) =>
    (await store.claims({ limit: 9 })).claims.map(({ article: { id, copyOf, voice } }) => [
      id,
      copyOf,
      voice,
    ]);
  const found = await copies(before);
  expect(found).toEqual([
    ["a", "b", "herald"],
    ["b", null, "herald"],
  ]);
  await before.close();
  const database = new DatabaseSync(path);
  const kept = () => ["print", "band"].map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const prints = kept();
  database.exec(`
    PRAGMA foreign_keys = OFF;
    UPDATE print SET rank = '2024-03-01 ' || article_id, follows = '2024-03-01 a', source = '2024-03-01 a';
    UPDATE band SET rank = '2024-03-01 ' || substr(rank, -1), follows = '2024-03-01 a';
    UPDATE article SET voice = 'Courier', copy_of = iif(id = 'b', 'a', NULL);
    PRAGMA user_version = 7;
  `);

  const after = await openStore(path);
  expect(await copies(after)).toEqual(found);
  expect(kept()).toEqual(prints);
  await after.close();
  database.close();
  await rm(folder, { recursive: true });
});

test("a store of version 7 counts an outlet once from now on, however its name is written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-version-"));
  const path = join(folder, "store.db");
  const before = await openStore(path);
  for (const [id, outlet] of [
    ["a", "The Herald"],
    ["b", "Herald"],
  ] as const)
    await before.write(
      extraction(id, [[`[France] {warned} [Niger] of ${id}.`, "France WARNED Niger"]], { outlet }),
    );
  await before.close();
  const database = new DatabaseSync(path);
  database.exec("UPDATE article SET voice = outlet; PRAGMA user_version = 7");
  database.close();

  const after = await openStore(path);
  expect((await after.graph()).edges.map(({ articles, outlets }) => [articles, outlets])).toEqual([[2, 1]]);
  await after.close();
  await rm(folder, { recursive: true });
});

test("a store of version 7 knows who is who by what its articles say, whatever it knew before", async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-version-"));
  const path = join(folder, "store.db");
  const before = await openStore(path);
  for (const made of written([
    ["2024-03-26", ["Lloyd Austin", "defense US"]],
    ["2024-03-27", ["Austin", "defense US"]],
  ]))
    await before.write(made);
  await before.close();
  const database = new DatabaseSync(path);
  database.exec("DELETE FROM clue; PRAGMA user_version = 7");
  database.close();

  const after = await openStore(path);
  const problems: string[] = [];
  await auditStore(after, ({ problem }) => problems.push(problem));
  expect(problems).toEqual([]);
  await after.close();
  await rm(folder, { recursive: true });
});
