import { describe, expect, test } from "vitest";
import type { Loaded } from "#ingest/7-load/load.ts";
import { failureLine, summaryLine } from "#ingest/summary.ts";
import { extraction } from "#tests/builders.ts";

function loaded(more: Partial<Loaded> & { title?: string } = {}): Loaded {
  const made = extraction(
    "a1",
    [
      ["[France] {warned} [Niger].", "France WARNED Niger"],
      ["Nothing more happened."],
      ["It rained."],
      ["Leave a Reply"],
    ],
    { title: more.title ?? null },
  );
  made.sentences[3]!.role = "boilerplate";
  return {
    place: { file: "in.txt", line: null },
    bytes: 1,
    article: made.article,
    extraction: made,
    written: { outcome: "added" },
    ...more,
  };
}

describe("the summary of an article", () => {
  test("counts its entities, its claims and the sentences without any, boilerplate aside", () => {
    expect(summaryLine(loaded({ title: "France warns" }))).toBe(
      'added: a1 "France warns": 2 entities, 1 claim, 2 of 3 sentences without any',
    );
  });

  test("names the article that has the same text", () => {
    expect(summaryLine(loaded({ written: { outcome: "duplicate", of: "b7" } }))).toBe(
      "duplicate: a1: the same text is stored as b7",
    );
  });

  test("names the article of which it is a near-copy", () => {
    expect(summaryLine(loaded({ written: { outcome: "added", nearCopyOf: "b7" } }))).toBe(
      "added: a1: 2 entities, 1 claim, 2 of 3 sentences without any; near-copy of b7, both count as one source",
    );
  });

  test("of an article that was not read again says no more than that", () => {
    expect(summaryLine(loaded({ extraction: null, written: { outcome: "unchanged" } }))).toBe(
      "unchanged: a1",
    );
  });

  test("is one line that fits a terminal and does nothing to it, whatever the title", () => {
    const line = summaryLine(loaded({ title: `\u001b[2Jred\r\nx\u202e${"🕊".repeat(100)}` }));
    expect(line).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(line).toMatch(/^added: a1 " \[2Jred x 🕊+…": 2 entities/u);
    expect([...line].length).toBeLessThan(140);
  });
});

describe("the line of a failure", () => {
  test.each([
    [{ file: "a.txt", line: null }, "a.txt: there is no such file"],
    [{ file: "a.jsonl", line: 3 }, "a.jsonl, line 3: there is no such file"],
    [{ file: "-", line: 2 }, "standard input, line 2: there is no such file"],
    [{ file: "a\n\u001b[31m.txt", line: null }, "a [31m.txt: there is no such file"],
  ])("begins with the place %j", (place, line) => {
    expect(failureLine({ place, bytes: 0, problem: "there is no such file" })).toBe(line);
  });
});
