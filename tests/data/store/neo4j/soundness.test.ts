import { expect, test } from "vitest";
import { auditStore } from "#data/store/audit.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction } from "#tests/builders.ts";
import { story } from "../contract/copies.ts";
import { written } from "../people.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();
const TEXT = Array.from({ length: 10 }, (_, number) => number);
const FACTS = "1 facts without a relationship for each pair of theirs";
const STORED = [
  extraction("w", [["[France] {criticized} [Niger].", "France CRITICIZED Niger"]]),
  story("a", "Herald", "2024-03-01", TEXT),
  story("b", "Courier", "2024-03-02", TEXT),
  ...written([
    ["2024-03-26", ["Lloyd Austin", "defense US"]],
    ["2024-03-27", ["Austin", "defense US"]],
  ]),
];

test.each<[damage: string, told: string[]]>([
  ["RETURN 1", []],
  ...[
    "MATCH (claim:Claim {article: 'w'}) SET claim.polarity = 'negated'",
    "MATCH (article:Article {id: 'w'}) SET article.outlet = 'Gazette'",
    "MATCH (article:Article {id: 'w'}) SET article.mentions = replace(article.mentions, '\"start\":0', '\"start\":1')",
    "MATCH (:Article {id: 'w'})-[names:NAMES]->() SET names.name = 'Gaul'",
  ].map((damage): [string, string[]] => [damage, ["w: what it says is not what was written"]]),
  ["CREATE (:Sentence {key: 'x'})", ["1 sentences without an article"]],
  ["CREATE (:Claim {key: 'x', from: [], to: []})", ["1 claims without a sentence"]],
  ["CREATE (:Clue {article: 'gone'})", ["1 clues without an article"]],
  [
    "CREATE (:Print {rank: 'x', article: 'gone', follows: 'x', source: 'x'})",
    ["1 prints without an article"],
  ],
  [
    "MATCH (print:Print {article: 'b'}) SET print.source = 'gone'",
    ["1 prints that follow one that is not there"],
  ],
  ["CREATE (:Band {rank: 'gone', key: 'x'})", ["1 bands without a print"]],
  [
    "MATCH ()-[direct:CRITICIZED]->() SET direct.sentence = 'bent'",
    ["1 relationships that are not what their claim says"],
  ],
  [
    "MATCH (claim:Claim {relation: 'CRITICIZED'}) SET claim.status = 'planned'",
    ["1 relationships that are not what their claim says"],
  ],
  [
    "MATCH (a)-[direct:CRITICIZED]->(b) CREATE (b)-[back:CRITICIZED]->(a) SET back = properties(direct)",
    ["1 relationships that are not what their claim says", FACTS],
  ],
  ["MATCH ()-[direct:CRITICIZED]->() DELETE direct", [FACTS]],
  [
    "MATCH (a)-[direct:CRITICIZED]->(b) CREATE (a)-[again:CRITICIZED]->(b) SET again = properties(direct)",
    [FACTS],
  ],
  [
    "MATCH (:Claim {relation: 'CRITICIZED'})-[end:SOURCE]->() DELETE end",
    ["1 claims that are not tied to whom they name"],
  ],
  [
    "MATCH (claim:Claim {relation: 'CRITICIZED'})-[:SOURCE]->(source) CREATE (claim)-[:TARGET]->(source)",
    ["1 claims that are not tied to whom they name"],
  ],
  [
    "MATCH (article:Article {id: '1'}) SET article.publishedAt = '1984-03-26'",
    ["2: person:austin@2 is kept as person:lloyd-austin, and by what all articles say is person:austin@2"],
  ],
  [
    "MATCH (sentence:Sentence {article: 'a', place: 2}) SET sentence.text = 'x'",
    ["a: its sentences are not what follows from what it says"],
  ],
  [
    "MATCH (sentence:Sentence {article: 'a', place: 2}) SET sentence.words = ' x '",
    ["a: its sentences are not what follows from what it says"],
  ],
  [
    "MATCH (claim:Claim {article: 'w'}) SET claim.dayFrom = '2001-01-01'",
    ["w: its claims are not what follows from what it says"],
  ],
  [
    "MATCH (claim:Claim {article: 'a'}) SET claim.voice = 'gazette'",
    ["a: its claims are not what follows from what it says"],
  ],
  [
    "MATCH (claim:Claim {article: 'w'}) SET claim.to = claim.from",
    ["w: its claims are not what follows from what it says"],
  ],
  [
    "MATCH (article:Article {id: 'b'}) REMOVE article.copyOf",
    ["b: its hash of its text, and by whom it is counted, are not what follows from what it says"],
  ],
  [
    "MATCH (print:Print {article: 'b'}) SET print.source = print.rank, print.follows = print.rank",
    ["b: its marks of a copy, and the text that it copies, are not what follows from what it says"],
  ],
  [
    "MATCH (band:Band) DELETE band",
    ["b: its parts by which copies are found are not what follows from what it says"],
  ],
  ...["name = 'Gaul'", "aliases = ['Gaul']", "folded = 'gaul'", "words = ' gaul '", "wikidata = 'Q1'"].map(
    (change): [string, string[]] => [
      `MATCH (entity:Entity {id: 'state:france'}) SET entity.${change}`,
      ["1 entities that are not called what articles call them"],
    ],
  ),
])("after %s the audit of a store in Neo4j tells of it", async (damage, told) => {
  const store = await (await makePlace(address)).open();
  for (const one of STORED) await store.write(one);
  await ask(address, damage);
  const lines: string[] = [];
  await auditStore(store, ({ article, problem }) =>
    lines.push(article === null ? problem : `${article}: ${problem}`),
  );
  await store.close();
  expect(lines).toEqual(expect.arrayContaining(told));
  if (told.length === 0) expect(lines).toEqual([]);
});

test("a store in Neo4j in which an older engine found others is sound when the articles are read by this one", async () => {
  const store = await (await makePlace(address)).open();
  const [one, other] = STORED.slice(-2) as [Extraction, Extraction];
  const audited = async () => {
    const lines: string[] = [];
    await auditStore(store, ({ problem }) => lines.push(problem));
    return lines;
  };
  await store.write(one, "older");
  await ask(address, "MATCH (clue:Clue) SET clue.key = 'older ' + clue.key");
  await store.write(other, "older");
  expect(await audited()).toEqual([
    "person:austin@2 is kept as person:austin@2, and by what all articles say is person:lloyd-austin",
  ]);
  for (const made of [one, other]) expect(await store.write(made, "newer")).toEqual({ outcome: "unchanged" });
  expect(await audited()).toEqual([]);
  await store.close();
});
