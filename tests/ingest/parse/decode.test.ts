import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestTags, TAGS } from "#ingest/3-parse/names/crf.ts";
import { decodeTree } from "#ingest/3-parse/network/decode.ts";

const width = (n: number) => (n + 4) & ~3;

/** The best score of any tree with one root, by trying all head assignments. */
function bestByTrial(scores: Float32Array, n: number): number {
  const heads = new Array<number>(n).fill(0);
  let best = Number.NEGATIVE_INFINITY;
  const reachesRoot = (d: number) => {
    let at = d;
    for (let steps = 0; steps <= n; steps++) {
      if (at === n) return true;
      at = heads[at]!;
    }
    return false;
  };
  const tryFrom = (d: number, total: number): void => {
    if (d === n) {
      if (heads.filter((h) => h === n).length === 1 && heads.every((_, i) => reachesRoot(i)))
        best = Math.max(best, total);
      return;
    }
    for (let h = 0; h <= n; h++) {
      if (h === d) continue;
      heads[d] = h;
      tryFrom(d + 1, total + scores[d * width(n) + h]!);
    }
  };
  tryFrom(0, 0);
  return best;
}

describe("decodeTree", () => {
  test("finds the best tree with one root", () => {
    const cases = fc
      .integer({ min: 1, max: 5 })
      .chain((n) =>
        fc.tuple(
          fc.constant(n),
          fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n * width(n), maxLength: n * width(n) }),
        ),
      );
    fc.assert(
      fc.property(cases, ([n, values]) => {
        const scores = Float32Array.from(values);
        const heads = decodeTree(scores, width(n), n);
        const total = heads.reduce((sum, h, d) => sum + scores[d * width(n) + h]!, 0);
        const roots = [...heads].filter((h) => h === n).length;
        expect(roots).toBe(1);
        // Of several candidate roots only a few are tried, so that with many of them the best may be missed; with up to four it never is.
        if (n <= 4) expect(total).toBe(bestByTrial(scores, n));
        else expect(total).toBeLessThanOrEqual(bestByTrial(scores, n));
      }),
      { numRuns: 500 },
    );
  });

  test("breaks a cycle where that costs least", () => {
    // 0 and 1 want each other; 1 gives up less by hanging on the root.
    const scores = Float32Array.from([0, 9, 1, 0, 8, 0, 5, 0]);
    expect([...decodeTree(scores, 4, 2)]).toEqual([1, 2]);
  });
});

test("decodeTree breaks hundreds of cycles, each of two words that want each other", () => {
  const n = 400;
  const scores = new Float32Array(n * width(n));
  for (let d = 0; d < n; d++) scores[d * width(n) + (d ^ 1)] = 5;
  const heads = decodeTree(scores, width(n), n);
  const kept = [...heads].filter((head, d) => head === (d ^ 1));
  expect(kept).toHaveLength(n / 2);
  expect([...heads].filter((head) => head === n)).toHaveLength(1);
});

describe("bestTags", () => {
  const row = (best: number) => Array.from({ length: TAGS }, (_, tag) => (tag === best ? 5 : 0));
  const even = new Float32Array((TAGS + 1) * TAGS);

  test.each([
    ["takes the best tags where they fit together", [1, 2, 0, 3], [1, 2, 0, 3]],
    ["an inside tag needs its beginning", [0, 2, 2], [0, 1, 2]],
    ["a sentence does not begin inside a name", [6, 6], [5, 6]],
  ])("%s", (_, best, expected) => {
    const scores = Float32Array.from(best.flatMap(row));
    expect([...bestTags(scores, even)]).toEqual(expected);
  });

  test("no words, no tags", () => {
    expect(bestTags(new Float32Array(0), even)).toHaveLength(0);
  });
});
