import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "#ingest/2-sentences/split.ts";
import { tokenize } from "#ingest/2-sentences/tokenize.ts";
import type { Article } from "#schema/article.ts";
import type { ArticleId } from "#schema/ids.ts";

const articleOf = (text: string): Article => ({
  id: "test" as ArticleId,
  title: null,
  text,
  url: null,
  outlet: null,
  byline: null,
  publishedAt: null,
  language: "en",
});
const sentencesOf = (text: string) =>
  splitSentences(articleOf(text)).map(({ start, end }) => text.slice(start, end));
const rolesOf = (text: string) => splitSentences(articleOf(text)).map(({ role }) => role);

test.each([
  ["Mr. Bello met Lt. Gen. A. K. Rao. | They spoke briefly."],
  ["The U.S. Senate voted. | The U.K. did not."],
  ["He flew to the U.S. | The visit lasted two days."],
  ["Talks ran until 5 p.m. on Monday. | Nobody signed."],
  ["“We will not wait.” | In Oslo, ministers agreed."],
  ["“Why now?” the envoy asked. | Nobody answered."],
  ["“Why now?” Minister Okafor asked. | Nobody answered."],
  ["The port (see map no. 3. on the left) reopened. | Ships left."],
  ["(The ministry declined to comment.) | The embassy called it routine."],
  ["It rose 3.5 percent. | Exports fell."],
  ["The treaty was signed in 1994.[3] | It lapsed later."],
  ["Is it over? | Yes! | It is..."],
])("cuts where the bar stands: %s", (marked) => {
  expect(sentencesOf(marked.replaceAll(" | ", " "))).toEqual(marked.split(" | "));
});

test("a blank line ends a sentence, a line break inside a paragraph does not", () => {
  expect(sentencesOf("Kenya and Chad\nagreed to reopen the long border\nroad.\n\nNo date was set")).toEqual([
    "Kenya and Chad\nagreed to reopen the long border\nroad.",
    "No date was set",
  ]);
});

test.each([
  [
    "title and deck before the body",
    "Envoys Meet in Oslo\n\nA first round without results\n\nThey met on Monday. It was short.",
    ["headline", "headline", "body", "body"],
  ],
  ["one sentence is the body", "Envoys met in Oslo on Monday.", ["body"]],
  ["the only text is the body", "Envoys meet in Oslo", ["body"]],
  [
    "page furniture",
    "They met on Monday.\n\nAdvertisement\n\nIt was short.\n\nLeave a Reply",
    ["body", "boilerplate", "body", "boilerplate"],
  ],
  ["furniture behind a sentence", "They met on Monday. All rights reserved.", ["body", "boilerplate"]],
  ["a sentence about furniture", "The advertisement angered the ministry.", ["body"]],
  [
    "a title with furniture below it only",
    "Envoys Meet in Oslo\n\nShare this article",
    ["body", "boilerplate"],
  ],
])("roles: %s", (_what, text, roles) => {
  expect(rolesOf(text)).toEqual(roles);
});

test.each([
  ["ADVERTISEMENT", "Kenya met Uganda.|ADVERTISEMENT|Both spoke of trade."],
  ["an advertisement inside a sentence", "Kenya met|Advertisement|Uganda on Monday."],
  ["Story continues below", "Kenya met|Story continues below advertisement|Uganda on Monday."],
  ["a link behind a sentence", "Kenya met Uganda.|Read more: Tanzania attacks Malawi|Both spoke of trade."],
  ["Share", "Kenya met Uganda.|Share this article|Both spoke of trade."],
  ["no name that a line break cuts", "Kenya was named by Human Rights\nWatch."],
  ["no sentence that a line break cuts", "The ministers of Kenya went\nhome. They will meet\nagain soon."],
  ["no list", "They spoke of bread,\nmilk,\nprint.|All three are dear."],
])("a line alone is the page's where it stands between two without a blank line: %s", (_, marked) => {
  const text = `The talks began.\n\n${marked.replaceAll("|", "\n")}`;
  const [, ...told] = sentencesOf(text).map((sentence, place) => [sentence, rolesOf(text)[place]]);
  expect(told).toEqual(
    marked
      .split(/\||(?<=home\.) /)
      .map((sentence) => [sentence, /^(?:ad|story|read|share)/i.test(sentence) ? "boilerplate" : "body"]),
  );
});

test("sentences and words keep the text's order and lie where they say, whatever the text", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          " ",
          "\n",
          "\n\n",
          ".",
          "U.S.",
          "“",
          "”",
          "(",
          "Mr.",
          "a",
          "B",
          "don't",
          "ש",
          "\u202e",
          "|",
          "7",
          "\t",
        ),
        { maxLength: 80 },
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (raw) => {
      const whole = raw.toWellFormed();
      let last = 0;
      for (const [i, sentence] of splitSentences(articleOf(whole)).entries()) {
        expect(sentence.index).toBe(i);
        expect(sentence.start).toBeGreaterThanOrEqual(last);
        expect(sentence.end).toBeGreaterThan(sentence.start);
        const form = whole.slice(sentence.start, sentence.end);
        expect(form).toBe(form.trim());
        last = sentence.start;
        for (const word of tokenize(whole, sentence)) {
          expect(word.start).toBeGreaterThanOrEqual(last);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.form).toBe(whole.slice(word.start, word.end));
          last = word.end;
        }
        expect(last).toBeLessThanOrEqual(sentence.end);
        last = sentence.end;
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["without a space", "(".repeat(4_000)],
  ["of short words", "a b ".repeat(2_000)],
  ["of letters and signs", `France ${"x,".repeat(3_000)} Spain`],
])("a stretch %s is cut into sentences of at most 400 words, and nothing is lost", (_, whole) => {
  const sentences = splitSentences(articleOf(whole));
  for (const sentence of sentences) expect(tokenize(whole, sentence).length).toBeLessThanOrEqual(400);
  const kept = sentences.map(({ start, end }) => whole.slice(start, end)).join("");
  expect(kept.replaceAll(" ", "")).toBe(whole.replaceAll(" ", ""));
});

test("a long sentence of news is one", () => {
  const whole = `${"Poland criticized Hungary over the energy deal, and ".repeat(35)}left.`;
  expect(splitSentences(articleOf(whole))).toHaveLength(1);
});

test.each([
  ["Read more: Tanzania attacks Malawi", "boilerplate"],
  ["RELATED: Tanzania attacks Malawi", "boilerplate"],
  ["See also: Tanzania attacks Malawi.", "boilerplate"],
  ["Read more about the war of Tanzania and Malawi", "boilerplate"],
  ["READ MORE Tanzania attacks Malawi", "boilerplate"],
  ["Also read | Tanzania attacks Malawi", "boilerplate"],
  ["In pictures – Tanzania attacks Malawi", "boilerplate"],
  ["(Reporting by Ana Silva; Editing by Li Wei)", "boilerplate"],
  ["Related-party trade with Malawi stopped, the minister said.", "body"],
  ["“Read more about the war,” the minister said.", "body"],
  [
    "Related: the minister of Tanzania said on Monday that the army of Malawi had attacked a village beyond the border, and that it would answer.",
    "body",
  ],
  ["WATCH MAKERS OF KENYA PROTEST", "body"],
  ["Watch what he does, the minister said.", "body"],
  ["Related sanctions on Malawi were lifted, the minister said.", "body"],
])("%s is %s between paragraphs", (line, role) => {
  const whole = `Kenya met Uganda on Monday.\n\n${line}\n\nBoth spoke of trade.`;
  expect(splitSentences(articleOf(whole)).map((sentence) => sentence.role)).toEqual(["body", role, "body"]);
});
