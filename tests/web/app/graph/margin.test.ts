import { describe, expect, test } from "vitest";
import type { ClaimView } from "#schema/api.ts";
import { claimBeside, claimsBySentence } from "#web/app/graph/margin.ts";

const claim = (id: string, sentence: number, cue: number) =>
  ({ id, sentence: { index: sentence }, cue: { start: cue, end: cue + 1 } }) as ClaimView;
const CLAIMS = [claim("c", 4, 90), claim("b", 1, 20), claim("a", 1, 10)];

test("the claims of a sentence stand as the text goes", () => {
  const read = [...claimsBySentence(CLAIMS)].map(([sentence, claims]) => [
    sentence,
    claims.map(({ id }) => id),
  ]);
  expect(read).toEqual([
    [1, ["a", "b"]],
    [4, ["c"]],
  ]);
});

describe("the next and the previous claim", () => {
  test.each([
    ["a", 1, 1, "b"],
    ["b", 1, 1, "c"],
    ["c", 4, 1, null],
    ["c", 4, -1, "b"],
    ["a", 1, -1, null],
    [null, 2, 1, "c"],
    [null, 4, 1, "c"],
    [null, 2, -1, "b"],
    [null, 1, -1, null],
    ["gone", 0, 1, "a"],
  ] as const)("from claim %s of sentence %i, step %i: %s", (id, sentence, step, expected) => {
    expect(claimBeside(CLAIMS, { sentence, claim: id }, step)?.id ?? null).toBe(expected);
  });
});
