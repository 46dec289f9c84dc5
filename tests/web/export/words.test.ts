import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { extraction } from "#tests/builders.ts";
import { claimInWords, notesOn } from "#web/app/graph/evidence.ts";
import { briefingOf } from "#web/export/briefing/model.ts";
import { writeClaims, writeRelations } from "#web/export/csv.ts";
import { writeGraphml } from "#web/export/graphml.ts";
import { writeJson } from "#web/export/json.ts";
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
