import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, placeIn } from "#data/store/open.ts";
import { extraction } from "#tests/builders.ts";
import type { StorePlace } from "./contract/place.ts";
import { testStoreContract } from "./contract.ts";

const root = resolve(import.meta.dirname, "../../..");

async function makePlace(): Promise<StorePlace> {
  const folder = await mkdtemp(join(tmpdir(), "demarche-store-"));
  return {
    open: () => openStore(join(folder, "store.db")),
    remove: () => rm(folder, { recursive: true }),
  };
}

describe("the SQLite store", () => testStoreContract(makePlace));

describe("the file of a SQLite store", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarche-file-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("is DEMARCHE_DB, or var/demarche.db in the project's folder", () => {
    expect(placeIn({ DEMARCHE_DB: "/srv/one.db" })).toEqual({ sqlite: "/srv/one.db" });
    expect(placeIn({})).toEqual({ sqlite: join(root, "var/demarche.db") });
    expect(placeIn({ DEMARCHE_DB: "" })).toEqual({ sqlite: join(root, "var/demarche.db") });
  });

  test("is made with its folders where there is none", async () => {
    const path = join(folder, "new/deep/store.db");
    await (await openStore(path)).close();
    expect((await readFile(path)).subarray(0, 15).toString()).toBe("SQLite format 3");
  });

  test("may be empty, as a process leaves it that is killed when it has just made it", async () => {
    const path = join(folder, "empty.db");
    await writeFile(path, "");
    const store = await openStore(path);
    expect(await store.health()).toEqual({ store: "sqlite", articles: 0, entities: 0, claims: 0 });
    await store.close();
  });

  test.each<[what: string, make: (path: string) => Promise<unknown> | undefined, sentence: RegExp]>([
    [
      "a text",
      (path) => writeFile(path, "no database, but a text\n".repeat(200)),
      /it is not a database: choose/,
    ],
    ["a short text", (path) => writeFile(path, "short"), /it is not a database: choose/],
    ["a folder", (path) => mkdir(path), /it cannot be opened: check that it is a file/],
    [
      "another program's database",
      async (path) => database(path, "CREATE TABLE song (title TEXT)"),
      /it is another program's database: choose/,
    ],
    [
      "a store of a newer version",
      async (path) => {
        await (await openStore(path)).close();
        database(path, "PRAGMA user_version = 99");
      },
      /it was made by a newer Demarche \(version 99, this one knows up to \d+\): update Demarche/,
    ],
  ])("is refused in one sentence where it is %s, and left as it is", async (_what, make, sentence) => {
    const path = join(folder, "store.db");
    await make(path);
    const before = await readFile(path).catch(() => null);
    const error: Error = await openStore(path).then(
      () => expect.fail("opened"),
      (reason) => reason,
    );
    expect(error.name).toBe("StoreFileError");
    expect(error.message).toMatch(sentence);
    expect(error.message).toContain(path);
    expect(error.message).not.toContain("\n");
    expect(await readFile(path).catch(() => null)).toEqual(before);
  });

  test("is refused in one sentence where its folder cannot be made", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(openStore(join(folder, "file/store.db"))).rejects.toThrow(
      /^The store .*file\/store\.db cannot be used, because its folder cannot be made \(\w+\): choose another file by DEMARCHE_DB\.$/,
    );
  });
});

describe("several processes", () => {
  test("make, write and read one file at once, and every article is there and whole", {
    timeout: 60_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarche-many-"));
    const path = join(folder, "store.db");
    const writers = ["a", "b", "c"].map((name) => startWriter(path, name, 40));
    const store = await openStore(path);
    let running = true;
    const ended = Promise.all(writers).finally(() => {
      running = false;
    });
    while (running) {
      const { nodes, edges } = await store.graph();
      const told = edges.reduce((sum, { claims }) => sum + claims, 0);
      const named = nodes.find(({ id }) => id === "state:france")?.claims ?? 0;
      expect(named).toBe(told);
      await new Promise((wake) => setTimeout(wake, 5));
    }
    expect(await ended).toEqual([0, 0, 0]);
    expect(await store.health()).toMatchObject({ articles: 120, entities: 4, claims: 240 });
    expect((await store.graph()).edges.map(({ claims }) => claims)).toEqual([80, 80, 80]);
    await store.close();
    await rm(folder, { recursive: true });
  });

  test("an article is seen whole or not at all while it is being written", async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarche-whole-"));
    const path = join(folder, "store.db");
    const store = await openStore(path);
    await store.write(extraction("a", [["[France] {warned} [Niger].", "France WARNED Niger"]]));
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE; DELETE FROM edge");
    expect((await store.graph()).edges).toHaveLength(1);
    other.exec("ROLLBACK");
    other.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
});

function database(path: string, sql: string): void {
  const file = new DatabaseSync(path);
  file.exec(sql);
  file.close();
}

/** Starts a process that writes `count` articles about France and a state of its own; gives its exit status. */
async function startWriter(path: string, name: string, count: number): Promise<number> {
  const program = `
    import { openStore } from "#data/store/open.ts";
    import { extraction } from "#tests/builders.ts";
    const store = await openStore(${JSON.stringify(path)});
    for (let number = 0; number < ${count}; number++) {
      const one = ["[France] {warned} [${name}] " + number + ".", "France WARNED ${name}"];
      await store.write(extraction("${name}" + number, [one, one]));
      await new Promise((wake) => setImmediate(wake));
    }
    await store.close();`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = await once(child, "exit");
  return status;
}
