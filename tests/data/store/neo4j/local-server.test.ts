import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LocalServerError } from "#data/store/neo4j/server/programs.ts";
import { openStore } from "#data/store/open.ts";
import { needServer } from "./place.ts";
import { addressOf, makeServer } from "./server.ts";

needServer();

test("A folder has one server at a time, which keeps the password it was made with", {
  timeout: 240_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-local-"));
  const first = await makeServer(folder);
  await first.start();
  try {
    const second = await makeServer(folder);
    await expect(second.start()).rejects.toThrow(
      new LocalServerError(
        `A Neo4j runs in ${folder} already: stop that one first, or give another folder by --folder.`,
      ),
    );
    const store = await openStore({ neo4j: addressOf(first) });
    expect((await store.health()).articles).toBe(0);
    await store.close();
  } finally {
    first.kill();
    await first.ended();
  }
  const forgetful = await makeServer(folder, { password: "another-one" });
  await expect(forgetful.start()).rejects.toThrow(
    new LocalServerError(
      `The Neo4j in ${folder} does not take the password in ${join(folder, "password")}: write there the one that it was made with, or give another folder by --folder.`,
    ),
  );
  await forgetful.ended();
  await rm(folder, { recursive: true });
});
