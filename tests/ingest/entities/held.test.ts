import { expect, test } from "vitest";
import { resolutionOf } from "./article.ts";

/** Each office in a line: "person:lloyd-austin (full name): defense of state:US, current, “Defense Secretary”". */
function held(text: string, publishedAt?: string): string[] {
  return resolutionOf(text, publishedAt).held.map(
    ({ holder, called, office, of, tenure, title }) =>
      `${holder} (${called}): ${office} of ${of}, ${tenure}, “${text.slice(title.start, title.end)}”`,
  );
}

test.each<[what: string, text: string, offices: string[]]>([
  [
    "a full name with its title",
    "British Foreign Secretary David Okoro met reporters.",
    ["person:david-okoro (full name): foreign of state:GB, current, “Foreign Secretary”"],
  ],
  [
    "a surname alone, which is the same in one article only",
    "Kenyan Foreign Minister Wekesa left.",
    ["person:wekesa@test (name): foreign of state:KE, current, “Foreign Minister”"],
  ],
  [
    "an office without a name",
    "The Kenyan foreign minister left.",
    ["person:kenyan-foreign-minister@test (office): foreign of state:KE, current, “foreign minister”"],
  ],
  ["an office of nobody knows where", "The foreign minister left.", []],
  [
    "a former holder",
    "Former Kenyan Prime Minister Jane Wekesa left.",
    ["person:jane-wekesa (full name): head-of-government of state:KE, former, “Prime Minister”"],
  ],
  [
    "one who is to hold it",
    "Kenyan President-elect Jane Wekesa left.",
    ["person:jane-wekesa (full name): head-of-state of state:KE, next, “President-elect”"],
  ],
  [
    "a title that one state alone has",
    "Defense Secretary Jane Miller left.",
    ["person:jane-miller (full name): defense of state:US, current, “Defense Secretary”"],
  ],
  ["a title that tells nobody from others", "Mr. Wekesa met General Okoro.", []],
])("%s: %s", (_what, text, expected) => {
  expect(held(text)).toEqual(expected);
});

test("an office that is told of an earlier year is of that year", () => {
  const text = "In 2003, Kenyan Foreign Minister Jane Wekesa signed the treaty.";
  expect(held(text, "2003-06-01")).toHaveLength(1);
  expect(held(text, "2024-03-26")).toEqual([]);
});
