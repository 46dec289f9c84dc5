import { beforeAll, expect, test } from "vitest";
import { type ArticleReader, createReader } from "#ingest/pipeline.ts";
import type { Article } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { ArticleId } from "#schema/ids.ts";

let read: ArticleReader;
beforeAll(() => {
  read = createReader();
});

const article = (text: string): Article => ({
  id: "speech" as ArticleId,
  title: null,
  text,
  url: null,
  outlet: null,
  byline: null,
  publishedAt: null,
  language: "en",
});

const names = ({ article: { text }, mentions }: Extraction, side: readonly number[]): string =>
  side.map((i) => text.slice(mentions[i]?.start, mentions[i]?.end)).join("+");

/** Every utterance of the text as "speaker: words". */
function utterances(text: string): string[] {
  const record = read(article(text));
  return record.claims.flatMap(({ source, content }) =>
    content ? [`${names(record, source)}: ${text.slice(content.start, content.end)}`] : [],
  );
}

/** Who answers for the claim on the cue. */
function attributed(text: string, cue: string): string {
  const record = read(article(text));
  const claim = record.claims.find(({ cue: { start, end } }) => text.slice(start, end) === cue);
  return claim ? names(record, claim.attributedTo) : "no claim";
}

test.each([
  // indirect speech, to the end of the phrase
  [
    "Merkel said that the plan was risky, because Poland had rejected it.",
    ["Merkel: that the plan was risky, because Poland had rejected it"],
  ],
  [
    "Merkel said the talks had failed, adding that Poland was to blame.",
    ["Merkel: the talks had failed", "Merkel: that Poland was to blame"],
  ],
  // a clause with an aside
  [
    "The plan, Merkel said, was too risky for Germany.",
    ["Merkel: The plan, Merkel said, was too risky for Germany"],
  ],
  ["The talks will resume in May, officials said on Monday.", ["officials: The talks will resume in May"]],
  // quotations, also when they begin or go on in another sentence
  ["“We will stay,” said Angela Merkel.", ["Angela Merkel: “We will stay,”"]],
  ["“We tried. We will stay,” Angela Merkel said.", ["Angela Merkel: “We tried. We will stay,”"]],
  [
    "“We will stay,” Angela Merkel said. “There is no other way.”",
    ["Angela Merkel: “We will stay,” Angela Merkel said. “There is no other way.”"],
  ],
  [
    "Angela Merkel answered her critics.\n\n“We will stay,” she said.\n\n“You should go,” said Boris Johnson.",
    ["she: “We will stay,”", "Boris Johnson: “You should go,”"],
  ],
  // the object with what is said of it
  ["Boris Johnson called the plan a disaster for Europe.", ["Boris Johnson: the plan a disaster for Europe"]],
  ["Macron described the vote as “a victory”.", ["Macron: the vote as “a victory”"]],
  // without a verb of speech
  [
    "The army will withdraw in June, according to the defense ministry.",
    ["defense ministry: The army will withdraw in June"],
  ],
  ["“We will stay.” ― Angela Merkel", ["Angela Merkel: “We will stay.”"]],
  // no words are quoted twice
  [
    "“I think he said that the war is over,” Angela Merkel said.",
    ["Angela Merkel: “I think he said that the war is over,”"],
  ],
])("%s", (text, expected) => {
  expect(utterances(text)).toEqual(expected);
});

test.each([
  ["Merkel said that Russia had attacked Ukraine.", "attacked", "Merkel"],
  ["“Russia attacked Ukraine,” Merkel said.", "attacked", "Merkel"],
  ["“This is a crime,” Merkel said. “Russia attacked Ukraine.”", "attacked", "Merkel"],
  ["Russia attacked Ukraine, Merkel said.", "attacked", "Merkel"],
  [
    "“Russia attacked Ukraine,” said Angela Merkel, who led Germany for years. “This is a crime against peace, and we will not stand by.”",
    "attacked",
    "Angela Merkel",
  ],
  ["Russia attacked Ukraine. Merkel said that the war was a crime.", "attacked", ""],
])("%s: “%s” is told by “%s”", (text, cue, speaker) => {
  expect(attributed(text, cue)).toBe(speaker);
});
