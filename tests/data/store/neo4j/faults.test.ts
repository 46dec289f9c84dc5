import { describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction } from "#tests/builders.ts";
import { ask, makePlace, undisturbed } from "./database.ts";
import { needServer } from "./place.ts";

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

describe("many writers", { timeout: 300_000 }, () => {
  test("at once on articles about the same states: no error, no duplicate", async () => {
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
    expect(await contentHash(stores[0]!)).toEqual(await undisturbed(made, contentHash));
    await Promise.all(stores.map((store) => store.close()));
  });

  test("of the same articles and of the same texts under other ids", async () => {
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

  test("an entity that nobody names any more goes, with what others have tied to it; their nodes stay", async () => {
    const place = await makePlace(address);
    const store = await place.open();
    await store.write(extraction("a", [["[Mali] {met} [Chad].", "Mali MET_WITH Chad"]]));
    await store.write(extraction("b", [["[Mali] spoke."]]));
    for (const name of ["Mali", "Chad"])
      await ask(
        address,
        "MATCH (entity:Entity {name: $name}) CREATE (:Analyst)-[:WATCHES]->(entity)-[:NOTED]->(entity)",
        { name },
      );
    await ask(
      address,
      "MATCH (article:Article {id: 'b'}) MATCH (entity:Entity {name: 'Chad'}) CREATE (article)-[:SHOULD_NAME]->(entity)",
    );
    expect(await store.remove("a")).toBe(true);
    expect(
      await ask(
        address,
        "MATCH (analyst:Analyst) OPTIONAL MATCH (analyst)-->(entity) RETURN entity.name AS name ORDER BY name",
      ),
    ).toEqual([{ name: "Mali" }, { name: null }]);
    expect(await store.strays()).toEqual([]);
    await store.close();
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
