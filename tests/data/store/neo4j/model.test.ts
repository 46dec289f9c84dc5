import { expect, test } from "vitest";
import { compareWithModel, removeAll, sequencesFor } from "../model.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();
const sequences = sequencesFor(process.env, 20);

test(`a Neo4j store holds what a model in memory holds, after ${sequences} random sequences`, {
  timeout: 1_800_000,
}, async () => {
  const place = await makePlace(address);
  await compareWithModel(place, removeAll, sequences);
  const store = await place.open();
  await removeAll(store);
  await store.close();
  // Nothing is left behind: no node but those that keep the version and the locks, no relationship.
  expect(await ask(address, "MATCH (node) RETURN DISTINCT labels(node) AS labels")).toEqual([
    { labels: ["DemarcheStore"] },
  ]);
});
