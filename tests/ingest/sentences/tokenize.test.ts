import { expect, test } from "vitest";
import { tokenize } from "#ingest/2-sentences/tokenize.ts";

test.each([
  ["They do n't trust Israel 's word , we 'll see .", "They don't trust Israel's word, we'll see."],
  ["The ministers ’ talks can not fail", "The ministers’ talks cannot fail"],
  ["U.S. - led forces left the U.S.", "U.S.-led forces left the U.S."],
  ["Lt. Gen. J. Rao paid $ 5.2 million , or 7 % .", "Lt. Gen. J. Rao paid $5.2 million, or 7%."],
  [
    "anti-government and pro-Moscow rebels from al - Qaeda",
    "anti-government and pro-Moscow rebels from al-Qaeda",
  ],
  ["a 16 - year - old on 9/11", "a 16-year-old on 9/11"],
  ["“ No , ” he said — twice ...", "“No,” he said — twice..."],
  [
    "see https://example.org/a?b=c . Write to a.b@example.org !",
    "see https://example.org/a?b=c. Write to a.b@example.org!",
  ],
  ["O'Neill of AT&T", "O'Neill of AT&T"],
  ["430 km away", "430km away"],
  ["שלום עולם", "שלום עולם"],
])("%s", (words, text) => {
  expect(
    tokenize(text, { start: 0, end: text.length })
      .map(({ form }) => form)
      .join(" "),
  ).toBe(words);
});

test("a token of 100 kB is one word", () => {
  const text = "x".repeat(100_000);
  expect(tokenize(text, { start: 0, end: text.length })).toEqual([
    { form: text, start: 0, end: text.length },
  ]);
});
