import { describe, expect, test } from "vitest";
import { checkReferences } from "#data/store/record.ts";
import type { ClaimView } from "#schema/api.ts";
import { extractionSchema } from "#schema/extraction.ts";
import type { Question } from "#schema/question.ts";
import { extraction } from "#tests/builders.ts";
import { fileOf, sourceOf, subgraph } from "#tests/web/export/subgraphs.ts";
import { officesOf } from "#web/export/attributes.ts";
import { writeGexf } from "#web/export/gexf.ts";
import { questionInWords } from "#web/export/question.ts";
import { part } from "#web/server/export/part.ts";
import { ExportError, gather, NoAnswer } from "#web/server/export/subgraph.ts";

const TALKS = extraction("talks", [
  ["[Anna Keller=person:Anna Keller] of [France] is its {envoy}.", "Anna Keller HOLDS_OFFICE_IN France"],
  ["[France] {criticized} [Niger].", "France CRITICIZED Niger"],
  ["[Anna Keller] {praised} [Mali].", "Anna Keller PRAISED Mali"],
]);
const OPTIONS = { version: "1.2.3", date: new Date("2024-03-28T09:00:00Z") };

describe("a subgraph", () => {
  test("knows the offices of those it names, whatever was asked, with the sentence that says so", async () => {
    const source = sourceOf([TALKS]);
    const graph = await gather(source, { question: { relation: ["PRAISED"] } }, OPTIONS);
    expect(graph.entities.map(({ name, offices }) => [name, offices])).toEqual([
      [
        "Anna Keller",
        [
          {
            words: "envoy",
            in: { id: "state:france", name: "France", kind: "state" },
            saidBy: [],
            explicit: true,
            confidence: expect.any(Number),
            sentence: "Anna Keller of France is its envoy.",
            article: { id: "talks", title: null, url: null, outlet: null, publishedAt: null },
          },
        ],
      ],
      ["Mali", []],
    ]);
  });

  const OFFICE = (mark = "") => `Anna Keller HOLDS_OFFICE_IN France${mark}`;
  const LINE = "[Anna Keller=person:Anna Keller] of [France], said [Niger], is its {envoy}.";
  test.each<[what: string, lines: [string, string][], offices: string]>([
    ["told as fact", [[LINE, OFFICE()]], "envoy (France)"],
    ["denied", [[LINE, OFFICE(" / negated")]], ""],
    ["planned", [[LINE, OFFICE(" / future")]], ""],
    ["wished", [[LINE, OFFICE(" / hypothetical")]], ""],
    ["told of another time", [[LINE, OFFICE(" / historical")]], ""],
    ["only said", [[LINE, OFFICE(" / by Niger")]], "envoy (France; said by Niger)"],
    [
      "said and told as fact",
      [
        [LINE, OFFICE(" / by Niger")],
        [LINE, OFFICE()],
      ],
      "envoy (France)",
    ],
    ["a counterpart's", [[LINE.replace("envoy", "counterpart"), OFFICE()]], ""],
  ])("lists an office that is %s", async (_what, lines, offices) => {
    const graph = await gather(sourceOf([extraction("a", lines)]), { question: {} }, OPTIONS);
    const keller = graph.entities.find(({ name }) => name === "Anna Keller")!;
    expect(officesOf(keller)).toBe(offices);
  });

  test("of a question that nothing answers is none", async () => {
    const asked = gather(sourceOf([TALKS]), { question: { relation: ["ATTACKED"] } }, OPTIONS);
    await expect(asked).rejects.toThrow(NoAnswer);
    await expect(asked).rejects.toThrow("No claim answers: Attacked.");
  });

  test("of a store that is written to meanwhile gives no file", async () => {
    const source = sourceOf([TALKS]);
    let times = 0;
    async function* claims(question: Question): AsyncGenerator<ClaimView> {
      times += 1;
      for await (const claim of source.claims(question))
        if (times < 3 || claim.relation !== "PRAISED") yield claim;
    }
    const graph = await gather({ ...source, claims }, { question: {} }, OPTIONS);
    await expect(fileOf(writeGexf(graph))).rejects.toThrow(ExportError);
    await expect(fileOf(writeGexf(graph))).rejects.toThrow("The store was written to while it was exported");
  });

  test("ends where it is aborted", async () => {
    const stop = new AbortController();
    const graph = await gather(sourceOf([TALKS]), { question: {} }, { ...OPTIONS, signal: stop.signal });
    stop.abort();
    await expect(fileOf(writeGexf(graph))).rejects.toThrow(/aborted/);
  });

  test("has the sentence of each claim as the article has it at that place", async () => {
    for await (const { extraction: made, claims } of (await subgraph([TALKS])).documents())
      for (const { sentence } of claims)
        expect(made.article.text.slice(sentence.start, sentence.end)).toBe(sentence.text);
  });
});

test("a part of an article is a record of its own: its claims, whom they name, and the whole text", () => {
  const kept = part(TALKS, [TALKS.claims[2]!]);
  expect(extractionSchema.safeParse(kept).success).toBe(true);
  checkReferences(kept);
  const { article, entities, mentions, claims } = kept;
  expect(article).toEqual(TALKS.article);
  expect(entities.map(({ name }) => name)).toEqual(["Anna Keller", "Mali"]);
  expect(claims).toHaveLength(1);
  const words = (places: number[]) =>
    places.map((place) => article.text.slice(mentions[place]!.start, mentions[place]!.end));
  expect([words(claims[0]!.source), words(claims[0]!.target)]).toEqual([["Anna Keller"], ["Mali"]]);
});

test.each<[Question, number, string, Record<string, string>]>([
  [{}, 1, "The whole graph", {}],
  [
    { status: ["denied", "planned"] },
    1,
    "Everything said or done – only what is denied or not told as done",
    { Status: "denied or not told as done" },
  ],
  [{ kind: ["state"] }, 1, "Part of the graph", { "Kinds of both ends": "state" }],
  [
    { source: ["a", "b"], target: ["a", "b"], status: ["fact"] },
    1,
    "Everything said or done among A and B – only what is stated as fact",
    { Among: "A and B", Status: "stated as fact" },
  ],
  [
    { source: [..."abcdefghijklmnop"], target: [..."abcdefghijklmnop"] },
    1,
    "Everything said or done among A, B, C and 13 others",
    { Among: "A, B, C, D, E, F, G, H, I, J, K and 5 others" },
  ],
  [
    { source: ["a", "b", "c", "d", "e", "f"] },
    1,
    "Everything said or done by A, B, C or 3 others",
    { Who: "A, B, C, D, E or F" },
  ],
  [
    { source: [..."abcdefghijklmnop"] },
    1,
    "Everything said or done by A, B, C or 13 others",
    { Who: "A, B, C, D, E, F, G, H, I, J, K or 5 others" },
  ],
  [
    { source: ["a"], target: ["b", "c"], relation: ["WARNED", "MET_WITH"] },
    1,
    "Warned or met with: by A to B or C",
    { Who: "A", "To whom": "B or C", Relation: "warned or met with" },
  ],
  [
    { around: ["a"] },
    2,
    "Everything said or done by or to A and up to 2 hops around",
    { Around: "A, 2 hops" },
  ],
  [
    { since: "2024-01-01", until: "2024-02-01", undated: false, confidence: 0.5 },
    1,
    "Everything said or done since 2024-01-01, until 2024-02-01",
    {
      Days: "since 2024-01-01, until 2024-02-01",
      "Undated claims": "left out",
      "At least as sure as": "50%",
    },
  ],
])("%j in words", (question, hops, title, filters) => {
  const words = questionInWords(question, hops, (id) => id.toUpperCase());
  expect(words.title).toBe(title);
  expect(Object.fromEntries(words.filters.map(({ name, value }) => [name, value]))).toEqual(filters);
});
