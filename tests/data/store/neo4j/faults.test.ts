import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { describe, expect, test } from "vitest";
import { contentHash } from "#data/store/audit.ts";
import { openStore } from "#data/store/open.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction } from "#tests/builders.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";
import { CuttingProxy, isCommit } from "./proxy.ts";
import { addressOf, makeServer } from "./server.ts";

const address = needServer();

/** Articles that all name the US and Israel, each by an alias of its own too. */
function articles(count: number): Extraction[] {
  return Array.from({ length: count }, (_, number) =>
    extraction(`n${number}`, [
      [`[US=state:United States] {urged} [Israel] (${number}).`, "US URGED Israel"],
      [`[Israel] {met} [US ${number % 7}=state:United States].`, `Israel MET_WITH US ${number % 7}`],
      [
        `[Minister ${number}=person:Minister ${number % 5}] {criticized} [US].`,
        `Minister ${number} CRITICIZED US`,
      ],
    ]),
  );
}

/** What an undisturbed run leaves. */
async function undisturbed(made: readonly Extraction[]) {
  const folder = await mkdtemp(join(tmpdir(), "demarche-undisturbed-"));
  const store = await openStore(join(folder, "store.db"));
  for (const one of made) await store.write(one);
  const content = await contentHash(store);
  await store.close();
  await rm(folder, { recursive: true });
  return content;
}

describe("faults", { timeout: 300_000 }, () => {
  test("many writers at once on articles about the same states: no error, no duplicate", async () => {
    const made = articles(160);
    const place = await makePlace(address);
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    const waiting = [...made];
    const outcomes: string[] = [];
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let one = waiting.shift(); one; one = waiting.shift())
          outcomes.push((await stores[writer % stores.length]!.write(one)).outcome);
      }),
    );
    expect(outcomes).toEqual(made.map(() => "added"));
    expect(await contentHash(stores[0]!)).toEqual(await undisturbed(made));
    await Promise.all(stores.map((store) => store.close()));
  });

  test("writers of the same articles and of the same texts under other ids", async () => {
    const made = articles(12);
    const place = await makePlace(address);
    const store = await place.open();
    const twins = made.map((one) => ({
      ...one,
      article: { ...one.article, id: `twin of ${one.article.id}` as never },
    }));
    const written = await Promise.all(
      [...made, ...made, ...twins].map((one) => store.write(structuredClone(one))),
    );
    const count = (outcome: string) => written.filter((one) => one.outcome === outcome).length;
    expect([count("added"), (await store.health()).articles]).toEqual([12, 12]);
    expect(count("unchanged") + count("duplicate")).toBe(24);
    await store.close();
  });

  test("a deadlock of a real conflict, and a lock held for seconds, are waited out", async () => {
    const made = articles(8);
    const place = await makePlace(address);
    const store = await place.open();
    await store.write(made[0]!);
    const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password));
    const session = driver.session();
    const rival = session.beginTransaction();
    // The rival holds what the writers need and then wants what they hold: one of the two sides is refused as deadlocked.
    await rival.run("MATCH (entity:Entity {id: 'state:israel'}) SET entity.rival = true");
    const writing = Promise.all(made.slice(1).map((one) => store.write(one)));
    await pause(1_000);
    await rival
      .run("MATCH (entity:Entity {id: 'state:united-states'}) SET entity.rival = true")
      .catch(() => undefined);
    await rival.rollback().catch(() => undefined);
    await writing;
    expect(await contentHash(store)).toEqual(await undisturbed(made));
    await session.close();
    await driver.close();
    await store.close();
  });

  test.each<
    [when: string, cutAt: (from: "client" | "server", piece: Buffer, state: { asked: boolean }) => boolean]
  >([
    ["before the commit", (from, piece) => from === "client" && isCommit(piece)],
    [
      "after the commit, before its answer",
      (from, piece, state) => {
        if (from === "client") state.asked = isCommit(piece);
        return from === "server" && state.asked;
      },
    ],
    ["in the midst of a statement", (from, piece) => from === "client" && piece.includes("HAS_SENTENCE")],
  ])("the connection cut %s", async (_when, cutAt) => {
    const made = articles(12);
    const place = await makePlace(address);
    const port = Number(new URL(address.uri).port);
    const proxy = new CuttingProxy(port);
    const store = await openStore({ neo4j: { ...address, uri: `bolt://127.0.0.1:${await proxy.listen()}` } });
    const outcomes: string[] = [];
    for (const [number, one] of made.entries()) {
      const state = { asked: false };
      let armed = number % 3 === 1;
      proxy.cutAt = (from, piece) => {
        const cuts = armed && cutAt(from, piece, state);
        if (cuts) armed = false;
        return cuts;
      };
      outcomes.push((await store.write(one)).outcome);
    }
    await store.close();
    await proxy.close();
    expect(proxy.cuts).toBe(4);
    expect(outcomes).toEqual(made.map(() => "added"));
    const direct = await place.open();
    expect(await contentHash(direct)).toEqual(await undisturbed(made));
    await direct.close();
  });

  test("a server that is killed and started again in the middle of an ingest", async () => {
    const made = articles(40);
    const folder = await mkdtemp(join(tmpdir(), "demarche-killed-"));
    const first = await makeServer(folder);
    await first.start();
    const bolt = Number(new URL(first.uri).port);
    const store = await openStore({ neo4j: addressOf(first) });
    const missing: string[] = [];
    let restarted: Promise<Awaited<ReturnType<typeof makeServer>>> | null = null;
    for (const [number, one] of made.entries()) {
      if (number === 15) {
        first.kill();
        restarted = (async () => {
          await first.ended();
          const second = await makeServer(folder, { bolt });
          await second.start();
          return second;
        })();
      }
      await store.write(one).catch((error: Error) => {
        expect(error.message).toMatch(/cannot be used, because it does not answer/);
        missing.push(one.article.id);
      });
    }
    const second = await restarted!;
    try {
      // Where the machine took over 30 s to start the server, the articles that are not in were named; they go in now.
      const stored = await store.articles({ limit: 100 });
      expect(stored.articles.map(({ id }) => id as string).sort()).toEqual(
        made
          .map(({ article }) => article.id as string)
          .filter((id) => !missing.includes(id))
          .sort(),
      );
      for (const one of made) if (missing.includes(one.article.id)) await store.write(one);
      expect(await contentHash(store)).toEqual(await undisturbed(made));
    } finally {
      await store.close();
      await second.stop();
      await rm(folder, { recursive: true });
    }
  });

  test("what other programs keep in the database is left alone", async () => {
    const place = await makePlace(address);
    const store = await place.open();
    await ask(address, "CREATE (:Invoice {number: 7})-[:OF]->(:Customer {name: 'A'})");
    await store.write(extraction("a", [["[France] {warned} [Niger].", "France WARNED Niger"]]));
    await store.remove("a");
    await store.close();
    expect(
      await ask(
        address,
        "MATCH (one:Invoice)-[of:OF]->(other) RETURN one.number AS number, other.name AS name",
      ),
    ).toEqual([{ number: 7, name: "A" }]);
    await place.remove();
  });
});
