import { describe, expect, test } from "vitest";
import type { Connection } from "#data/store/neo4j/connection.ts";
import { explained, Neo4jError } from "#data/store/neo4j/errors.ts";
import { prepareSchema, SCHEMA_VERSION } from "#data/store/neo4j/schema.ts";

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
  test.each([
    ["Neo.ClientError.Security.CredentialsExpired", "", /its first password was never changed: sign in/],
    ["Neo.ClientError.Cluster.NotALeader", "", /takes no writes: set NEO4J_URI to neo4j:\/\//],
    ["Neo.TransientError.General.MemoryPoolOutOfMemoryError", "", /it is too busy \(Neo\.TransientError/],
    [
      "ServiceUnavailable",
      "The server does not support any of the protocol versions supported by this driver",
      /it is too old: Demarche needs Neo4j 5\.26/,
    ],
    ["SessionExpired", "", /it does not answer any more/],
  ])("%s", (code, message, sentence) => {
    const said = explained(Object.assign(new Error(message), { code }), "bolt://there")!.message;
    expect(said).toMatch(/^The Neo4j server at bolt:\/\/there cannot be used, because .*\.$/);
    expect(said).toMatch(sentence);
  });

  test("what is no fault of the server's is not explained away", () => {
    expect(explained(new TypeError("read only in name"), "bolt://there")).toBeNull();
    expect(
      explained(Object.assign(new Error(), { code: "Neo.ClientError.Statement.SyntaxError" }), ""),
    ).toBeNull();
  });
});
