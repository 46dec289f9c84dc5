import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import neo4j, { type Driver } from "neo4j-driver";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { StorePlace } from "../contract/place.ts";

/** Runs a statement that is not the store's own, and gives its rows. */
export async function ask<Row>(
  address: Neo4jAddress,
  statement: string,
  values: Record<string, unknown> = {},
): Promise<Row[]> {
  const driver = driverOf(address);
  try {
    const { records } = await driver.executeQuery(statement, values);
    return records.map((record) => record.toObject() as Row);
  } finally {
    await driver.close();
  }
}

/** What Neo4j Browser would warn of under a statement. */
export async function warningsOf(address: Neo4jAddress, statement: string): Promise<string[]> {
  const driver = driverOf(address);
  try {
    const { summary } = await driver.executeQuery(statement);
    return summary.gqlStatusObjects
      .filter(({ severity }) => severity === "WARNING" || severity === "INFORMATION")
      .map(({ gqlStatus, statusDescription }) => `${gqlStatus}: ${statusDescription}`);
  } finally {
    await driver.close();
  }
}

function driverOf({ uri, username, password }: Neo4jAddress): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
}

/** The server's database, emptied. Community has one alone: a new place takes away what the last one held. */
export async function makePlace(address: Neo4jAddress): Promise<StorePlace> {
  const empty = async () => {
    const driver = driverOf(address);
    const session = driver.session();
    // In parts, which only a statement outside of a transaction may do: a benchmark's graph is more than one can hold.
    await session.run(
      "MATCH (node) WHERE NOT node:DemarcheStore OR node.id = 'drawing' CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 5000 ROWS",
    );
    await session.close();
    await driver.close();
  };
  await empty();
  return { open: () => openStore({ neo4j: address }), remove: empty };
}

/** What a store holds into which these are written one after the other, as `read` tells it. */
export async function undisturbed<Content>(
  made: readonly Extraction[],
  read: (store: Store) => Promise<Content>,
): Promise<Content> {
  const folder = await mkdtemp(join(tmpdir(), "demarche-undisturbed-"));
  const store = await openStore(join(folder, "store.db"));
  for (const one of made) await store.write(one);
  const content = await read(store);
  await store.close();
  await rm(folder, { recursive: true });
  return content;
}
