import { expect, test } from "vitest";
import { readOutlets } from "#data/gazetteer/outlets.ts";
import { articleOf, printOf } from "#data/store/copies/print.ts";
import { voiceBy } from "#data/store/copies/voice.ts";
import { story } from "./contract/copies.ts";

const keyOf = (outlet: string) => voiceBy(outlet, null).voice;

/** Ways in which one outlet is written. */
const OUTLETS: [key: string, ...written: string[]][] = [
  ["bbc", "BBC", "BBC News", "www.bbc.co.uk", "bbc.com", "https://www.bbc.co.uk/news", "BBC News - World"],
  ["guardian", "The Guardian", "theguardian.com", "TheGuardian", "Guardian", "The Guardian | World news"],
  [
    "aljazeera",
    "Al Jazeera",
    "Al Jazeera – Breaking News, World News",
    "aljazeera.com",
    "Al Jazeera English",
  ],
  [
    "radiofreeeuroperadioliberty",
    "RFE/RL",
    "rferl.org",
    "RFE / RL",
    "Radio Free Europe / Radio Liberty",
    "Radio Free Europe/Radio Liberty (RFE/RL)",
  ],
  ["fox", "Fox News", "foxnews.com", "FOX News :: Politics"],
  [
    "associatedpress",
    "AP",
    "AP News",
    "apnews.com",
    "The Associated Press",
    "Associated Press (AP)",
    "https://apnews.com/hub/a",
  ],
  ["agencefrancepresse", "AFP", "Agence France Presse", "AFP.com", "AFP | World"],
  ["irishindependent", "independent.ie", "Irish Independent", "https://www.independent.ie/world"],
  ["independent", "The Independent", "Independent", "independent.co.uk"],
  ["cablenewsnetwork", "CNN", "edition.cnn.com", "CNN International"],
  ["australianbroadcastingcorporation", "abc.net.au", "www.abc.net.au/news"],
  ["dailymail", "Daily Mail", "Daily Mail Online", "www.dailymail.co.uk", "dailymail.com.au"],
  ["un", "UN News", "news.un.org"],
  ["lemonde", "Le Monde", "lemonde.fr", "LE MONDE — Actualités"],
  ["sabah", "Sabah", "Şabah", "www.sabah.com.tr"],
  ["ведомости", "Ведомости", "Ведомости | Новости"],
  ["news", "News", "news.com.au", "The News"],
  ["world", "World", "World News"],
  ["i", "The i"],
  ["them", "Them"],
  ["stmarypost", "St. Mary Post"],
];

test.each(OUTLETS)("an outlet is %s however it is written", (key, ...written) => {
  expect(written.map(keyOf)).toEqual(written.map(() => key));
});

test("every name and address of a known outlet is that outlet's and no other's", () => {
  const rows = readOutlets().map(({ outlet, also }) => [outlet, ...also]);
  const keys = rows.map((names) => new Set(names.map(keyOf)));
  expect(rows.filter((_, at) => keys[at]!.size > 1)).toEqual([]);
  expect(new Set(keys.flatMap((own) => [...own])).size).toBe(rows.length);
});

test("outlets of different names are two, and what has no letters is as it is written", () => {
  const names = [
    "New York Times",
    "New York Post",
    "The Times",
    "Financial Times",
    "Times of India",
    "t-online",
    "abc.net.au",
    "abcnews.go.com",
    "guardian.ng",
    "The National (UAE)",
    "The National (Scotland)",
    "ABC News (Guam)",
    "theguardian.com",
  ];
  expect(new Set(names.map(keyOf)).size).toBe(names.length);
  expect(["***", " *** ", "?", ""].map(keyOf)).toEqual(["***", "***", "?", ""]);
});

test("copies are ranked by the minute at which they were published, a day behind its times, no day behind all", () => {
  const published = [
    "0001-01-01",
    "2025-06-19T23:59Z",
    "2025-06-20T00:30+01:00",
    "2025-06-20T06:00:00Z",
    "2025-06-20T06:01:59.9Z",
    "2025-06-20 15:30 +0900",
    "2025-06-20T03:30-04",
    "2025-06-20T20:00",
    "2025-06-20T23:59Z",
    "2025-06-20",
    "2025-06-20T25:00Z",
    "2025-06-21T00:00Z",
    "9999-12-31T23:30-09:00",
    null,
    "last week",
  ];
  const order = [0, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14];
  const ranks = order.map(
    (at) => printOf(story(`id ${10 + order.indexOf(at)}`, null, published[at]!, [1, 2, 3]))!.rank,
  );
  expect([...ranks].sort()).toEqual(ranks);
  expect(ranks.map(articleOf)).toEqual(order.map((_, at) => `id ${10 + at}`));
});
