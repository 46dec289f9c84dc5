import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import { extractionSchema } from "#schema/extraction.ts";
import { ended, run, shortArticles, start } from "./command.ts";

let folder: string;
let db: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarche-cli-"));
  db = join(folder, "store.db");
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

const lines = (text: string) => text.split("\n").filter(Boolean);
/** The lines that tell of one article each, without the report behind them. */
const articleLines = (text: string) => lines(text).filter((line) => !/^(?:In all| {2})/.test(line));

describe("npm run ingest", { timeout: 120_000 }, () => {
  test("takes in what it can, says in one line each what became of it, and fails where something is not in", async () => {
    const good = await put("good.txt", "France recalls envoy\n\nFrance criticized Niger on Monday.\n");
    const two = await put("two.jsonl", `${shortArticles(1)}{"id": 7, "text": "x"}\n${shortArticles(2)}`);
    const picture = await put("picture.txt", Buffer.from("89504e470d0a1a0a0000000d", "hex"));
    const first = await run("ingest", [good, join(folder, "missing.txt"), two, picture], db);
    expect(first.status).toBe(1);
    expect(lines(first.out)).toEqual([
      expect.stringMatching(
        /^added: sha256:[0-9a-f]{16} "France recalls envoy": \d+ entit(y|ies), \d+ claims?, \d+ of \d+ sentences? without any$/,
      ),
      expect.stringMatching(/^added: n0: /),
      expect.stringMatching(/^unchanged: n0: /),
      expect.stringMatching(/^added: n1: /),
      "In all 7: 3 added, 1 there already, 3 not in.",
      "  1 not in: there is no such file",
      '  1 not in: "id" must be a string, and is 7.',
      "  1 not in: it is binary, not text",
    ]);
    expect(lines(first.err)).toEqual([
      `${folder}/missing.txt: there is no such file: check its name.`,
      `${folder}/two.jsonl, line 2: "id" must be a string, and is 7.`,
      expect.stringMatching(/picture\.txt: it is binary, not text/),
    ]);

    const store = await openStore(db);
    expect((await store.health()).articles).toBe(3);
    expect((await store.article("n1"))?.article.text).toMatch(/^France warned Niger 1 times\./);
    const graph = await store.graph();
    await store.close();

    const again = await run("ingest", [good, good], db);
    expect([again.status, again.err]).toEqual([0, ""]);
    expect(articleLines(again.out).map((line) => line.split(":")[0])).toEqual(["unchanged", "unchanged"]);
    const same = await openStore(db);
    expect(await same.graph()).toEqual(graph);
    await same.close();
  });

  test("reads .jsonl from standard input, and tells of a text that is stored already", async () => {
    const text = "France warned Niger.";
    const input = ["a", "b"].map((id) => `${JSON.stringify({ id, title: "T", text })}\n`).join("");
    const { status, out, err } = await run("ingest", ["-"], db, input);
    expect([status, err]).toEqual([0, ""]);
    expect(lines(out)).toEqual([
      expect.stringMatching(/^added: a "T": /),
      'duplicate: b "T": the same text is stored as a',
      "In all 2: 1 added, 1 with a text that is there already.",
    ]);
  });

  test("tells a machine with --json", async () => {
    await put("news/a.txt", "France recalls envoy\n\nFrance warned Niger.\n");
    await put("news/b.html", "<html><body></body></html>");
    await put("news/c.css", "p { color: red }");
    const { status, out, err } = await run("ingest", ["--json", join(folder, "news")], db);
    expect([status, err]).toEqual([1, ""]);
    expect(lines(out).map((line) => JSON.parse(line))).toEqual([
      {
        outcome: "added",
        file: join(folder, "news/a.txt"),
        line: null,
        id: expect.stringMatching(/^sha256:/),
        title: "France recalls envoy",
        entities: 2,
        claims: 2,
        sentences: 2,
        sentencesWithoutClaim: 0,
      },
      {
        outcome: "failed",
        file: join(folder, "news/b.html"),
        line: null,
        problem: expect.stringMatching(/^there is no article in the page/),
      },
      {
        report: { added: 1, failed: 1 },
        nearCopies: 0,
        reasons: { "there is no article in the page": 1 },
        passedOver: { ".css": 1 },
      },
    ]);
  });

  test("says in one sentence what is wrong with the store's file", async () => {
    const { status, out, err } = await run(
      "ingest",
      [await put("a.txt", "France.")],
      await put("store.db", "no store"),
    );
    expect([status, out]).toEqual([1, ""]);
    expect(err).toMatch(/^The store .*store\.db cannot be used, because it is not a database: .*\n$/);
  });

  test("ends cleanly on Ctrl-C, and the same command goes on", async () => {
    const file = await put("many.jsonl", shortArticles(150));
    const child = start("ingest", [file], db);
    const end = ended(child);
    await once(child.stdout!, "data");
    child.kill("SIGINT");
    const { status, out, err } = await end;
    expect([status, err]).toEqual([130, "Interrupted.\n"]);
    const store = await openStore(db);
    const { articles } = await store.health();
    await store.close();
    expect(articles).toBe(articleLines(out).length);
    expect(articles).toBeLessThan(150);
    expect((await run("ingest", [file], db)).status).toBe(0);
    const whole = await openStore(db);
    expect((await whole.health()).articles).toBe(150);
    await whole.close();
  });

  test("goes on where nobody reads its lines any more", async () => {
    const child = start("ingest", ["-"], db);
    child.stdout!.destroy();
    child.stdin!.end(shortArticles(30));
    const [status] = await once(child, "exit");
    expect(status).toBe(0);
    const store = await openStore(db);
    expect((await store.health()).articles).toBe(30);
    await store.close();
  });
});

describe("npm run extract", { timeout: 120_000 }, () => {
  test("prints records and nothing else, and stores nothing", async () => {
    const strange = {
      id: "strange",
      title: null,
      text: "Caf\u00e9 \u{1F54A}\r\n\nFrance warned Niger.\u2028 ",
      outlet: "Example",
    };
    const input = `${JSON.stringify(strange)}\n{broken\n${shortArticles(1)}`;
    const { status, out, err } = await run("extract", ["-"], db, input);
    expect(status).toBe(1);
    expect(err).toMatch(/^standard input, line 2: the line is broken JSON .*\n$/);
    const records = lines(out).map((line) => extractionSchema.parse(JSON.parse(line)));
    expect(records.map(({ article }) => article.id)).toEqual(["strange", "n0"]);
    expect(records[0]!.article).toEqual({
      ...strange,
      url: null,
      byline: null,
      publishedAt: null,
      language: "en",
    });
    expect(records[1]!.claims.map(({ relation }) => relation)).toContain("WARNED");
    await expect(readFile(db)).rejects.toThrow("ENOENT");
  });

  test("prints every record to a reader that is slow", async () => {
    const child = start("extract", ["-"], db);
    child.stdin!.end(shortArticles(60));
    let out = "";
    for await (const chunk of child.stdout!.setEncoding("utf8")) {
      out += chunk;
      await new Promise((wake) => setTimeout(wake, 10));
    }
    expect(lines(out).map((line) => JSON.parse(line).article.id)).toEqual(
      Array.from({ length: 60 }, (_, number) => `n${number}`),
    );
  });

  test("stops without a word when its reader leaves", async () => {
    const child = start("extract", ["-"], db);
    child.stdin!.on("error", () => undefined).end(shortArticles(200));
    const end = ended(child);
    await once(child.stdout!, "data");
    child.stdout!.destroy();
    const { status, err } = await end;
    expect([status, err]).toEqual([141, ""]);
  });

  test("ends on Ctrl-C while it waits for input", async () => {
    const child = start("extract", ["-"], db);
    const end = ended(child);
    child.stdin!.write(shortArticles(1));
    await once(child.stdout!, "data");
    child.kill("SIGINT");
    const { status, out, err } = await end;
    expect([status, lines(out).length, err]).toEqual([130, 1, "Interrupted.\n"]);
  });
});

describe("--help", { timeout: 120_000 }, () => {
  test.each<["ingest" | "extract", string[]]>([
    [
      "ingest",
      ["npm run ingest -- FILE...", "DEMARCHE_DB", "DEMARCHE_FETCH", "unchanged", "duplicate", "--json"],
    ],
    ["extract", ["npm run -s extract -- FILE...", "UTF-16 code units"]],
  ])("of %s tells all", async (command, told) => {
    const { status, out } = await run(command, ["--help"], db);
    expect(status).toBe(0);
    const fields = ["id, text", "title", "url, outlet, byline, publishedAt, language"];
    for (const words of [...told, ...fields, ".txt", ".jsonl", "standard input", "5 MB", "Exit status"]) {
      expect(out).toContain(words);
    }
  });

  test("is hinted at where no file is named", async () => {
    const { status, err } = await run("ingest", [], db);
    expect([status, err]).toEqual([
      1,
      "error: missing required argument 'FILE'\n(add --help for what it takes)\n",
    ]);
  });
});
