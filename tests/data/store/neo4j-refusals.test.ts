import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, test } from "vitest";
import type { Connection } from "#data/store/neo4j/connection.ts";
import { explained, Neo4jError } from "#data/store/neo4j/errors.ts";
import { prepareSchema, SCHEMA_VERSION } from "#data/store/neo4j/schema.ts";
import { openStore } from "#data/store/open.ts";

/** A server of this version, as far as it is asked for it. */
function serverOf(version: string): Connection {
  return {
    serverVersion: async () => version,
    reading: async () => [SCHEMA_VERSION, 0],
    refusal: (reason: string) => new Neo4jError(reason),
  } as unknown as Connection;
}

describe("the version of a Neo4j server", () => {
  test.each(["4.4.30", "5.9.0", "5.25.1", "3.5"])("%s is too old", async (version) => {
    await expect(prepareSchema(serverOf(version))).rejects.toThrow(
      `it is Neo4j ${version}: Demarche needs 5.26 or newer`,
    );
  });

  test.each(["5.26.0", "5.26.28", "5.27-aura", "2025.01.0", "6.0"])("%s will do", async (version) => {
    await expect(prepareSchema(serverOf(version))).resolves.toBeUndefined();
  });
});

describe("what is said of a server that cannot be used", () => {
  test.each<[code: string, message: string, sentence: RegExp | null]>([
    ["Neo.ClientError.Security.CredentialsExpired", "", /its first password was never changed: sign in/],
    ["Neo.ClientError.Cluster.NotALeader", "", /takes no writes: set NEO4J_URI to neo4j:\/\//],
    ["Neo.TransientError.General.MemoryPoolOutOfMemoryError", "", /it is too busy \(Neo\.TransientError/],
    [
      "Neo.ClientError.Schema.ConstraintValidationFailed",
      "Node(1) already exists with `id` = 'organization:read-only-foundation'",
      null,
    ],
    [
      "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
      "",
      /its database is set to read-only: take it off/,
    ],
    ["SessionExpired", "", /it does not answer any more/],
  ])("%s", (code, message, sentence) => {
    const said = explained(Object.assign(new Error(message), { code }), "bolt://there")?.message;
    if (sentence === null) return expect(said).toBeUndefined();
    expect(said).toMatch(/^The Neo4j server at bolt:\/\/there cannot be used, because .*\.$/);
    expect(said).toMatch(sentence);
  });

  test("a server that speaks no Bolt of this driver's is too old", async () => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined).once("data", () => socket.end(Buffer.alloc(4)));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const address = { uri: `bolt://127.0.0.1:${port}`, username: "neo4j", password: "any", database: null };
    await expect(openStore({ neo4j: address })).rejects.toThrow(
      `The Neo4j server at ${address.uri} cannot be used, because it is too old: Demarche needs Neo4j 5.26 or newer.`,
    );
    server.close();
  });

  test("what is no fault of the server's is not explained away", () => {
    expect(explained(new TypeError("read only in name"), "bolt://there")).toBeNull();
    expect(
      explained(Object.assign(new Error(), { code: "Neo.ClientError.Statement.SyntaxError" }), ""),
    ).toBeNull();
  });
});
