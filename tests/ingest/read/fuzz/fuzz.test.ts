import { expect, test } from "vitest";
import { fuzzDocuments, fuzzTexts } from "./run.ts";

// A slice of what `npm run fuzz` goes through.
test.each([
  ["texts and pages", fuzzTexts, 1500],
  ["PDFs and Word files", fuzzDocuments, 60],
])(
  "mutated %s are read or refused, without a crash or a hang",
  { timeout: 600_000 },
  async (_, fuzz, count) => {
    const { inputs, articles, refused, findings } = await fuzz(7, 0, count);
    expect(findings).toEqual([]);
    expect(articles + refused).toBe(inputs);
    expect(Math.min(articles, refused)).toBeGreaterThan(0);
  },
);
