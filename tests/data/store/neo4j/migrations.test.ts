import { expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { SCHEMA } from "#data/store/neo4j/cypher/schema.ts";
import { SCHEMA_VERSION } from "#data/store/neo4j/schema.ts";
import { extraction } from "#tests/builders.ts";
import { story } from "../contract/copies.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();

test("an empty database that several programs open at once is made by all of them together", async () => {
  const place = await makePlace(address);
  for (const [kind, show] of [
    ["CONSTRAINT", "SHOW CONSTRAINTS YIELD name RETURN name"],
    ["INDEX", "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"],
  ] as const)
    for (const { name } of await ask<{ name: string }>(address, show))
      await ask(address, `DROP ${kind} ${name} IF EXISTS`);
  await ask(address, "MATCH (store:DemarcheStore) DETACH DELETE store");

  const stores = await Promise.all(Array.from({ length: 6 }, () => place.open()));
  const [index] = await ask<{ count: number }>(
    address,
    "SHOW INDEXES YIELD state WHERE state = 'ONLINE' RETURN count(*) AS count",
  );
  expect(index!.count).toBeGreaterThan(10);
  await stores[0]!.write(extraction("a", [["[France] {warned} [Niger].", "France WARNED Niger"]]));
  for (const store of stores) {
    expect((await store.search("France", 5)).entities).toHaveLength(1);
    await store.close();
  }
});

test("a program that is slow to open a database does not set its version back", async () => {
  const place = await makePlace(address);
  await (await place.open()).close();
  await ask(address, SCHEMA.noteSchemaVersion, { version: 1 });
  const [{ version }] = (await ask<{ version: number }>(address, SCHEMA.schemaVersion)) as [
    { version: number },
  ];
  expect(version).toBe(SCHEMA_VERSION);
});

test("a database of version 1 is brought up to this version: claims get their days and their outlet", async () => {
  const place = await makePlace(address);
  const before = await place.open();
  const marked = (id: string) =>
    extraction(
      id,
      [
        [`[France] {warned} [Niger] (${id}).`, "France WARNED Niger / on 2024-03-25"],
        ["[Niger] {met} [Mali].", "Niger MET_WITH Mali"],
      ],
      { publishedAt: "2024-03-26", outlet: "Herald" },
    );
  for (const id of ["a", "b"]) await before.write(marked(id));
  await before.write(extraction("empty", []));
  const [hash, times, facets] = [
    await contentHash(before),
    await before.timeline({}),
    await before.facets({}),
  ];
  await before.close();
  await ask(address, "MATCH (claim:Claim) REMOVE claim.dayFrom, claim.dayTo, claim.outlet RETURN 1");
  await ask(address, "MATCH (store:DemarcheStore {id: 'schema'}) SET store.version = 1 RETURN 1");

  const after = await place.open();
  expect(await contentHash(after)).toEqual(hash);
  expect(await after.timeline({})).toEqual(times);
  expect(await after.facets({})).toEqual(facets);
  expect(times.bins.map(({ event, published }) => [event, published])).toEqual([
    [2, 0],
    [0, 2],
  ]);
  await after.close();
  await place.remove();
});

test("a database of version 2 is brought up to this version: copies of one text are found, and hashes are anew", async () => {
  const place = await makePlace(address);
  const before = await place.open();
  const sentences = Array.from({ length: 10 }, (_, number) => number);
  const written = [
    story("a", "Herald", "2024-03-02", sentences),
    story("b", "Courier", "2024-03-01", sentences),
    story("c", "Post", "2024-03-03", [...sentences, 11]),
    story("d", "Gazette", "2024-03-03", [40, 41, 42, 43, 44, 45]),
  ];
  for (const one of written) await before.write(one);
  const hash = await contentHash(before);
  const kept = await keptOf();
  await before.close();
  // What version 3 brought.
  await ask(address, "MATCH (node:Print|Band|Clue) DETACH DELETE node RETURN 1");
  await ask(
    address,
    "MATCH (article:Article) REMOVE article.voice, article.copyOf, article.own, article.offices RETURN 1",
  );
  await ask(address, "MATCH (article:Article) SET article.extractionHash = 'of version 2' RETURN 1");
  await ask(address, "MATCH (claim:Claim) REMOVE claim.voice RETURN 1");
  for (const index of ["clue_key", "clue_article", "print_article", "print_follows", "band_key", "band_rank"])
    await ask(address, `DROP INDEX ${index}`);
  await ask(address, "DROP CONSTRAINT print_rank");
  await ask(address, "MATCH (store:DemarcheStore {id: 'schema'}) SET store.version = 2 RETURN 1");

  const after = await place.open();
  expect(await contentHash(after)).toEqual(hash);
  expect(await keptOf()).toEqual(kept);
  expect(kept.articles).toEqual([
    { id: "a", voice: "courier", copyOf: "b" },
    { id: "b", voice: "courier", copyOf: null },
    { id: "c", voice: "courier", copyOf: "b" },
    { id: "d", voice: "gazette", copyOf: null },
  ]);
  for (const one of written) expect(await after.write(one)).toEqual({ outcome: "unchanged" });
  await after.close();
  await place.remove();
});

test("a database of version 3 counts an outlet once from now on, however its name is written", async () => {
  const place = await makePlace(address);
  const before = await place.open();
  await before.write(story("a", "The Herald", "2024-03-01", [1, 2, 3]));
  await before.write(story("b", "Herald", "2024-03-01", [4, 5, 6]));
  const kept = await keptOf();
  await before.close();
  await ask(
    address,
    `MATCH (article:Article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim)
     SET article.voice = article.outlet, claim.voice = article.outlet RETURN 1`,
  );
  await ask(address, "MATCH (store:DemarcheStore {id: 'schema'}) SET store.version = 3 RETURN 1");

  const after = await place.open();
  expect(await keptOf()).toEqual(kept);
  expect((await after.graph()).edges.map(({ articles, outlets }) => [articles, outlets])).toEqual([[2, 1]]);
  await after.close();
  await place.remove();
});

test("a database of version 3 has the copy that was first at its hour for the source from now on", async () => {
  const place = await makePlace(address);
  const before = await place.open();
  const written = [
    story("a", "Courier", "2024-03-01T20:00Z", [1, 2, 3, 4, 5]),
    story("b", "Herald", "2024-03-01T06:00Z", [1, 2, 3, 4, 5]),
    story("c", "Post", "2024-03-01T23:30+09:00", [1, 2, 3, 4, 5]),
  ];
  for (const one of written) await before.write(one);
  const kept = await keptOf();
  await before.close();
  await ask(
    address,
    `MATCH (print:Print) MATCH (band:Band {rank: print.rank}) WITH print, collect(band) AS bands
     FOREACH (band IN bands | SET band.rank = '2024-03-01 ' + print.article)
     SET print.rank = '2024-03-01 ' + print.article, print.follows = '2024-03-01 a', print.source = '2024-03-01 a'
     RETURN 1`,
  );
  await ask(
    address,
    `MATCH (article:Article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim)
     SET article.voice = 'courier', claim.voice = 'courier',
       article.copyOf = CASE article.id WHEN 'a' THEN null ELSE 'a' END RETURN 1`,
  );
  await ask(address, "MATCH (store:DemarcheStore {id: 'schema'}) SET store.version = 3 RETURN 1");

  const after = await place.open();
  expect(await keptOf()).toEqual(kept);
  expect(kept.articles).toEqual([
    { id: "a", voice: "herald", copyOf: "b" },
    { id: "b", voice: "herald", copyOf: null },
    { id: "c", voice: "herald", copyOf: "b" },
  ]);
  await after.close();
  await place.remove();
});

/** What stands beside what the store answers, and the names of its indexes. */
async function keptOf() {
  return {
    articles: await ask<object>(
      address,
      "MATCH (article:Article) RETURN article.id AS id, article.voice AS voice, article.copyOf AS copyOf ORDER BY id",
    ),
    claims: await ask(
      address,
      "MATCH (claim:Claim) RETURN claim.key AS key, claim.voice AS voice ORDER BY key",
    ),
    prints: await ask(address, "MATCH (print:Print) RETURN print {.*} AS print ORDER BY print.rank"),
    bands: await ask(address, "MATCH (band:Band) RETURN band {.*} AS band ORDER BY band.rank, band.key"),
    indexes: await ask(address, "SHOW INDEXES YIELD name RETURN name ORDER BY name"),
  };
}
