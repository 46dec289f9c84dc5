import { expect, test } from "vitest";
import { daysOf, timelineOf } from "#data/store/days.ts";

test.each<[date: [string, string] | null, published: string | null, from: string | null, to: string | null]>([
  [["2024-03-25", "2024-03-27"], "2024-04-01", "2024-03-25", "2024-03-27"],
  [null, "2024-04-01T23:10:00Z", "2024-04-01", "2024-04-01"],
  [null, null, null, null],
])("a claim of %j in an article of %s is of %s to %s", (date, publishedAt, from, to) => {
  const claim = { date: date && { from: date[0], to: date[1], text: "then" } };
  expect(daysOf(claim, { publishedAt })).toEqual({ from, to });
});

const bins = (days: string[], since?: string) => {
  const { unit, bins } = timelineOf(
    days.map((day) => ({ day, event: true, claims: 1 })),
    since,
  );
  return [unit, ...bins.map(({ from, to, event }) => `${from} ${to} ${event}`)];
};

test.each<[days: string[], shown: string[]]>([
  [[], ["day"]],
  [["2024-03-26"], ["day", "2024-03-26 2024-03-26 1"]],
  [
    ["2024-03-26", "2024-06-30", "2024-03-26"],
    ["day", "2024-03-26 2024-03-26 2", "2024-06-30 2024-06-30 1"],
  ],
  [
    ["2023-12-31", "2024-01-01", "2024-07-07"],
    ["week", "2023-12-25 2023-12-31 1", "2024-01-01 2024-01-07 1", "2024-07-01 2024-07-07 1"],
  ],
  [
    ["2020-02-29", "2024-12-31"],
    ["month", "2020-02-01 2020-02-29 1", "2024-12-01 2024-12-31 1"],
  ],
  [
    ["0044-03-15", "1948-05-14", "2024-02-29"],
    ["year", "0044-01-01 0044-12-31 1", "1948-01-01 1948-12-31 1", "2024-01-01 2024-12-31 1"],
  ],
])("claims of %j stand in bins of one unit", (days, shown) => {
  expect(bins(days)).toEqual(shown);
});

test("a claim that began before the days that are asked for counts on the first of them", () => {
  expect(bins(["2023-01-01", "2024-03-26"], "2024-03-20")).toEqual([
    "day",
    "2024-03-20 2024-03-20 1",
    "2024-03-26 2024-03-26 1",
  ]);
});

test("claims without a day are counted, and those of publication apart", () => {
  expect(
    timelineOf(
      [
        { day: null, event: false, claims: 3 },
        { day: "2024-03-26", event: false, claims: 2 },
        { day: "2024-03-26", event: true, claims: 1 },
      ],
      undefined,
    ),
  ).toEqual({
    unit: "day",
    bins: [{ from: "2024-03-26", to: "2024-03-26", event: 1, published: 2 }],
    undated: 3,
  });
});
