import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import { claimInWords, notesOn } from "#web/app/graph/evidence.ts";
import { briefingOf } from "#web/export/briefing/model.ts";
import { writeClaims, writeRelations } from "#web/export/csv.ts";
import { writeGraphml } from "#web/export/graphml.ts";
import { writeJson } from "#web/export/json.ts";
import { counted, dated, grouped } from "#web/export/words.ts";
import { fileOf, subgraph } from "./subgraphs.ts";

const cells = (table: string, column: string) =>
  (parse(table, { columns: true, bom: true }) as Record<string, string>[]).map((row) => row[column]);

/** A claim, how it is told, and how a reader of this one claim is told of it. */
test.each([
  ["France ATTACKED Niger", "stated as fact", null],
  ["France ATTACKED Niger / historical", "stated as fact", null],
  ["France ATTACKED Niger / by Anna", "said by someone", "said by someone"],
  ["France ATTACKED Niger / future", "not told as done", "planned, not told as done"],
  ["France ATTACKED Niger / hypothetical", "not told as done", "not told as done"],
  ["France ATTACKED Niger / hypothetical, by Anna", "not told as done", "not told as done"],
  ["France ATTACKED Niger / negated", "denied", "denied"],
  ["France ATTACKED Niger / negated, future", "denied", "denied · planned, not told as done"],
  ["France SPOKE_WITH Niger / negated", "denied or avoided", "denied or avoided"],
  ["France MET_WITH Niger / negated, by Anna", "denied or avoided", "denied or avoided"],
])("%s is told on the page and in every file by one set of words: %s", async (written, told, remark) => {
  const graph = await subgraph([
    extraction("a", [["[France] {did} it to [Niger], said [Anna=person:Anna Keller].", written]]),
  ]);
  expect(cells(await fileOf(writeClaims(graph)), "status")).toEqual([told]);
  expect(cells(await fileOf(writeRelations(graph)), "status")).toEqual([told]);
  const { overview, pairs } = await briefingOf(graph);
  expect(overview).toContain(`1 ${told === "denied or avoided" ? "denied" : told}`);
  expect(pairs[0]!.statements[0]!.remark).toBe(remark);
  const [edge] = JSON.parse(await fileOf(writeJson(graph))).edges;
  expect(edge.label).toMatch(told === "stated as fact" ? /^[^·]*$/ : new RegExp(` · ${told}$`));
  expect(await fileOf(writeGraphml(graph))).toContain(`>${edge.label}<`);
  for await (const claim of graph.claims()) {
    expect(claimInWords(claim)).toBe(`France ${edge.label.replace(/( · |$)/, " Niger$1")}`);
    const onPage = notesOn(claim).filter((note) => note !== "told as background");
    expect(onPage).toEqual(
      [
        ...(told === "said by someone" ? [] : (remark?.split(" · ") ?? [])),
        written.includes("Anna") ? "said by Anna Keller" : [],
      ].flat(),
    );
  }
});

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1_234_567, "1,234,567"],
  [-1000, "-1,000"],
])("%d is written %s", (count, written) => {
  expect(grouped(count)).toBe(written);
  expect(grouped(count)).toBe(count.toLocaleString("en"));
});

test("things are counted in words", () => {
  expect([0, 1, 1204].map((count) => counted(count, "entity", "entities"))).toEqual([
    "0 entities",
    "1 entity",
    "1,204 entities",
  ]);
});

test.each([
  ["2024-03-27", "27 March 2024"],
  ["2024-12-01T23:59:59Z", "1 December 2024"],
  ["2024-12-31T23:30:00-05:00", "1 January 2025"],
  ["0954-03-02", "2 March 954"],
  ["last Tuesday", "last Tuesday"],
  ["2024-13-45", "2024-13-45"],
])("the day %s is written %s", (iso, written) => expect(dated(iso)).toBe(written));
