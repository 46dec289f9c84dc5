import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Timeline, UNITS } from "#schema/exploring.ts";
import { coveredBy, daysOf, slotsOf } from "#web/app/graph/bins.ts";

const bin = (from: string, event = 1, published = 0) => ({ from, to: from, event, published });

describe("the bars of the timeline", () => {
  test("days without claims have empty bars, so that a gap is seen as one", () => {
    const slots = slotsOf({ unit: "day", bins: [bin("2024-02-27", 2, 1), bin("2024-03-01")] });
    expect(slots.map(({ from, event, published }) => [from, event, published])).toEqual([
      ["2024-02-27", 2, 1],
      ["2024-02-28", 0, 0],
      ["2024-02-29", 0, 0],
      ["2024-03-01", 1, 0],
    ]);
  });

  test.each([
    ["week", "2024-12-30", "2025-01-06", ["2024-12-30–2025-01-05", "2025-01-06–2025-01-12"]],
    [
      "month",
      "2023-12-01",
      "2024-02-01",
      ["2023-12-01–2023-12-31", "2024-01-01–2024-01-31", "2024-02-01–2024-02-29"],
    ],
    ["year", "2023-01-01", "2024-01-01", ["2023-01-01–2023-12-31", "2024-01-01–2024-12-31"]],
  ] as const)("a %s ends where the next begins", (unit, first, last, days) => {
    const slots = slotsOf({ unit, bins: [bin(first), bin(last)] });
    expect(slots.map(({ from, to }) => `${from}–${to}`)).toEqual(days);
  });

  test("a long history shares bars, and loses no claim", () => {
    const anyBins = fc
      .uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 40 })
      .map((places) => places.sort((a, b) => a - b));
    fc.assert(
      fc.property(anyBins, fc.constantFrom(...UNITS), (places, unit) => {
        const bins = places.map((place) => bin(startOf(unit, place), 1, 2));
        const slots = slotsOf({ unit, bins } as Timeline);
        expect(slots.length).toBeLessThanOrEqual(120);
        expect(slots.reduce((sum, { event, published }) => sum + event + published, 0)).toBe(3 * bins.length);
        for (const [place, slot] of slots.entries()) {
          const next = slots[place + 1];
          if (next) expect(Date.parse(next.from) - Date.parse(slot.to)).toBe(86_400_000);
        }
      }),
    );
  });

  test("no dated claim, no bar", () => {
    expect(slotsOf({ unit: "day", bins: [] })).toEqual([]);
  });
});

function startOf(unit: (typeof UNITS)[number], place: number): string {
  const date = new Date("1990-01-01");
  if (unit === "day" || unit === "week") date.setUTCDate(1 + place * (unit === "day" ? 1 : 7));
  else date.setUTCMonth(place * (unit === "month" ? 1 : 12));
  return date.toISOString().slice(0, 10);
}

describe("the brush", () => {
  const slots = slotsOf({ unit: "month", bins: [bin("2024-01-01"), bin("2024-04-01")] });

  test.each([
    [undefined, undefined, [0, 3]],
    ["2024-02-10", undefined, [1, 3]],
    ["2024-02-10", "2024-03-02", [1, 2]],
    [undefined, "2024-01-01", [0, 0]],
    ["2025-01-01", undefined, null],
  ])("from %s to %s covers bars %j", (since, until, bars) => {
    expect(coveredBy(slots, since, until)).toEqual(bars);
  });

  test.each([
    [1, 2, { since: "2024-02-01", until: "2024-03-31" }],
    [2, 1, { since: "2024-02-01", until: "2024-03-31" }],
    [0, 2, { until: "2024-03-31" }],
    [-5, 99, {}],
  ])("over bars %i to %i asks for whole bars, and for nothing where it covers all", (a, b, days) => {
    expect(daysOf(slots, a, b)).toEqual(days);
  });
});
