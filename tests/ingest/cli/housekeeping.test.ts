import { existsSync } from "node:fs";
import { copyFile, link as hardLink, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import { extraction } from "#tests/builders.ts";
import { ended, run, start } from "./command.ts";

let folder: string;
let db: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarche-housekeeping-"));
  db = join(folder, "store.db");
  const store = await openStore(db);
  const line: [string, string] = ["[France] {warned} [Niger].", "France WARNED Niger"];
  await store.write(
    extraction("b", [line], { title: "A\ttitle\nof two lines", publishedAt: "2024-03-26T10:00:00Z" }),
  );
  await store.write(extraction("a", [["[Mali] stayed silent."]]));
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

describe("housekeeping", { timeout: 120_000 }, () => {
  test("articles list prints a line for each article", async () => {
    expect(await run("articles", ["list"], db)).toEqual({
      status: 0,
      out: "a\t\t0\t\nb\t2024-03-26\t1\tA title of two lines\n",
      err: "",
    });
  });

  test("audit says that the store is sound, and exits with 1 where it is not", async () => {
    expect(await run("audit", [], db)).toEqual({
      status: 0,
      out: "2 articles, 1 claims: each stands in its sentence, and nothing hangs loose.\n",
      err: "",
    });
    const damaged = join(folder, "damaged.db");
    await copyFile(db, damaged);
    const database = new DatabaseSync(damaged);
    database.exec("UPDATE sentence SET text = 'France praised Niger.'");
    database.close();
    expect(await run("audit", [], damaged)).toEqual({
      status: 1,
      out: [
        "the index sentence_words has not the words of its rows",
        "article a: its sentences are not what follows from what it says",
        "article b: its sentences are not what follows from what it says",
        "article b: claim b:0 is shown with a sentence that is not the text at its place",
        "2 articles, 1 claims: 4 findings.\n",
      ].join("\n"),
      err: "",
    });
  });

  test("ingest says how many articles another version has read; --again reads what is stored with the present engine, and takes no file", async () => {
    await writeFile(join(folder, "new.txt"), "Peru thanked Chile.\n");
    const other = await run("ingest", [join(folder, "new.txt")], db);
    expect(other.err).toBe(
      "2 articles in the store are not known to be read by this version: npm run ingest -- --again reads them anew.\n",
    );
    const added = /added: (\S+)/.exec(other.out)![1]!;
    await run("articles", ["remove", added], db);
    const { status, out, err } = await run("ingest", ["--again"], db);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^(replaced|unchanged): a.*\n(replaced|unchanged): b "A title of two lines".*\nIn all 2: .*\n$/,
    );
    const refused = await run("ingest", ["--again", "in.txt"], db);
    expect([refused.status, refused.err]).toEqual([
      1,
      "error: --again reads what is stored, and takes no FILE\n(add --help for what it takes)\n",
    ]);
  });

  test("copy makes a store equal, and keeps what it held unless that is to be replaced", async () => {
    const other = join(folder, "other.db");
    const { status, out, err } = await run(
      "copy",
      ["--from", `sqlite:${db}`, "--to", `sqlite:${other}`],
      "none",
    );
    expect([status, err]).toEqual([0, ""]);
    const [first, second] = out.trim().split("\n");
    expect(first!.replace(db, "")).toBe(second!.replace(other, ""));
    expect(first).toMatch(/: 2 articles, \d entities, \d claims?s?, \d edges, [0-9a-f]{64}$/);

    await run("articles", ["remove", "a"], db);
    await writeFile(join(folder, "in.jsonl"), '{"id": "c", "text": "Chad warned Togo."}\n');
    await run("ingest", [join(folder, "in.jsonl")], db);
    const merged = await run("copy", ["--from", `sqlite:${db}`, "--to", `sqlite:${other}`], "none");
    expect([merged.status, merged.err]).toEqual([
      0,
      "The two differ, because the second held other articles before: --replace empties it first.\n",
    ]);
    const replaced = await run(
      "copy",
      ["--from", `sqlite:${db}`, "--to", `sqlite:${other}`, "--replace"],
      "none",
    );
    expect([replaced.status, replaced.err]).toEqual([0, ""]);
  });

  test("copy refuses what would lose a store or names none, and touches nothing", async () => {
    const other = join(folder, "kept.db");
    await copyFile(db, other);
    const link = join(folder, "link.db");
    const twin = join(folder, "twin.db");
    await symlink(db, link);
    await hardLink(db, twin);
    const missing = join(folder, "missing.db");
    const empty = join(folder, "empty.db");
    await (await openStore(empty)).close();
    const refusals: [string[], RegExp][] = [
      [["--from", db, "--to", `sqlite:${other}`], /names no store: write sqlite:FILE/],
      [["--from", `sqlite:${db}`, "--to", `sqlite:${db}`], /are the same store: name two\./],
      [["--from", `sqlite:${db}`, "--to", `sqlite:${relative(process.cwd(), db)}`], /are the same store/],
      [["--from", `sqlite:${db}`, "--to", `sqlite:${link}`], /are the same store/],
      [["--from", `sqlite:${twin}`, "--to", `sqlite:${db}`], /are the same store/],
      [["--from", `sqlite:${missing}`, "--to", `sqlite:${other}`], /^There is no store .*missing\.db/],
      [["--from", `sqlite:${empty}`, "--to", `sqlite:${other}`], /holds no articles, so the second is not/],
      [["--from", `sqlite:${db}`], /required option '--to <STORE>' not specified/],
    ];
    const before = await readFile(other);
    for (const [args, sentence] of refusals) {
      const { status, err } = await run("copy", [...args, "--replace"], "none");
      expect(err).toMatch(sentence);
      expect(status).toBe(1);
    }
    expect(await readFile(other)).toEqual(before);
    expect(existsSync(missing)).toBe(false);
  });

  test("copy ends at Ctrl-C after the article in hand, and the same command goes on", async () => {
    const [many, other] = [join(folder, "many.db"), join(folder, "part.db")];
    const store = await openStore(many);
    for (let number = 0; number < 400; number++)
      await store.write(
        extraction(`n${number}`, [[`[France] {warned} [Niger] ${number}.`, "France WARNED Niger"]]),
      );
    await store.close();
    const target = await openStore(other);
    const args = ["--from", `sqlite:${many}`, "--to", `sqlite:${other}`];
    const child = start("copy", args, "none");
    const end = ended(child);
    while ((await target.health()).articles === 0) await new Promise((wake) => setTimeout(wake, 2));
    child.kill("SIGINT");
    expect(await end).toEqual({ status: 130, out: "", err: "Interrupted.\n" });
    expect((await target.health()).articles).toBeLessThan(400);
    await target.close();
    expect((await run("copy", args, "none")).out).toContain("part.db: 400 articles");
  });

  test("articles remove says what it did, and fails where there is no such article", async () => {
    const { status, out, err } = await run("articles", ["remove", "b", "nobody"], db);
    expect([status, out, err]).toEqual([
      1,
      "removed: b, and 2 whom no other article names: France, Niger\n",
      "There is no article nobody in the store: npm run articles -- list names those that are.\n",
    ]);
  });
});
