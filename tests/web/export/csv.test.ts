import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import { writeClaims, writeEntities, writeRelations } from "#web/export/csv.ts";
import { provenanceSentence } from "#web/export/provenance.ts";
import { namesOf, type Subgraph } from "#web/export/subgraph.ts";
import { harmless, writable } from "#web/export/text.ts";
import { anyExtractions, anyText, CASES, fileOf, HOSTILE, subgraph } from "./subgraphs.ts";
import { needTool, runTool } from "./tools.ts";

const TALKS = extraction(
  "talks",
  [
    [
      "[Côte d’Ivoire] {criticized} [the “Sahel”, league=organization:the “Sahel”, league].",
      "Côte d’Ivoire CRITICIZED the “Sahel”, league / on 2024-03-25, sure 0.5",
    ],
    ['[Niger] {said} "no".', "Niger SAID -"],
  ],
  { title: "=SUM(1,2)", outlet: "@Outlet", url: "https://example.org/?a=1,2" },
);

type Row = Record<string, string>;

async function table(
  write: (graph: Subgraph) => AsyncIterable<string | Uint8Array>,
  graph: Subgraph,
): Promise<Row[]> {
  return parse(await fileOf(write(graph)), { columns: true, bom: true });
}

test("a claim is a row with its sentence, ends, status, date and article", async () => {
  const [first, second] = await table(writeClaims, await subgraph([TALKS]));
  expect(first).toMatchObject({
    claim: "1",
    source: "Côte d’Ivoire",
    relation: "criticized",
    target: "the “Sahel”, league",
    status: "stated as fact",
    statusName: "fact",
    sentence: "Côte d’Ivoire criticized the “Sahel”, league.",
    cue: "criticized",
    dateFrom: "2024-03-25",
    confidence: "0.5",
    title: "'=SUM(1,2)",
    outlet: "'@Outlet",
  });
  expect(second).toMatchObject({ source: "Niger", target: "", sentence: 'Niger said "no".' });
});

test("entities and relations have their rows in tables of their own", async () => {
  const graph = await subgraph([TALKS]);
  expect(
    (await table(writeEntities, graph)).map(({ entity, kind, claims }) => [entity, kind, claims]),
  ).toEqual([
    ["the “Sahel”, league", "organization", "1"],
    ["Côte d’Ivoire", "state", "1"],
    ["Niger", "state", "1"],
  ]);
  expect(await table(writeRelations, graph)).toMatchObject([
    {
      source: "Côte d’Ivoire",
      relation: "criticized",
      status: "stated as fact",
      statusName: "fact",
      claims: "1",
      first: "2024-03-25",
    },
  ]);
});

test.each([writeClaims, writeEntities, writeRelations])(
  "every row of $name says what it was made from",
  async (write) => {
    const graph = await subgraph([TALKS], { question: { status: ["fact"] } });
    const rows = await table(write, graph);
    expect(rows.length).toBeGreaterThan(0);
    for (const { madeFrom } of rows) {
      expect(madeFrom).toBe(provenanceSentence(graph.provenance));
      expect(madeFrom).toContain("Status: stated as fact");
      expect(madeFrom).toContain("Store: memory");
      expect(madeFrom).toContain("Exported: 2024-03-28T09:00:00.000Z");
      expect(madeFrom).toContain("Made by: Demarche 1.2.3");
    }
  },
);

test("any graph of any strings comes back the same", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyExtractions, async (extractions) => {
      const graph = await subgraph(extractions);
      const expected: Row[] = [];
      for await (const claim of graph.claims())
        expected.push({
          claim: String(claim.number),
          source: harmless(namesOf(claim.source)),
          target: harmless(namesOf(claim.target)),
          attributedTo: harmless(namesOf(claim.attributedTo)),
          sentence: harmless(claim.sentence.text),
          why: harmless(claim.why.join("; ")),
          article: harmless(claim.article.id),
          title: harmless(claim.article.title ?? ""),
          outlet: harmless(claim.article.outlet ?? ""),
          confidence: String(claim.confidence),
          dateFrom: claim.date?.from ?? "",
          dateWords: harmless(claim.date?.text ?? ""),
          sentenceStart: String(claim.sentence.start),
        });
      const read = await table(writeClaims, graph);
      expect(
        read.map((row) => Object.fromEntries(Object.keys(expected[0] ?? {}).map((key) => [key, row[key]]))),
      ).toEqual(expected);
      expect((await table(writeEntities, graph)).map(({ id, entity }) => [id, entity])).toEqual(
        graph.entities.map(({ id, name }) => [harmless(id), harmless(name)]),
      );
      expect(await table(writeRelations, graph)).toHaveLength(graph.edges.length);
    }),
    { numRuns: CASES },
  );
});

test("no line of any cell, nor what stands behind a separator in one, begins as a formula does", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const line of harmless(text).split(/\r\n|\r|\n/))
        expect(line).not.toMatch(/^[ \u00A0]*[=+\-@\t＝＋－＠]|[;\t][ \u00A0"]*[=+\-@＝＋－＠]/);
      // Nothing but apostrophes is put in.
      expect(harmless(text).replaceAll("'", "")).toBe(writable(text).replaceAll("'", ""));
    }),
    { numRuns: CASES },
  );
});

describe("opened by LibreOffice", () => {
  needTool("soffice");

  test("no cell of 200 formulas and scripts is a formula, and every text is intact", {
    timeout: 120_000,
  }, async () => {
    const texts = hostile(200);
    const graph = await subgraph([
      extraction(
        "hostile",
        texts.map(() => ["[France] {criticized} [Niger].", "France CRITICIZED Niger"]),
      ),
    ]);
    const folder = mkdtempSync(join(tmpdir(), "demarche-csv-"));
    try {
      const bent: Subgraph = {
        ...graph,
        async *claims() {
          for await (const claim of graph.claims()) {
            const text = texts[claim.number - 1]!;
            yield {
              ...claim,
              sentence: { ...claim.sentence, text },
              article: { ...claim.article, title: text, outlet: `Côte “d’Ivoire”, ${text}` },
            };
          }
        },
      };
      // That a formula would be one shows in the last row.
      writeFileSync(join(folder, "claims.csv"), `${await fileOf(writeClaims(bent))}=6*7\r\n`);
      const opened = (as: string, separator = 44) => {
        runTool("soffice", [
          `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`,
          "--headless",
          // What separates cells, quotes, UTF-8, numbers and dates recognized, formulas evaluated.
          `--infilter=CSV:${separator},34,76,1,,0,false,true,false,false,false,-1,true`,
          "--convert-to",
          as,
          "--outdir",
          join(folder, "opened"),
          join(folder, "claims.csv"),
        ]);
        return readFileSync(join(folder, "opened", `claims.${as.split(":")[0]}`), "utf8");
      };
      for (const separator of [44, 59, 9])
        expect(opened("fods", separator).match(/table:formula="[^"]*"/g)).toEqual([
          'table:formula="of:=6*7"',
        ]);
      const rows: Row[] = parse(opened("csv:Text - txt - csv (StarCalc):44,34,76,1"), {
        columns: true,
        bom: true,
      });
      const intact = (text: string) => harmless(text).replace(/\r\n?/g, "\n");
      expect(rows.slice(0, -1).map(({ sentence, title, outlet }) => [sentence, title, outlet])).toEqual(
        texts.map((text) => [intact(text), intact(text), intact(`Côte “d’Ivoire”, ${text}`)]),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** So many texts that a spreadsheet might run. */
function hostile(count: number): string[] {
  const starts = ["", "a;", "a, b\t", "a; ", " ", "\t", "\n", "\u00A0", "“", "a\n", "\r\n"];
  const bodies = [
    ...HOSTILE.filter((text) => /[=+\-@<]/.test(text)),
    "=1/0",
    "=A1",
    '=WEBSERVICE("http://localhost")',
    "=DDE(1;2;3)",
    "-2+3",
    "+49 30 1",
    "@here",
    "={1}",
    "<img src=x onerror=alert(1)>",
    '=IMPORTXML("http://localhost";"//a")',
    '=HYPERLINK("file:///etc/passwd")',
    "javascript:alert(1)",
  ];
  const all = starts.flatMap((start) => bodies.map((body) => `${start}${body}`));
  expect(all.length).toBeGreaterThanOrEqual(count);
  return all.slice(0, count);
}
