import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { fetchServer, findJava, LocalServerError } from "#data/store/neo4j/server/programs.ts";
import { freePort, LocalServer } from "#data/store/neo4j/server/server.ts";

/** The server that the tests may empty, or why there is none. */
export type TestServer = { address: Neo4jAddress } | { missing: string };

declare module "vitest" {
  export interface ProvidedContext {
    server: TestServer;
  }
}

/** What is fetched for `npm run neo4j` serves the tests too. */
const CACHE = resolve(import.meta.dirname, "../../../../var/cache");

/** A server of the tests' own, in an empty folder and with ports of its own, not started yet. @throws {LocalServerError} */
export async function makeServer(
  folder: string,
  more: { settings?: string[]; bolt?: number; quick?: boolean; password?: string } = {},
): Promise<LocalServer> {
  const java = await findJava();
  const jars = await fetchServer(CACHE, (sentence) => process.stderr.write(`${sentence}\n`));
  return new LocalServer({
    java,
    jars,
    folder,
    bolt: more.bolt ?? (await freePort()),
    http: await freePort(),
    password: more.password ?? "only-for-tests",
    heap: 1024,
    pageCache: 256,
    quick: more.quick ?? true,
    more: more.settings ?? [],
  });
}

export function addressOf({ uri, username, password }: LocalServer): Neo4jAddress {
  return { uri, username, password, database: null };
}

/**
 * Before the tests that need a real Neo4j: starts one, or takes that at TEST_NEO4J_URI (with TEST_NEO4J_USERNAME and TEST_NEO4J_PASSWORD), whose
 * database is emptied over and over. Nothing else of the environment is looked at.
 */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { TEST_NEO4J_URI, TEST_NEO4J_USERNAME, TEST_NEO4J_PASSWORD } = process.env;
  if (TEST_NEO4J_URI) {
    project.provide("server", {
      address: {
        uri: TEST_NEO4J_URI,
        username: TEST_NEO4J_USERNAME || "neo4j",
        password: TEST_NEO4J_PASSWORD ?? "",
        database: null,
      },
    });
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "demarche-neo4j-"));
  try {
    const server = await makeServer(folder);
    await server.start();
    project.provide("server", { address: addressOf(server) });
    return async () => {
      // Nothing of it is wanted any more, and an orderly end takes seconds.
      server.kill();
      await server.ended();
      await rm(folder, { recursive: true });
    };
  } catch (error) {
    await rm(folder, { recursive: true });
    if (!(error instanceof LocalServerError)) throw error;
    project.provide("server", { missing: `the tests on a real Neo4j: ${error.message}` });
    return;
  }
}
