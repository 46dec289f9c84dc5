import { describe, expect, test } from "vitest";
import { whenInWords, whensFor } from "#web/app/graph/when.ts";

const BINS = ["2023-11-01", "2024-02-01", "2024-03-01"].map((from) => ({
  from,
  to: from,
  event: 1,
  published: 0,
}));

describe("what a text means as a time", () => {
  test.each([
    ["2024", "2024-01-01", "2024-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2024-03-25", "2024-03-25", "2024-03-25"],
    ["march 2024", "2024-03-01", "2024-03-31"],
    ["25 March 2024", "2024-03-25", "2024-03-25"],
    ["March 25, 2024", "2024-03-25", "2024-03-25"],
    // A month without a year is the latest there is.
    ["november", "2023-11-01", "2023-11-30"],
    ["since 2024", "2024-01-01", undefined],
    ["from March 2024", "2024-03-01", undefined],
    ["after 2024", "2025-01-01", undefined],
    ["after March 2024", "2024-04-01", undefined],
    ["after 28 February 2024", "2024-02-29", undefined],
    ["until 2024", undefined, "2024-12-31"],
    ["till March 2024", undefined, "2024-03-31"],
    ["to 2024-03-25", undefined, "2024-03-25"],
    ["before 2024", undefined, "2023-12-31"],
    ["before March 2024", undefined, "2024-02-29"],
    ["before 2024-01-01", undefined, "2023-12-31"],
    ["February to March 2024", "2024-02-01", "2024-03-31"],
    ["2023 – 2024", "2023-01-01", "2024-12-31"],
  ])("%s: from %s to %s", (text, since, until) => {
    const [first] = whensFor(text, BINS);
    expect([first?.since, first?.until]).toEqual([since, until]);
    expect(first?.words).toBe(whenInWords({ since, until }));
  });

  test.each(["yesterday", "before", "after the war", "2024-13", "31 February 2024", "2024 to 2023"])(
    "%s means none",
    (text) => {
      expect(whensFor(text, BINS)).toEqual([]);
    },
  );
});
