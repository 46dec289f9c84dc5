import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createReader } from "#ingest/pipeline.ts";
import { article } from "#tests/builders.ts";
import { inWords, makes, readCell, readRows } from "./notation.ts";

const text = readFileSync(new URL("../../../data/articles/unbreakable-bond.txt", import.meta.url), "utf8");
const record = createReader()(article("sample", text));
const { sentences, entities, mentions, claims } = record;
const sentenceOf = (opening: string) => {
  const found = sentences.filter(({ start }) => text.startsWith(opening, start));
  if (found.length !== 1)
    throw new Error(`${found.length} sentences open with "${opening}"; give more words`);
  return found[0]!;
};

describe("the sample article, sentence by sentence", () => {
  const rows = readRows("unbreakable-bond.tsv");

  test("every sentence has its row", () => {
    expect(rows.map(({ sentence }) => sentenceOf(sentence!).index)).toEqual(
      sentences.map(({ index }) => index),
    );
  });

  test.each(rows)("$sentence …", ({ sentence, must, must_not }) => {
    const { index } = sentenceOf(sentence!);
    const said = { ...record, claims: claims.filter((claim) => claim.sentence === index) };
    const parts = (cell: string) => cell.split(" | ").filter((part) => part !== "");
    const holds = (part: string) =>
      part === "* * *" ? said.claims.length > 0 : makes(said, readCell(part)[0]!);
    const verdict = {
      missing: parts(must!).filter((part) => !holds(part)),
      wrong: parts(must_not!).filter(holds),
    };
    expect(verdict, inWords(said).join("\n")).toEqual({ missing: [], wrong: [] });
  });
});

describe("who is who in the sample article", () => {
  test("everybody is there once", () => {
    const known = entities.filter(({ kind }) => kind !== "other").map(({ name, kind }) => `${kind} ${name}`);
    expect(known.sort()).toEqual([
      "group Hamas",
      "organization UN Security Council",
      "person Antony Blinken",
      "person Benjamin Netanyahu",
      "person Jake Sullivan",
      "person Lloyd Austin",
      "person Yoav Gallant",
      "place Gaza",
      "place Middle East",
      "place Washington",
      "state Israel",
      "state United States",
    ]);
  });

  test.each([
    ["Friction", "two allies", ["Israel", "United States"]],
    ["Friction", "White House", ["United States"]],
    ["Friction", "Washington", ["United States"]],
    ["Friction", "its", ["Israel"]],
    ["The meeting between", "defense ministers", ["Lloyd Austin", "Yoav Gallant"]],
    ["The meeting between", "Washington", ["Washington"]],
    ["In a measured", "ministers", ["Lloyd Austin", "Yoav Gallant"]],
    ["The urgent need", "their", ["Lloyd Austin", "Yoav Gallant"]],
    ["Despite these", "countries", ["Israel", "United States"]],
  ])("%s …: “%s” means %j", (opening, words, names) => {
    const { start, end } = sentenceOf(opening);
    const meant = mentions
      .filter((one) => one.start >= start && one.end <= end && text.slice(one.start, one.end) === words)
      .map((one) => one.entities.map((id) => entities.find((entity) => entity.id === id)?.name).sort());
    expect(meant).toContainEqual(names);
  });

  test("the meeting came after the criticism and the cancelled visit", () => {
    const inMeeting = claims.filter(({ sentence }) => sentence === sentenceOf("The meeting between").index);
    const met = inMeeting.find(({ relation }) => relation === "MET_WITH");
    const before = inMeeting.filter(({ id }) => met?.after.includes(id)).map(({ relation }) => relation);
    expect(before.sort()).toEqual(["CANCELLED_MEETING_WITH", "CRITICIZED"]);
  });
});
