import { expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { extraction } from "#tests/builders.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();

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
