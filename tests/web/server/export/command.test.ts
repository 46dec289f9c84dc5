import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { openStore } from "#data/store/open.ts";
import { extraction } from "#tests/builders.ts";
import { FORMAT_NAMES } from "#web/export/formats.ts";
import { temporaryFolder } from "../servedStore.ts";
import { runCommand, startCommand } from "./processes.ts";

// Each test starts programs, which take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const place = temporaryFolder();
const storeFile = join(place, "store.db");

const ARTICLES = [
  extraction(
    "talks",
    [
      ["[France] {criticized} [Niger] on Monday.", "France CRITICIZED Niger / on 2024-03-25"],
      ["[Niger] {praised} [Mali] for its patience.", "Niger PRAISED Mali / by Niger"],
      ["[Mali] will {meet} [Chad].", "Mali MET_WITH Chad / future"],
    ],
    { title: "Talks in Accra", outlet: "The Post", publishedAt: "2024-03-26" },
  ),
  extraction(
    "summit",
    [["[US=state:United States] has not {warned} [Paris=state:France].", "US WARNED Paris / negated"]],
    {
      publishedAt: "2024-04-02",
    },
  ),
];

beforeAll(async () => {
  const store = await openStore(storeFile);
  for (const article of ARTICLES) await store.write(article);
  await store.close();
});

const run = (...args: string[]) => runCommand(storeFile, args);

const statements = (out: string) =>
  JSON.parse(out).edges.map(
    ({ source, relation, target }: Record<string, string>) => `${source} ${relation} ${target}`,
  );

describe("npm run export", () => {
  const ALL = [
    "state:united-states WARNED state:france",
    "state:france CRITICIZED state:niger",
    "state:niger PRAISED state:mali",
    "state:chad MET_WITH state:mali",
  ];
  test.each([
    [[], ALL],
    [["--source", "France"], [ALL[1]]],
    [["--source", "state:niger"], [ALL[2]]],
    [["--target", "paris"], [ALL[0]]],
    [
      ["--around", "Niger", "--relation", "criticized", "--relation", "PRAISED"],
      [ALL[1], ALL[2]],
    ],
    [
      ["--around", "France", "--hops", "2", "--relation", "CRITICIZED", "--relation", "PRAISED"],
      [ALL[1], ALL[2]],
    ],
    [
      ["--status", "denied", "--status", "planned"],
      [ALL[0], ALL[3]],
    ],
    [
      ["--since", "2024-03-26"],
      [ALL[0], ALL[2], ALL[3]],
    ],
    [["--until", "2024-03-25"], [ALL[1]]],
    [["--outlet", "The Post"], ALL.slice(1)],
    [["--article", "summit"], [ALL[0]]],
    [["--outlets", "1"], ALL.slice(1)],
    [["--kind", "state", "--confidence", "0.5"], ALL],
  ])("%j writes what answers", async (question, expected) => {
    const { status, out } = await run("--format", "json", ...question, "--out", "-");
    expect(statements(out)).toEqual(expected);
    expect(status).toBe(0);
  });

  test("writes the three tables of CSV beside each other, and says so", async () => {
    const folder = mkdtempSync(join(place, "csv-"));
    const { status, err } = await run("--format", "csv", "--out", join(folder, "talks.csv"));
    expect(status).toBe(0);
    expect(err).toBe(
      `${["talks.csv", "talks.entities.csv", "talks.relations.csv"].map((name) => join(folder, name)).join(", ")}: 4 claims.\n`,
    );
    expect(readdirSync(folder).sort()).toEqual(["talks.csv", "talks.entities.csv", "talks.relations.csv"]);
    const rows = parse(readFileSync(join(folder, "talks.csv")), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ sentence }) => sentence)).toContain("Niger praised Mali for its patience.");
  });

  test.each(["gexf", "graphml", "json", "csv", "cypher", "jsonld"])(
    "writes into %s what it was made from",
    async (format) => {
      const { out } = await run(
        "--format",
        format,
        "--target",
        "Mali",
        "--since",
        "2024-03-01",
        "--out",
        "-",
      );
      for (const said of [
        /Everything said or done to Mali since 2024-03-01/,
        /To whom/,
        /sqlite/,
        /\d{4}-\d\d-\d\dT/,
        /0\.1\.0/,
        /talks/,
        /Talks in Accra/,
      ])
        expect(out).toMatch(said);
    },
  );

  test.each([
    [["--format", "xls"], 'There is no format "xls": choose one of '],
    [["--format", "json", "--source", "Atlantis"], 'Nobody in the store is called "Atlantis"'],
    [
      ["--format", "json", "--source", "Fran"],
      'Nobody in the store is called "Fran": did you mean France (state:france)?',
    ],
    [["--format", "json", "--relation", "LOVED"], 'There is no relation "LOVED": choose one of MET_WITH'],
    [["--format", "json", "--status", "true"], 'There is no status "true": choose one of fact'],
    [["--format", "json", "--since", "yesterday"], '--since is "yesterday": give a day as YYYY-MM-DD.'],
    [["--format", "json", "--since", "2024-02-30"], '--since is "2024-02-30": give a day as YYYY-MM-DD.'],
    [["--format", "json", "--since", "2024-03-02", "--until", "2024-03-01"], "no day is in between"],
    [["--format", "json", "--kind", "planet"], 'There is no kind "planet": choose one of person'],
    [["--format", "json", "--outlets", "many"], '--outlets is "many": give a whole number from 1 to 1000.'],
    [["--format", "json", "--confidence", "90"], '--confidence is "90": give a number from 0 to 1.'],
    [["--format", "json", "--outlets", "2"], "No claim answers: Part of the graph."],
    [["--format", "json", "--hops", "2"], "add --around NAME"],
    [["--format", "json", "--around", "Mali", "--hops", "many"], '--hops is "many"'],
    [
      ["--format", "json", "--source", "Chad", "--target", "France"],
      "No claim answers: Everything said or done by Chad to France.",
    ],
  ])("%j is refused with a sentence", async (args, sentence) => {
    const file = join(place, "refused");
    const { status, err } = await run(...args, "--out", file);
    expect(err).toContain(sentence);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  test("a folder that is not there is named", async () => {
    const { status, err } = await run("--format", "json", "--out", join(place, "nowhere", "file.json"));
    expect(err).toContain("cannot be written");
    expect(status).toBe(1);
  });

  /** Claims that are still written a while after the file is begun: a document, of which there are fewer, is long in the making. */
  const LARGE = { pdf: 40, docx: 40, svg: 40, png: 40 } as Record<string, number>;
  const MANY = 200;

  async function largeStore(claims: number): Promise<string> {
    const file = join(place, `large-${claims}.db`);
    if (existsSync(file)) return file;
    const store = await openStore(file);
    for (let number = 0; number < 60; number++)
      await store.write(
        extraction(
          `a${number}`,
          Array.from({ length: claims }, (_, at): [string, string] => [
            `[State ${at % 9}] {criticized} [State ${number}x] on day ${number}.`,
            `State ${at % 9} CRITICIZED State ${number}x`,
          ]),
        ),
      );
    await store.close();
    return file;
  }

  test.each(FORMAT_NAMES)(
    "an interrupted %s leaves what was there before, and nothing beside it",
    { timeout: 300_000 },
    async (format) => {
      const large = await largeStore(LARGE[format] ?? MANY);
      const folder = mkdtempSync(join(place, "whole-"));
      const file = join(folder, `graph.${format}`);
      writeFileSync(file, "what was there before");
      const child = startCommand(large, ["--format", format, "--out", file]);
      await expect
        .poll(() => readdirSync(folder).some((name) => name.endsWith(".part")), {
          timeout: 120_000,
          interval: 5,
        })
        .toBe(true);
      child.kill("SIGINT");
      const [status] = await once(child, "close");
      expect(status).toBe(130);
      expect(readFileSync(file, "utf8")).toBe("what was there before");
      expect(readdirSync(folder)).toEqual([`graph.${format}`]);
    },
  );
});
