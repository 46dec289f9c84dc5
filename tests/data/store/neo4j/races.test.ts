import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import { makePlace, undisturbed } from "./database.ts";
import { needServer } from "./place.ts";
import { CuttingProxy, holdOnce, isCommit } from "./proxy.ts";

const address = needServer();

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

describe("an alias that one writer takes out while another gives it", { timeout: 120_000 }, () => {
  let direct: Store;
  let held: Store;
  let proxy: CuttingProxy;
  beforeEach(async () => {
    const place = await makePlace(address);
    direct = await place.open();
    await direct.write(hub);
    await direct.write(gives);
    proxy = new CuttingProxy(Number(new URL(address.uri).port));
    held = await openStore({ neo4j: { ...address, uri: `bolt://127.0.0.1:${await proxy.listen()}` } });
  });
  afterEach(async () => {
    await direct.close();
    await held.close();
    await proxy.close();
  });

  /** Does `first`, through the proxy, up to its first commit, then `second`, and then the rest of the first. */
  async function cross(
    first: (store: Store) => Promise<unknown>,
    second: (store: Store) => Promise<unknown>,
  ) {
    const [atCommit, goOn] = holdOnce(proxy, isCommit);
    const before = first(held);
    await atCommit;
    const after = second(direct);
    // Where the second one has to wait for the first, the two do not cross, which is as good.
    await Promise.race([after, pause(3_000)]);
    goOn();
    await Promise.all([before, after]);
  }

  const give = (store: Store) => store.write(givesToo);
  const take: [how: string, (store: Store) => Promise<unknown>, left: (typeof hub)[]][] = [
    ["removed", (store) => store.remove("gives"), [hub, givesToo]],
    ["replaced", (store) => store.write(givesNoMore), [hub, givesNoMore, givesToo]],
  ];

  test.each(take)("the one that is %s is seen before the other is committed", async (_how, out, left) => {
    await cross(give, out);
    expect(await contentHash(direct)).toEqual(await undisturbed(left));
  });

  test.each(take)("the one that is %s is committed after the other", async (_how, out, left) => {
    await cross(out, give);
    expect(await contentHash(direct)).toEqual(await undisturbed(left));
  });
});
