import { describe, expect, test } from "vitest";
import { findingsOnChosen, findingsOnView } from "#web/app/graph/findings.ts";
import type { Measures } from "#web/app/graph/measures.ts";

const MEASURES: Measures = {
  entities: 42,
  pairs: 87,
  connected: [
    { id: "fr", others: 12 },
    { id: "ne", others: 1 },
  ],
  between: [{ id: "fr", share: 0.338 }],
  groups: [["fr", "ne", "ml"]],
  chosen: {
    id: "ne",
    others: 5,
    rank: 3,
    stands: { one: "fr", other: "ml", through: 7, chains: 9 },
    group: ["fr", "ml", "a", "b", "c", "d", "e"],
  },
};
const NAMES: Record<string, string> = { fr: "France", ne: "Niger", ml: "Mali" };
const nameOf = (id: string) => NAMES[id] ?? id.toUpperCase();
const texts = (findings: { text: string }[]) => findings.map(({ text }) => text);

describe("measures in plain words", () => {
  test("of the chosen entity", () => {
    expect(texts(findingsOnChosen(MEASURES, nameOf))).toEqual([
      "third most connected of 42: tied to 5 others",
      "stands between France and Mali in 7 of 9 shortest chains",
      "moves with: France, Mali, A, B, C and 2 more",
    ]);
  });

  test("of the view", () => {
    expect(texts(findingsOnView(MEASURES, nameOf))).toEqual([
      "42 entities, 87 pairs with something said between them",
      "most connected: France (12 others) and Niger (1 other)",
      "most in between: France (on 34 % of the shortest chains between others)",
      "keep together: France, Niger and Mali",
    ]);
  });

  test.each([
    [1, "the most connected of 42: tied to 5 others"],
    [2, "second most connected of 42: tied to 5 others"],
    [11, "11th most connected of 42: tied to 5 others"],
    [21, "21st most connected of 42: tied to 5 others"],
    [32, "32nd most connected of 42: tied to 5 others"],
  ])("rank %i", (rank, text) => {
    const chosen = { id: "ne", others: 5, rank, stands: null, group: [] };
    expect(texts(findingsOnChosen({ ...MEASURES, chosen }, nameOf))).toEqual([text]);
  });

  test("nothing is said of ties where there are none", () => {
    const chosen = { id: "ne", others: 0, rank: 42, stands: null, group: [] };
    expect(texts(findingsOnChosen({ ...MEASURES, chosen }, nameOf))).toEqual(["tied to nobody in this view"]);
    expect(findingsOnChosen({ ...MEASURES, chosen: null }, nameOf)).toEqual([]);
  });

  test("what is too large to measure is said to be", () => {
    expect(texts(findingsOnView({ ...MEASURES, between: null }, nameOf))).toContain(
      "too many to tell who stands between whom: narrow the view",
    );
  });
});
