import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { type Ended, ended } from "#tests/ingest/cli/command.ts";

const main = resolve(import.meta.dirname, "../../../../ingest/main.ts");

/** Starts the real command line with this server named in its environment. */
export function startOn(
  { uri, username, password }: Neo4jAddress,
  args: string[],
  more: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [main, ...args], {
    env: {
      ...process.env,
      NEO4J_URI: uri,
      NEO4J_USERNAME: username,
      NEO4J_PASSWORD: password,
      NEO4J_DATABASE: "",
      ...more,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the real command line to its end. */
export function runOn(address: Neo4jAddress, args: string[], more?: Record<string, string>): Promise<Ended> {
  return ended(startOn(address, args, more));
}
