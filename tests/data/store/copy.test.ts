import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { copyStore } from "#data/store/copy.ts";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { extraction } from "#tests/builders.ts";

describe("copying a store", () => {
  let folder: string;
  let from: Store;
  let to: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarche-copy-"));
    from = await openStore(join(folder, "from.db"));
    to = await openStore(join(folder, "to.db"));
    for (let number = 0; number < 5; number++)
      await from.write(
        extraction(`n${number}`, [
          [`[US ${number}=state:United States] {warned} [Niger].`, `US ${number} WARNED Niger`],
        ]),
      );
  });
  afterEach(async () => {
    await from.close();
    await to.close();
    await rm(folder, { recursive: true });
  });

  test("makes the second one equal to the first, and tells of its progress", async () => {
    const rounds: string[] = [];
    const copied = await copyStore(from, to, {
      replace: false,
      begin: (total) => rounds.push(`${total}:`),
      step: () => rounds.push(`${rounds.pop()}.`),
    });
    expect(rounds).toEqual(["5:.....", "10:.........."]);
    expect(copied!.to).toEqual(copied!.from);
    expect(copied!.to).toMatchObject({ articles: 5, entities: 2, claims: 5, edges: 1 });
    expect(copied).toMatchObject({ merged: false, duplicates: [] });
    expect(await to.graph()).toEqual(await from.graph());
  });

  test("spares an ingest into the second one what an ingest into the first had read", async () => {
    const read = extraction("n5", [["[Mali] {praised} [Chad].", "Mali PRAISED Chad"]]);
    await from.write(read, "read from this");
    await copyStore(from, to, { replace: false });
    expect(await to.standing(read.article, "read from this")).toEqual({ outcome: "unchanged" });
    expect(await to.standing(read.article, "read from that")).toBeNull();
    expect(await to.readFrom("n0")).toBeNull();
  });

  test("keeps what the second one held, unless it is to be replaced", async () => {
    await to.write(extraction("own", [["[Mali] {praised} [Chad].", "Mali PRAISED Chad"]]));
    await to.write(
      extraction("twin", [["[US 3=state:United States] {warned} [Niger].", "US 3 WARNED Niger"]]),
    );
    const merged = await copyStore(from, to, { replace: false });
    expect(merged).toMatchObject({
      merged: true,
      duplicates: [{ id: "n3", of: "twin" }],
      to: { articles: 6 },
    });
    expect(merged!.to.hash).not.toBe(merged!.from.hash);
    const replaced = await copyStore(from, to, { replace: true });
    expect(replaced!.to).toEqual(replaced!.from);
  });

  test("goes on where it was stopped", async () => {
    let asked = 0;
    expect(await copyStore(from, to, { replace: false, isStopped: () => ++asked > 3 })).toBeNull();
    expect((await to.health()).articles).toBe(3);
    const copied = await copyStore(from, to, { replace: false });
    expect(copied!.to).toEqual(copied!.from);
  });
});

test("the hash of a store tells apart what differs in anything that an article says", async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-hash-"));
  const store = await openStore(join(folder, "store.db"));
  const made = extraction("a", [["[France] {warned} [Niger].", "France WARNED Niger"]]);
  const hashes = new Set<string>();
  const changes: (() => void)[] = [
    () => undefined,
    () => (made.article.byline = "A. Writer"),
    () => (made.sentences[0]!.role = "headline"),
    () => (made.mentions[0]!.reading = "place"),
    () => made.entities[0]!.aliases.push("Gaul"),
    () => (made.claims[0]!.confidence = 0.1),
    () => made.claims[0]!.why.push("more"),
    () => (made.claims[0]!.polarity = "negated"),
  ];
  for (const change of changes) {
    change();
    await store.write(made);
    hashes.add((await contentHash(store)).hash);
  }
  expect(hashes.size).toBe(changes.length);
  await store.close();
  await rm(folder, { recursive: true });
});
