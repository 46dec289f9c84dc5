import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Neo4jError } from "#data/store/neo4j/errors.ts";
import { SCHEMA_VERSION } from "#data/store/neo4j/schema.ts";
import { freePort } from "#data/store/neo4j/server/server.ts";
import { openStore } from "#data/store/open.ts";
import { extraction } from "#tests/builders.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";
import { addressOf, makeServer } from "./server.ts";

const address = needServer();

async function refusal(place: Partial<typeof address>): Promise<string> {
  const error: Error = await openStore({ neo4j: { ...address, ...place } }).then(
    () => expect.fail("opened"),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(Neo4jError);
  expect(error.message).not.toContain("\n");
  return error.message;
}

describe("a server that cannot be used is told of in one sentence", () => {
  test("where the password is wrong", async () => {
    expect(await refusal({ password: "wrong" })).toBe(
      `The Neo4j server at ${address.uri} cannot be used, because it refuses this user and password: set NEO4J_USERNAME and NEO4J_PASSWORD to what it knows.`,
    );
  });

  test("where nobody listens", async () => {
    const uri = `bolt://127.0.0.1:${await freePort()}`;
    expect(await refusal({ uri })).toBe(
      `The Neo4j server at ${uri} cannot be used, because it does not answer: start it (npm run neo4j starts one on this machine), or set NEO4J_URI to where it listens.`,
    );
  });

  test.each([
    ["bolt+s", "it is asked for encryption and does not give it, or its certificate is not trusted"],
    ["bolt+ssc", "set NEO4J_URI to bolt:// or neo4j:// for a server without encryption"],
    ["neo4j+s", "leave out +s or +ssc where it does not encrypt"],
  ])("where it does not encrypt: %s", async (scheme, remedy) => {
    expect(await refusal({ uri: address.uri.replace("bolt", scheme) })).toContain(remedy);
  });

  test("where somebody else listens", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((listening) => other.once("listening", listening));
    const { port } = other.address() as { port: number };
    expect(await refusal({ uri: `bolt://127.0.0.1:${port}` })).toMatch(/NEO4J_URI/);
    other.close();
  });

  test.each(["localhost:7687", "ftp://localhost", "no address", "bolt://localhost:99999"])(
    "where the address is none: %s",
    async (uri) => {
      expect(await refusal({ uri })).toContain(
        `NEO4J_URI is "${uri}", which is no address of a Neo4j server`,
      );
    },
  );

  test("where there is no such database", async () => {
    expect(await refusal({ database: "elsewhere" })).toContain(
      "(database elsewhere) cannot be used, because it has no such database: set NEO4J_DATABASE",
    );
  });

  describe("where the database", () => {
    afterEach(async () => {
      await ask(address, "MATCH (node) DETACH DELETE node");
    });

    test("was filled by a newer version", async () => {
      await ask(address, "MERGE (store:DemarcheStore {id: 'schema'}) SET store.version = 99");
      expect(await refusal({})).toContain(
        `it was filled by a newer Demarche (version 99, this one knows up to ${SCHEMA_VERSION})`,
      );
    });

    test.each("Article Sentence Claim Entity Clue Print Band".split(" "))(
      "is another program's, with a node %s",
      async (label) => {
        await ask(address, "MATCH (node) DETACH DELETE node");
        await ask(address, `CREATE (:${label} {title: 'of another program'})`);
        expect(await refusal({})).toContain("of another program: choose another database by NEO4J_DATABASE");
        expect(await ask(address, "MATCH (node) RETURN node.title AS title")).toEqual([
          { title: "of another program" },
        ]);
      },
    );
  });

  test("the schema is made once, and made again where something of it is missing its version", async () => {
    const place = await makePlace(address);
    await (await place.open()).close();
    const schema = "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name";
    const constraints = await ask<{ name: string }>(address, schema);
    expect(constraints.map(({ name }) => name)).toEqual([
      "article_id",
      "article_texthash",
      "claim_key",
      "demarchestore_id",
      "entity_id",
      "print_rank",
      "sentence_key",
    ]);
    await ask(address, "MATCH (store:DemarcheStore) DELETE store");
    await (await place.open()).close();
    expect(await ask(address, schema)).toEqual(constraints);
    expect(await ask(address, "MATCH (store:DemarcheStore) RETURN store.version AS version")).toEqual([
      { version: SCHEMA_VERSION },
    ]);
  });

  test("where the database is set to read-only, it is read and not written", {
    timeout: 300_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "demarche-read-only-"));
    const writable = await makeServer(folder);
    await writable.start();
    const store = await openStore({ neo4j: addressOf(writable) });
    await store.write(extraction("a", [["[France] {warned} [Niger].", "France WARNED Niger"]]));
    await store.close();
    await writable.stop();
    const server = await makeServer(folder, { settings: ["server.databases.read_only=neo4j"] });
    try {
      await server.start();
      const reader = await openStore({ neo4j: addressOf(server) });
      expect(await reader.health()).toMatchObject({ articles: 1 });
      await expect(reader.write(extraction("b", [["[Mali] stayed silent."]]))).rejects.toThrow(
        /cannot be used, because its database is set to read-only: take it off server\.databases\.read_only/,
      );
      await reader.close();
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  });
});
