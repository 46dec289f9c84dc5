import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { LocalServerError } from "#data/store/neo4j/server/programs.ts";
import { addressOf, makeServer } from "#tests/data/store/neo4j/server.ts";
import type { Figure } from "./benchmark.ts";

/** Measures on a server that lives as long as the measuring, or on that at TEST_NEO4J_URI, which is emptied; says why where there is none. */
export async function withServer(measure: (address: Neo4jAddress) => Promise<Figure[]>): Promise<Figure[]> {
  const { TEST_NEO4J_URI, TEST_NEO4J_USERNAME, TEST_NEO4J_PASSWORD } = process.env;
  if (TEST_NEO4J_URI) {
    return measure({
      uri: TEST_NEO4J_URI,
      username: TEST_NEO4J_USERNAME || "neo4j",
      password: TEST_NEO4J_PASSWORD ?? "",
      database: null,
    });
  }
  const folder = await mkdtemp(join(tmpdir(), "demarche-bench-neo4j-"));
  try {
    const server = await makeServer(folder, { quick: false });
    await server.start();
    try {
      return await measure(addressOf(server));
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (!(error instanceof LocalServerError)) throw error;
    return [{ what: "Neo4j", found: `not measured: ${error.message}` }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
