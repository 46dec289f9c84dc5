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
    "days that follow each other closely are one event",
    ["a 2024-03-25 Herald", "b 2024-03-27 Courier", "c 2024-03-30 Herald"],
    ["25 March 2024 to 30 March 2024: 3 sentences in 3 articles, 2 independent outlets"],
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
    "a long event goes on to its last day",
    ["a 2024-03-01..2024-03-20 -", "b 2024-03-02 -", "c 2024-03-22 -"],
    ["1 March 2024 to 22 March 2024: 3 sentences in 3 articles"],
  ],
  [
    "claims without a day stand for themselves",
    ["a - Herald", "b 2024-03-25 Herald"],
    ["day not known: 1 sentence in 1 article, 1 outlet", "25 March 2024: 1 sentence in 1 article, 1 outlet"],
  ],
])("%s", (_what, told, expected) => {
  expect(eventsOf(claims(...told)).map(eventInWords)).toEqual(expected);
});
