import { describe, expect, test } from "vitest";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { subgraph } from "#tests/web/export/subgraphs.ts";
import { quotationOf } from "#web/export/briefing/quotation.ts";
import { statementOf, whenOf } from "#web/export/briefing/wording.ts";
import type { ExportedClaim } from "#web/export/subgraph.ts";

async function claimOf(line: MarkedSentence, publishedAt: string | null = null): Promise<ExportedClaim> {
  const graph = await subgraph([extraction("a", [line], { publishedAt })]);
  for await (const claim of graph.claims()) return claim;
  throw new Error("no claim");
}

const ACTORS =
  "[France] {…} [Niger] [Anna=person:Anna Keller] [US=state:United States] [Both=state:Mali+state:Chad]";

describe("a statement says what its claim says and no more", () => {
  test.each([
    ["France CRITICIZED Niger", "France criticized Niger."],
    ["US CRITICIZED Niger", "The United States criticized Niger."],
    ["France MET_WITH US", "France met with the United States."],
    ["Both MET_WITH -", "Mali and Chad met with each other."],
    ["Both MET_WITH - / negated", "Mali and Chad did not meet with each other."],
    ["France ATTACKED Niger / negated", "France did not attack Niger."],
    ["France ATTACKED Niger / by Anna", "According to Anna Keller, France attacked Niger."],
    ["France ATTACKED Niger / negated, by Anna", "According to Anna Keller, France did not attack Niger."],
    [
      "France ATTACKED Niger / negated, by France",
      "According to France (of their own acts), France did not attack Niger.",
    ],
    ["France VISITED Niger / future", "It is planned or announced that France will visit Niger."],
    [
      "France VISITED Niger / future, negated",
      "It is planned or announced that France will not visit Niger.",
    ],
    [
      "France VISITED Niger / future, by Anna",
      "According to Anna Keller, it is planned or announced that France will visit Niger.",
    ],
    [
      "France ATTACKED Niger / hypothetical",
      "Spoken of as alleged, wished, feared or conditional, not as done: France would attack Niger.",
    ],
    [
      "France ATTACKED Niger / hypothetical, by Anna",
      "According to Anna Keller, spoken of as alleged, wished, feared or conditional, not as done: France would attack Niger.",
    ],
    ["France ATTACKED Niger / historical", "France attacked Niger (told as background)."],
    ["France ALLY_OF Niger", "France and Niger are allies of each other."],
    ["Niger ALLY_OF France", "France and Niger are allies of each other."],
    ["Both ALLY_OF -", "Chad and Mali are allies of each other."],
    ["Both MEMBER_OF France", "Mali and Chad are members of France."],
    ["Anna HOLDS_OFFICE_IN France", "Anna Keller holds office in France."],
    ["Anna HOLDS_OFFICE_IN France / negated", "Anna Keller does not hold office in France."],
    ["France ALLY_OF Niger / negated", "France and Niger are not allies of each other."],
    ["Anna HOLDS_OFFICE_IN -", "Anna Keller holds office."],
    ["France SAID -", "France said."],
    ["France DENIED -", "France issued a denial."],
    ["France CRITICIZED -", "France criticized [not named]."],
    ["- ATTACKED France", "[not named] attacked France."],
  ])("%s: %s", async (written, sentence) => {
    expect(statementOf(await claimOf([ACTORS, written]))).toBe(sentence);
  });

  test("what was said is quoted in the article's words", async () => {
    const claim = await claimOf(["[France] {said} it would go on.", "France SAID -"]);
    const content = { start: 12, end: 26 };
    expect(statementOf({ ...claim, content })).toBe("France said: “it would go on”");
    expect(statementOf({ ...claim, content, relation: "URGED", target: claim.source })).toBe(
      "France urged France – “it would go on”",
    );
  });
});

describe("who avoided a topic is not told as having kept silent", () => {
  test.each([
    ["[France] and [Niger] avoided {discussing} the war.", "the war", "speak", "about “the war”"],
    ["[France] and [Niger] did not {speak} about the war.", "about the war", "speak", "“about the war”"],
  ])("%s", async (marked, topic, verb, end) => {
    const claim = await claimOf([marked, "France SPOKE_WITH Niger / negated"]);
    const { text, start } = claim.sentence;
    const at = start + text.indexOf(topic);
    const content = { start: at, end: at + topic.length };
    expect(statementOf({ ...claim, content })).toBe(`France did not ${verb} with Niger ${end}`);
  });
});

describe("of what was said only that is quoted which the statement does not say already", () => {
  const relations = "France URGED Niger / by Anna";
  test.each([
    ["[France] {urged} [Niger] to go on, [Anna=person:Anna Keller] said.", "to go on"],
    ["[France] {urged} the [Niger] to go on.", "to go on"],
    ["[France] {urged} [Niger].", null],
    ["[France] {urged} [Niger], [Anna=person:Anna Keller] said.", null],
    ["[France] {urged} [Niger] on Monday.", null],
    ["[France] {urged} [Niger]: “Go on!”", "Go on!"],
    ["[France] {urged} that [Niger] go on.", "that Niger go on"],
  ])("%s", async (marked, expected) => {
    const claim = await claimOf([
      marked,
      marked.includes("Anna") ? relations : "France URGED Niger / on 2024-03-25",
    ]);
    const { text, start, end } = claim.sentence;
    const content = { start: start + text.indexOf("urged") + 6, end: text.endsWith(".") ? end - 1 : end };
    const date = claim.date && { ...claim.date, text: "Monday" };
    expect(quotationOf({ ...claim, content, date })).toBe(expected);
  });

  test("of an office its name", async () => {
    const claim = await claimOf([
      "[Anna=person:Anna Keller], {envoy} of [Mali].",
      "Anna HOLDS_OFFICE_IN Mali",
    ]);
    expect(statementOf(claim)).toBe("Anna Keller holds office in Mali – “envoy”");
    expect(statementOf({ ...claim, polarity: "negated" })).toBe(
      "Anna Keller does not hold office in Mali as “envoy”",
    );
  });

  test("of a counterpart nothing: that is no office", async () => {
    const claim = await claimOf([
      "his {counterpart} [Anna=person:Anna Keller] of [Mali].",
      "Anna HOLDS_OFFICE_IN Mali",
    ]);
    expect(statementOf(claim)).toBe("Anna Keller holds office in Mali.");
  });
});

test.each([
  ["2024-03-25", "2024-03-25", "25 March 2024"],
  ["2024-02-01", "2024-02-29", "February 2024"],
  ["2024-02-01", "2024-02-28", "1 to 28 February 2024"],
  ["2024-03-04", "2024-03-10", "4 to 10 March 2024"],
  ["2024-01-01", "2024-12-31", "2024"],
  ["2023-01-01", "2024-12-31", "1 January 2023 to 31 December 2024"],
  ["2024-03-30", "2024-04-02", "30 March 2024 to 2 April 2024"],
])("from %s to %s is %s", async (from, to, words) => {
  const claim = await claimOf([ACTORS, "France CRITICIZED Niger"]);
  expect(whenOf({ ...claim, date: { from, to, text: "" } })).toBe(words);
});

test.each([
  ["France CRITICIZED Niger / on 2024-03-25", null, "25 March 2024"],
  ["France CRITICIZED Niger", "2024-03-26", "undated; published 26 March 2024"],
  ["France CRITICIZED Niger", null, "undated"],
])("when: %s, published %s: %s", async (written, published, words) => {
  expect(whenOf(await claimOf([ACTORS, written], published))).toBe(words);
});
