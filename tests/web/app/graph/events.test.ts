import { expect, test } from "vitest";
import type { ClaimView } from "#schema/api.ts";
import { eventInWords, eventsOf } from "#web/app/graph/events.ts";

/** A claim as "article day outlet", of which a dash is none; "article" twice are two sentences of one. */
function claims(...told: string[]): ClaimView[] {
  return told.map((words, index) => {
    const [article, day, voice] = words.split(" ");
    const [from, to = from] = day!.split("..");
    return {
      id: `${article}${index}`,
      date: day === "-" || day!.startsWith("pub:") ? null : { from, to, text: "" },
      article: {
        id: article,
        publishedAt: day!.startsWith("pub:") ? `${day!.slice(4)}T10:00:00Z` : null,
        voice: voice === "-" ? null : voice,
      },
      sentence: { index },
    } as unknown as ClaimView;
  });
}

test.each<[what: string, told: string[], events: string[]]>([
  [
    "days that lie close together are one event",
    ["a 2024-03-25 Herald", "b 2024-03-27 Courier", "c 2024-03-28 Herald"],
    ["25 March 2024 to 28 March 2024: 3 sentences in 3 articles, 2 independent outlets"],
  ],
  [
    "what is told day after day is many events",
    ["a 2024-03-25 -", "b 2024-03-27 -", "c 2024-03-29 -", "d 2024-03-31 -"],
    [
      "25 March 2024 to 27 March 2024: 2 sentences in 2 articles",
      "29 March 2024 to 31 March 2024: 2 sentences in 2 articles",
    ],
  ],
  [
    "days far from each other are several",
    ["a 2024-03-25 Herald", "b 2024-04-25 Courier"],
    ["25 March 2024: 1 sentence in 1 article, 1 outlet", "25 April 2024: 1 sentence in 1 article, 1 outlet"],
  ],
  [
    "the day of publication counts where the event has none",
    ["a 2024-03-25 Herald", "b pub:2024-03-26 Courier"],
    ["25 March 2024 to 26 March 2024: 2 sentences in 2 articles, 2 independent outlets"],
  ],
  [
    "who knows no more than the week tells of the only event in it",
    ["a 2024-03-18..2024-03-24 Herald", "b 2024-03-20 Courier", "c 2024-03-29 Courier"],
    [
      "20 March 2024: 2 sentences in 2 articles, 2 independent outlets",
      "29 March 2024: 1 sentence in 1 article, 1 outlet",
    ],
  ],
  [
    "who knows no more than the week, of which there are two events, tells of neither",
    ["a 2024-03-18..2024-03-24 -", "b 2024-03-18 -", "c 2024-03-24 -", "d 2024-03-18..2024-03-24 -"],
    [
      "18 March 2024 to 24 March 2024: 2 sentences in 2 articles",
      "18 March 2024: 1 sentence in 1 article",
      "24 March 2024: 1 sentence in 1 article",
    ],
  ],
  [
    "a month or a year draws no other days to it",
    ["a 2024-01-01..2024-12-31 -", "b 2024-03-02 -", "c 2024-09-22 -", "d 2024-03-01..2024-03-31 -"],
    [
      "1 January 2024 to 31 December 2024: 1 sentence in 1 article",
      "2 March 2024: 1 sentence in 1 article",
      "22 September 2024: 1 sentence in 1 article",
      "1 March 2024 to 31 March 2024: 1 sentence in 1 article",
    ],
  ],
  [
    "claims without a day stand for themselves",
    ["a - Herald", "b 2024-03-25 Herald"],
    ["day not known: 1 sentence in 1 article, 1 outlet", "25 March 2024: 1 sentence in 1 article, 1 outlet"],
  ],
])("%s", (_what, told, expected) => {
  expect(eventsOf(claims(...told)).map(eventInWords)).toEqual(expected);
});
