import { expect, test } from "vitest";
import { isolated } from "#web/export/text.ts";

/** Direction controls by their short names in Unicode Standard Annex 9. */
const SIGNS: Record<string, string> = {
  "\u202A": "‹LRE›",
  "\u202B": "‹RLE›",
  "\u202C": "‹PDF›",
  "\u202E": "‹RLO›",
  "\u2067": "‹RLI›",
  "\u2068": "‹FSI›",
  "\u2069": "‹PDI›",
};
const seen = (text: string) => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, (sign) => SIGNS[sign] ?? "‹?›");

test.each([
  ["what has one direction stays as it is", "France, 2024", "France, 2024"],
  ["what may run from right to left is isolated", "شكر", "‹FSI›شكر‹PDI›"],
  ["an override is closed", "\u202Eabc", "‹FSI›‹RLO›abc‹PDF›‹PDI›"],
  ["an embedding that is closed is not closed again", "\u202Babc\u202C", "‹FSI›‹RLE›abc‹PDF›‹PDI›"],
  ["an isolate is closed", "\u2067abc", "‹FSI›‹RLI›abc‹PDI›‹PDI›"],
  ["what is open is closed from within", "\u2067a\u202Ab", "‹FSI›‹RLI›a‹LRE›b‹PDF›‹PDI›‹PDI›"],
  [
    "the end of an isolate ends what was opened in it",
    "\u2067a\u202Ab\u2069c",
    "‹FSI›‹RLI›a‹LRE›b‹PDI›c‹PDI›",
  ],
  ["an end that ends nothing does not end the whole", "a\u2069b", "‹FSI›‹FSI›a‹PDI›b‹PDI›"],
])("a text turns nothing around it: %s", (_what, text, expected) => {
  expect(seen(isolated(text))).toBe(expected);
});
