import { describe, expect, test } from "vitest";
import type { Reading } from "#ingest/1-read/reading.ts";
import type { PlacedMention } from "#ingest/5-entities/resolution.ts";
import { extractArticles, withoutBystanders } from "#ingest/pipeline.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { MentionForm } from "#schema/mention.ts";
import { article, extraction } from "#tests/builders.ts";

/** The extraction with some words' forms set, as the stages before hand it on. */
function resolved(made: Extraction, forms: Record<string, MentionForm>) {
  const mentions = made.mentions.map((mention): PlacedMention => {
    const form = forms[made.article.text.slice(mention.start, mention.end)] ?? mention.form;
    return { ...mention, form, sentence: 0, firstToken: 0, endToken: 1, head: 0, chain: null };
  });
  return { entities: made.entities, mentions };
}

/** What is left, in words: the entities' ids, and the mentions of the article with their entities. */
function left(made: Extraction, forms: Record<string, MentionForm>) {
  const { entities, mentions, claims } = withoutBystanders({
    ...resolved(made, forms),
    claims: made.claims,
    offices: [],
  });
  const words = ({ start, end }: { start: number; end: number }) => made.article.text.slice(start, end);
  return {
    entities: entities.map(({ id }) => id),
    mentions: mentions.map((mention) => [words(mention), ...mention.entities]),
    claims: claims.map(({ source, relation, target, attributedTo }) => [
      source.map((at) => words(mentions[at]!)),
      relation,
      target.map((at) => words(mentions[at]!)),
      attributedTo.map((at) => words(mentions[at]!)),
    ]),
  };
}

const FORMS: Record<string, MentionForm> = {
  "A spokesman": "nominal",
  he: "pronoun",
  both: "collective",
};

describe("an entity that is only described", () => {
  test("goes with its mentions where nothing is claimed of it, and claims keep their ends", () => {
    const made = extraction("a", [
      [
        "[A spokesman=person:a spokesman] smiled as [he=person:a spokesman] saw [France] {warn} [Niger], [Mali] said.",
        "France WARNED Niger / by Mali",
      ],
    ]);
    expect(left(made, FORMS)).toEqual({
      entities: ["state:france", "state:niger", "state:mali"],
      mentions: [
        ["France", "state:france"],
        ["Niger", "state:niger"],
        ["Mali", "state:mali"],
      ],
      claims: [[["France"], "WARNED", ["Niger"], ["Mali"]]],
    });
  });

  test.each([
    ["source", "[A spokesman=person:a spokesman] {warned} [Niger].", "A spokesman WARNED Niger"],
    ["target", "[Niger] {warned} [A spokesman=person:a spokesman].", "Niger WARNED A spokesman"],
    [
      "who is quoted",
      "[A spokesman=person:a spokesman]: [Niger] {left}.",
      "Niger REFUSED - / by A spokesman",
    ],
    [
      "source by a pronoun",
      "[A spokesman=person:a spokesman] says [he=person:a spokesman] {warned}.",
      "he WARNED -",
    ],
  ])("stays with all its mentions where a claim has it as %s", (_end, sentence, claim) => {
    const made = extraction("a", [[sentence, claim]]);
    const kept = left(made, FORMS);
    expect(kept.entities).toContain("person:a-spokesman");
    expect(kept.mentions).toHaveLength(made.mentions.length);
    expect(kept.claims).toHaveLength(1);
  });

  test("leaves a collective to those who stay", () => {
    const made = extraction("a", [
      ["[A spokesman=person:a spokesman] met [France]; [both=person:a spokesman+state:France] smiled."],
    ]);
    expect(left(made, FORMS)).toEqual({
      entities: ["state:france"],
      mentions: [
        ["France", "state:france"],
        ["both", "state:france"],
      ],
      claims: [],
    });
  });
});

test.each<MentionForm>(["name", "adjective", "title", "metonym"])(
  "an entity named once by a %s stays",
  (form) => {
    const made = extraction("a", [["[He=state:France] was silent, as [Paris=state:France] is."]]);
    expect(left(made, { He: "pronoun", Paris: form }).mentions).toEqual([
      ["He", "state:france"],
      ["Paris", "state:france"],
    ]);
  },
);

describe("reading many articles", () => {
  async function* readings(...ids: string[]): AsyncGenerator<Reading> {
    yield { place: { file: "missing.txt", line: null }, bytes: 0, problem: "there is no such file." };
    for (const id of ids)
      yield { place: { file: "in.jsonl", line: 1 }, bytes: 5, article: article(id, "France.") };
  }

  test("one that a stage fails on fails alone, and what could not be read is passed on", async () => {
    const read = (one: Extraction["article"]) => {
      if (one.id === "bad") throw new Error("no root in\nthe tree");
      return extraction(one.id, []);
    };
    expect(await Array.fromAsync(extractArticles(readings("a", "bad", "b"), read))).toEqual([
      { place: { file: "missing.txt", line: null }, bytes: 0, problem: "there is no such file." },
      { place: { file: "in.jsonl", line: 1 }, bytes: 5, extraction: extraction("a", []) },
      {
        place: { file: "in.jsonl", line: 1 },
        bytes: 5,
        problem: "article bad could not be understood (no root in the tree)",
      },
      { place: { file: "in.jsonl", line: 1 }, bytes: 5, extraction: extraction("b", []) },
    ]);
  });
});
