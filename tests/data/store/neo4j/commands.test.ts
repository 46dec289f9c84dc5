import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { openStore } from "#data/store/open.ts";
import { shortArticles } from "#tests/ingest/cli/command.ts";
import { runOn } from "./command.ts";
import { makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();
const run = (args: string[], more?: Record<string, string>) => runOn(address, args, more);

describe("the commands, with a server named in the environment", { timeout: 240_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarche-commands-"));
    await writeFile(join(folder, "in.jsonl"), shortArticles(3));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("ingest, ingest --again, articles list and remove, copy there and back", async () => {
    await makePlace(address);
    const ingested = await run(["ingest", join(folder, "in.jsonl")]);
    expect([ingested.status, ingested.err]).toEqual([0, ""]);
    expect(ingested.out.match(/^added: n\d/gm)).toHaveLength(3);

    const again = await run(["ingest", "--again"]);
    expect([again.status, again.out.match(/^unchanged: n\d/gm)?.length]).toEqual([0, 3]);

    const listed = await run(["articles", "list"]);
    expect(listed.out).toMatch(/^n0\t\t\d+\t\nn1\t\t\d+\t\nn2\t\t\d+\t\n$/);

    const file = join(folder, "copy.db");
    const copied = await run(["copy", "--from", "neo4j", "--to", `sqlite:${file}`]);
    expect([copied.status, copied.err]).toEqual([0, ""]);
    const [first, second] = copied.out.trim().split("\n");
    expect(first!.replace(/^neo4j/, "")).toBe(second!.replace(`sqlite:${file}`, ""));
    expect(first).toMatch(/^neo4j: 3 articles, \d+ entities, \d+ claims, \d+ edges, [0-9a-f]{64}$/);

    const store = await openStore({ neo4j: address });
    const whole = await contentHash(store);
    const removed = await run(["articles", "remove", "n1", "nobody"]);
    expect([removed.status, removed.out]).toEqual([
      1,
      "removed: n1, and 1 whom no other article names: Israeli minister\n",
    ]);
    expect(removed.err).toContain("There is no article nobody in the store");
    expect((await store.health()).articles).toBe(2);

    const back = await run(["copy", "--from", `sqlite:${file}`, "--to", "neo4j"]);
    expect([back.status, back.err]).toEqual([0, ""]);
    expect(await contentHash(store)).toEqual(whole);

    await run(["articles", "remove", "n0"], { NEO4J_URI: "", DEMARCHE_DB: file });
    const replaced = await run(["copy", "--from", `sqlite:${file}`, "--to", "neo4j", "--replace"]);
    expect([replaced.status, (await store.health()).articles]).toEqual([0, 2]);
    await store.close();
  });

  test("a wrong password is one sentence on standard error", async () => {
    const { status, out, err } = await run(["ingest", join(folder, "in.jsonl")], { NEO4J_PASSWORD: "wrong" });
    expect([status, out]).toEqual([1, ""]);
    expect(err).toMatch(/^The Neo4j server at .* refuses this user and password: set NEO4J_USERNAME.*\n$/);
  });
});
