import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#data/store/store.ts";
import { extraction } from "#tests/builders.ts";
import { ask, makePlace, warningsOf } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();
const page = readFileSync(resolve(import.meta.dirname, "../../../../data/store/neo4j/README.md"), "utf8");
const queries = [...page.matchAll(/```cypher\n(.*?)```/gs)].map(([, query]) => query!);

describe("the queries of the page on Neo4j, as they are printed there", () => {
  let store: Store;
  beforeEach(async () => {
    const place = await makePlace(address);
    store = await place.open();
    const bibi = "Netanyahu=person:Benjamin Netanyahu";
    await store.write(
      extraction(
        "a",
        [
          [`[${bibi}] {leads} [Israel].`, "Netanyahu LEADS Israel"],
          ["[Netanyahu] {criticized} [the US=state:United States].", "Netanyahu CRITICIZED the US"],
          ["[Netanyahu] never {criticized} [Mali].", "Netanyahu CRITICIZED Mali / negated"],
          ["[Blinken=person:Antony Blinken] {serves} [the US].", "Blinken HOLDS_OFFICE_IN the US"],
          ["[Netanyahu] {said} that talks went on.", "Netanyahu SAID -"],
          ["[Israel] {attacked} [Iran] on Thursday.", "Israel ATTACKED Iran / on 2024-03-28"],
          ["[Iran] {warned} [Israel] before.", "Iran WARNED Israel / on 2024-01-02"],
        ],
        { publishedAt: "2024-03-29T08:00:00Z" },
      ),
    );
    await store.write(
      extraction("b", [["[Mali] {praised} [Chad] long ago.", "Mali PRAISED Chad"]], {
        publishedAt: "2020-01-01",
      }),
    );
    await store.close();
  });

  const expected: [title: string, rows: object[]][] = [
    [
      "who criticized whom, with the sentence",
      [
        {
          critic: "Benjamin Netanyahu",
          criticized: "United States",
          sentence: "Netanyahu criticized the US.",
        },
      ],
    ],
    [
      "the shortest path",
      [
        {
          chain: ["Benjamin Netanyahu", "United States", "Antony Blinken"],
          sentences: ["CRITICIZED: Netanyahu criticized the US.", "HOLDS_OFFICE_IN: Blinken serves the US."],
        },
      ],
    ],
    [
      "most talked about",
      [
        { name: "Benjamin Netanyahu", kind: "person", claims: 4, articles: 1 },
        { name: "Israel", kind: "state", claims: 3, articles: 1 },
        { name: "Iran", kind: "state", claims: 2, articles: 1 },
        { name: "Mali", kind: "state", claims: 2, articles: 2 },
        { name: "United States", kind: "state", claims: 2, articles: 1 },
        { name: "Antony Blinken", kind: "person", claims: 1, articles: 1 },
        { name: "Chad", kind: "state", claims: 1, articles: 1 },
      ],
    ],
    [
      "what changed after a date",
      [
        ["2024-03-28", "Israel", "ATTACKED", "Iran", "Israel attacked Iran on Thursday."],
        ["2024-03-29", "Antony Blinken", "HOLDS_OFFICE_IN", "United States", "Blinken serves the US."],
        ["2024-03-29", "Benjamin Netanyahu", "LEADS", "Israel", "Netanyahu leads Israel."],
        ["2024-03-29", "Benjamin Netanyahu", "CRITICIZED", "United States", "Netanyahu criticized the US."],
      ].map(([day, source, relation, target, sentence]) => ({ day, source, relation, target, sentence })),
    ],
    [
      "who speaks for a state",
      [{ speaker: "Benjamin Netanyahu", sentences: ["Netanyahu said that talks went on."] }],
    ],
  ];

  test("are five", () => expect(queries).toHaveLength(expected.length));

  test.each(expected.map(([title, rows], at) => [title, queries[at]!, rows] as const))(
    "%s",
    async (_, query, rows) => {
      const found = await ask<Record<string, unknown>>(address, query);
      expect(found.map((row) => ("day" in row ? { ...row, day: String(row.day) } : row))).toEqual(rows);
    },
  );

  describe("a warning in Neo4j Browser", () => {
    test("is seen where there is one", async () => {
      expect(
        await warningsOf(address, "MATCH (one:Entity), (other:Entity) RETURN count(*) AS pairs"),
      ).toEqual([expect.stringMatching(/cartesian product/)]);
    });

    test.each(queries)("is none under %s", async (query) =>
      expect(await warningsOf(address, query)).toEqual([]),
    );

    // Every relation stays a type of the test server's once a test has written it, so that a query does not warn here as in a new store.
    test.each(queries)("comes under no query for a relation that no claim has: %s", (query) => {
      const types = [...query.matchAll(/\[\w*:([A-Z_|]+)/g)].flatMap(([, names]) => names!.split("|"));
      const always = ["SOURCE", "TARGET", "SUPPORTED_BY", "HAS_SENTENCE"];
      const asked = query === queries[0] ? ["CRITICIZED"] : [];
      expect(types.filter((type) => ![...always, ...asked].includes(type))).toEqual([]);
    });
  });
});

describe("what a user of Neo4j expects", () => {
  test("entities have their kind as a label, facts are typed relationships with their evidence", async () => {
    const place = await makePlace(address);
    const store = await place.open();
    await store.write(
      extraction("a", [
        [
          "[Traoré=person:Ibrahim Traoré] {criticized} [France] on Monday.",
          "Traoré CRITICIZED France / on 2024-03-25, sure 0.8",
        ],
        ["[France] did not {warn} [Mali].", "France WARNED Mali / negated"],
        ["[France] {will warn} [Mali].", "France WARNED Mali / future"],
        ["[France] {warned} [Mali], [Traoré] says.", "France WARNED Mali / by Traoré"],
      ]),
    );
    await store.close();
    const direct = await ask(
      address,
      `MATCH (source:Entity)-[claim]->(target:Entity)
       RETURN COLLECT { UNWIND labels(source) AS label RETURN label ORDER BY label } AS source, type(claim) AS type, COLLECT { UNWIND labels(target) AS label RETURN label ORDER BY label } AS target, claim {.*, date: toString(claim.date)} AS claim`,
    );
    expect(direct).toEqual([
      {
        source: ["Entity", "Person"],
        type: "CRITICIZED",
        target: ["Entity", "State"],
        claim: {
          claim: "0@a",
          sentence: "Traoré criticized France on Monday.",
          article: "a",
          date: "2024-03-25",
          confidence: 0.8,
        },
      },
    ]);
    expect(
      await ask(address, "MATCH (claim:Claim) RETURN claim.status AS status ORDER BY claim.place"),
    ).toEqual(["fact", "denied", "planned", "attributed"].map((status) => ({ status })));
  });
});
