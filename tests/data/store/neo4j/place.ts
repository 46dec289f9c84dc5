import { beforeEach, inject } from "vitest";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";

/** Skips every test of the file, by name, where there is no server; else gives its address. */
export function needServer(): Neo4jAddress {
  const server = inject("server");
  beforeEach(({ skip }) => {
    if ("missing" in server) skip(server.missing);
  });
  return "address" in server ? server.address : { uri: "", username: "", password: "", database: null };
}
