import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import type { Store } from "#data/store/store.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { story } from "../contract/copies.ts";
import { type Told, written } from "../people.ts";
import { type Act, Crossing } from "./crossing.ts";
import { undisturbed } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();

/** What one writer is about to commit when another does something else, and what is stored before and after. */
type Crossed = [what: string, stored: Extraction[], first: Act, second: Act, left: Extraction[]];

const write =
  (one: Extraction): Act =>
  (store) =>
    store.write(one);
const remove =
  ({ article }: Extraction): Act =>
  (store) =>
    store.remove(article.id);

/** Either of two acts first. */
const bothWays = (
  what: string,
  stored: Extraction[],
  one: [words: string, act: Act],
  other: [words: string, act: Act],
  left: Extraction[],
): Crossed[] => [
  [`${what}: ${one[0]} while ${other[0]}`, stored, one[1], other[1], left],
  [`${what}: ${other[0]} while ${one[0]}`, stored, other[1], one[1], left],
];

const AMERICA = "America=state:United States";
/** A state with so many relationships that writers do not wait for each other to add one. */
const hub = extraction(
  "hub",
  Array.from(
    { length: 80 },
    (_, number): MarkedSentence => [
      `[US=state:United States] {warned} [Mali] (${number}).`,
      "US WARNED Mali",
    ],
  ),
);
const gives = extraction("gives", [[`[${AMERICA}] {met} [Chad].`, "America MET_WITH Chad"]]);
const givesToo = extraction("gives too", [[`[${AMERICA}] {praised} [Niger].`, "America PRAISED Niger"]]);
const givesNoMore = extraction("gives", [["[US=state:United States] {met} [Chad].", "US MET_WITH Chad"]]);

const ALIAS = "an alias";
const names: Crossed[] = [
  ...bothWays(
    ALIAS,
    [hub, gives],
    ["another gives it", write(givesToo)],
    ["it is removed", remove(gives)],
    [hub, givesToo],
  ),
  ...bothWays(
    ALIAS,
    [hub, gives],
    ["another gives it", write(givesToo)],
    ["it is replaced", write(givesNoMore)],
    [hub, givesNoMore, givesToo],
  ),
];

const AUSTIN: Told = ["2024-03-25", ["Lloyd Austin", "defense US"]];
const [lloyd, lloydToo, austin] = written([AUSTIN, AUSTIN, ["2024-03-25", ["Austin", "defense US"]]]) as [
  Extraction,
  Extraction,
  Extraction,
];
const silvaOf = (state: string): Told => ["2024-03-25", ["Jose Silva", `defense ${state}`]];
/** Of a name that is given in two states the one more often given keeps the id; two more make it the other one. */
const silvas = written([..."US US UK UK US US".split(" ").map(silvaOf)]);
const unevenly = written([
  ...["US", "US", "UK"].map(silvaOf),
  ["2024-03-25", ["Silva", "defense US"]],
  ...["UK", "UK", "UK"].map(silvaOf),
]);

const people: Crossed[] = [
  [
    "a surname that two articles bear out: one is removed while the other is",
    [lloyd, lloydToo, austin],
    remove(lloyd),
    remove(lloydToo),
    [austin],
  ],
  ...bothWays(
    "a surname that two articles bear out",
    [lloydToo, austin],
    ["one is written", write(lloyd)],
    ["the other is removed", remove(lloydToo)],
    [lloyd, austin],
  ),
  [
    "a name given in two states: one is added while another is",
    silvas.slice(0, 4),
    write(silvas[4]!),
    write(silvas[5]!),
    silvas,
  ],
  ...bothWays(
    "a name given in two states",
    [...unevenly.slice(0, 3), ...unevenly.slice(4, 6)],
    ["its surname is written", write(unevenly[3]!)],
    ["the other state is given once more", write(unevenly[6]!)],
    unevenly,
  ),
];

/** Each a copy of the one before, and of none else; of those between which another stands no two share a band. */
const [first, middle, last, end] = [0, 6, 12, 18].map((from, place) =>
  story(
    "abcd"[place]!,
    `Outlet ${place}`,
    `2024-03-0${place + 1}`,
    Array.from({ length: 18 }, (_, at) => from + at),
  ),
) as [Extraction, Extraction, Extraction, Extraction];

const copies: Crossed[] = [
  ...bothWays(
    "copies of copies",
    [first, middle],
    ["the last is written", write(last)],
    ["the first is removed", remove(first)],
    [middle, last],
  ),
  ...bothWays(
    "copies of copies of copies",
    [first, middle, last],
    ["the last is written", write(end)],
    ["the first is removed", remove(first)],
    [middle, last, end],
  ),
  ...bothWays(
    "a copy of two texts",
    [first, last],
    ["another text is written", write(middle)],
    ["its first is removed", remove(first)],
    [middle, last],
  ),
];

/** All that is stored, and by whom each article is counted. */
async function heldBy(store: Store) {
  const { claims } = await store.claims({ limit: 500 });
  const counted = new Map(claims.map(({ article: { id, voice, copyOf } }) => [id, { voice, copyOf }]));
  return { ...(await contentHash(store)), counted };
}

test.each([
  [
    [first, middle],
    [null, "a"],
  ],
  [
    [middle, last],
    [null, "b"],
  ],
  [
    [last, end],
    [null, "c"],
  ],
  [
    [first, last],
    [null, null],
  ],
  [
    [middle, end],
    [null, null],
  ],
  [
    [first, end],
    [null, null],
  ],
  [
    [first, middle, last, end],
    [null, "a", "a", "a"],
  ],
])("of the texts that are crossed each is a copy of its neighbours alone", async (texts, sources) => {
  const { counted } = await undisturbed(texts, heldBy);
  expect([...counted.values()].map(({ copyOf }) => copyOf)).toEqual(sources);
});

describe("two writers at once leave what one after the other leaves", { timeout: 120_000 }, () => {
  let crossing: Crossing;
  beforeEach(async () => {
    crossing = await Crossing.open(address);
  });
  afterEach(() => crossing.close());

  test.each([...names, ...people, ...copies])("%s", async (_what, stored, first, second, left) => {
    await crossing.stored(stored);
    await crossing.cross(first, second);
    expect(await heldBy(crossing.direct)).toEqual(await undisturbed(left, heldBy));
  });
});
