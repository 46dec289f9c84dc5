import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createReader } from "#ingest/pipeline.ts";
import type { Extraction } from "#schema/extraction.ts";
import { article, extraction } from "#tests/builders.ts";
import { brokenRules } from "./rules.ts";

const read = createReader();
const readText = (text: string): Extraction =>
  read(article("any", text.toWellFormed(), { publishedAt: "2024-03-27" }));

/** Many in CI, where nobody waits; enough here to notice what breaks often. */
const RUNS = process.env.CI ? 50_000 : 1_500;

const PIECES = [
  ..."the|President|Prime Minister|of|France|United States|Ana Teixeira|she|their|who|both ministers|the Kremlin|Washington".split(
    "|",
  ),
  ..."criticized|said|met|will|not|failed to|urged|was accused by|meeting with|after|sanctions on|on Monday|in March".split(
    "|",
  ),
  ..."and|,|.|?|:|;|“|”|\"|'|’s|(|)|-|—|/|QC|Mr.|U.S.|EU|\n|\n\n|\t|Leave a Reply|Share".split("|"),
];
const OTHERS = [
  "🇫🇷",
  "👩‍👩‍👧",
  "\ud83d",
  "\udc00",
  "\u0000",
  "\ufeff",
  "\u200b",
  "\u00ad",
  "\u202e",
  "\u2028",
  "é",
  "ﬁ",
  "İ",
  "١٤",
  "الرئيس",
  "נתניהו",
  "主席会见",
  "| a | b |",
  "```",
  "{ x => x.y[0]; }",
  "https://example.org/a?b=c#d",
  "=1+1",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "",
];

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...PIECES, ...OTHERS), { maxLength: 16 }).map((pieces) => pieces.join(" ")),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((pieces) => pieces.join(" ")),
);

describe("any text is read", () => {
  test("and its record keeps the rules of records", { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const broken = brokenRules(readText(text));
        if (broken.length > 0) throw new Error(broken.join("; "));
      }),
      { numRuns: RUNS },
    );
  });

  test("and read again it is the same record", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readText(text)).toEqual(readText(text));
      }),
      { numRuns: Math.ceil(RUNS / 20) },
    );
  });

  const sentence = "Poland criticized Hungary over its energy deal. ";
  test.each([
    ["nothing", ""],
    ["blanks alone", " \n\n\t "],
    ["one word of 100,000 letters", "a".repeat(100_000)],
    ["one word of 100,000 capitals", "A".repeat(100_000)],
    ["100,000 stops", ".".repeat(100_000)],
    ["3,000 opening quotation marks", "“".repeat(3_000)],
    ["3,000 brackets", "(".repeat(3_000)],
    ["20,000 line breaks", "\n".repeat(20_000)],
    ["one number of 50,000 digits", "9".repeat(50_000)],
    ["2,000 unpaired surrogates", "\ud800".repeat(2_000)],
    ["20,000 combining marks", `e${"\u0301".repeat(20_000)}`],
    ["one sentence of 2,000 words", `${"Poland, ".repeat(1_000)}criticized Hungary.`],
    ["a long chain of and", `Poland criticized ${"Hungary and ".repeat(500)}Spain.`],
    ["a long chain of said that", `${"Poland said that ".repeat(300)}Hungary attacked Spain.`],
    ["right-to-left text around a claim", `قال الرئيس ${sentence} ראש הממשלה`],
    ["a table", `| actor | act |\n|---|---|\n${"| Poland | criticized Hungary |\n".repeat(100)}`],
    ["code", 'for (const x of xs) { if (x["France"] !== null) console.log(`no`); }\n'.repeat(50)],
    ["emoji", "🇵🇱 criticized 🇭🇺 👩🏽‍🚀".repeat(100)],
    [
      "a lawyer's letters after a name",
      "Brisbane barrister James Bell, QC, is heading an inquiry into the deal.",
    ],
    ["letters after a name and no name", "QC"],
    ["a date beyond the calendar", "Poland criticized Hungary 900 decades ago."],
    ["nouns that are an object's own properties", "The constructor met the toString of Poland."],
    ["an invisible mark after an open quotation", "“ ? \u200b"],
    ["titles on end", `${"President ".repeat(500)}Ana Teixeira spoke.`],
    [
      "names of an object's own properties",
      "Constructor met __proto__ and toString in HasOwnProperty on Monday.",
    ],
  ])("%s", { timeout: 120_000 }, (_what, text) => {
    expect(brokenRules(readText(text))).toEqual([]);
  });

  test("a claim among strange text is still found", () => {
    const { claims } = readText(`\ud800 🇫🇷\n\n${sentence}\n\nقال الرئيس`);
    expect(claims.map(({ relation }) => relation)).toEqual(["CRITICIZED"]);
  });
});

describe("the rules of records", () => {
  const made = () => extraction("a", [["[France] {criticized} [Niger].", "France CRITICIZED Niger"]]);

  test("hold for a sound record", () => {
    expect(brokenRules(made())).toEqual([]);
  });

  test.each<[string, (record: Extraction) => void]>([
    [
      "is empty or not in the text",
      (one) => {
        one.sentences[0]!.end = 999;
      },
    ],
    [
      "lies in boilerplate",
      (one) => {
        one.sentences[0]!.role = "boilerplate";
      },
    ],
    [
      "lies in no sentence",
      (one) => {
        one.mentions[0]!.end = 999;
      },
    ],
    [
      "means nobody that is listed",
      (one) => {
        one.entities.shift();
      },
    ],
    [
      "is mentioned nowhere",
      (one) => {
        one.mentions[0]!.entities = one.mentions[1]!.entities;
      },
    ],
    [
      "blank name",
      (one) => {
        one.entities[0]!.name = " ";
      },
    ],
    [
      "the same id",
      (one) => {
        one.claims.push(one.claims[0]!);
      },
    ],
    [
      "is made twice",
      (one) => {
        one.claims.push({ ...one.claims[0]!, id: "b" as never });
      },
    ],
    [
      "has no end",
      (one) => {
        one.claims[0]!.source = [];
        one.claims[0]!.target = [];
      },
    ],
    [
      "names a mention that is not there",
      (one) => {
        one.claims[0]!.source = [7];
      },
    ],
    [
      "lies outside its sentence",
      (one) => {
        one.claims[0]!.cue.end = 99;
      },
    ],
    [
      "after itself",
      (one) => {
        one.claims[0]!.after = [one.claims[0]!.id];
      },
    ],
  ])("break where one %s", (words, spoil) => {
    const record = made();
    spoil(record);
    expect(brokenRules(record).join("; ")).toContain(words);
  });
});
