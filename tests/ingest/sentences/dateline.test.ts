import { expect, test } from "vitest";
import { withoutDateline } from "#ingest/2-sentences/dateline.ts";

const parts = (text: string) =>
  withoutDateline(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

test.each([
  "OTTAWA –",
  "GENEVA (Agency) —",
  "DUBAI (Agency) :",
  "WASHINGTON, D.C. -",
  "BEIJING, Nov. 20 (Agency) --",
  "LONDON Nov 20 (Agency) -",
  "KYIV, November 20, 2023 -",
  "KYIV, Ukraine, Nov. 20, 2023 (Agency) —",
  "PARIS, 20 November 2023 –",
  "UNITED NATIONS, New York, 4 Oct 2024 —",
])("%j is where a sentence was filed, and no part of it", (dateline) => {
  expect(parts(`${dateline} The minister left.`)).toEqual([dateline, "The minister left."]);
});

test.each([
  "NATO, 12 members — They met.",
  "BORIS JOHNSON: The minister left.",
  "FIVE things — The list.",
  "NEW YORK, 3 March: The minister left.",
  "NATO — and the minister — left.",
])("%j is a sentence from its first word", (text) => {
  expect(parts(text)).toEqual([text]);
});
