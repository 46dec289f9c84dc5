import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import type { ConnectionOptions, Neo4jAddress } from "./neo4j/connection.ts";
import { SqliteStore } from "./sqlite/store.ts";
import { type Store, StoreError } from "./store.ts";

/** Where a store is: a SQLite file, or a database of a Neo4j server. */
export type StorePlace = { sqlite: string } | { neo4j: Neo4jAddress };

type Environment = Record<string, string | undefined>;

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * The environment, with what the file `.env` in the project's folder adds to it. The environment goes first: where it says which store is meant,
 * by DEMARCHE_DB or NEO4J_URI, the file does not.
 *
 * @throws {StoreError} where the file is none of text, or cannot be read: a store that it names would be passed over without a word
 */
export function readEnvironment(
  environment: Environment = process.env,
  file = resolve(ROOT, ".env"),
): Environment {
  if (!existsSync(file)) return environment;
  const added: Environment = parseEnv(readText(file));
  if (added.NEO4J_URL && !added.NEO4J_URI)
    throw new StoreError(`${file} sets NEO4J_URL, which nothing reads: call it NEO4J_URI.`);
  if (environment.DEMARCHE_DB) delete added.NEO4J_URI;
  if (environment.NEO4J_URI) delete added.DEMARCHE_DB;
  return { ...added, ...environment };
}

/** Text as editors write it: UTF-8, or UTF-16 with its mark. */
function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    const marks = `${bytes[0]},${bytes[1]}`;
    const encoding = marks === "255,254" ? "utf-16le" : marks === "254,255" ? "utf-16be" : "utf-8";
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new StoreError(
      `${file} cannot be read as text (${(error as Error).message}): write it anew, a line NAME=VALUE each, or remove it.`,
    );
  }
}

/**
 * The store that the environment names: the server at NEO4J_URI, or else the file DEMARCHE_DB, or else `var/demarche.db` in the project's
 * folder.
 *
 * @throws {StoreError} where it names two, or a server without a password
 */
export function placeIn(environment: Environment): StorePlace {
  const { NEO4J_URI, DEMARCHE_DB } = environment;
  if (!NEO4J_URI) return { sqlite: DEMARCHE_DB || resolve(ROOT, "var/demarche.db") };
  if (DEMARCHE_DB) {
    throw new StoreError(
      `NEO4J_URI is "${NEO4J_URI}" and DEMARCHE_DB is "${DEMARCHE_DB}", but there can be one store only: unset one of them.`,
    );
  }
  return neo4jIn(environment);
}

/**
 * The store that a word names: "sqlite:FILE", or "neo4j" for the server that the environment names.
 *
 * @throws {StoreError} where it is none of the two, or the environment names no server
 */
export function placeNamed(word: string, environment: Environment): StorePlace {
  if (word === "neo4j") return neo4jIn(environment);
  const file = /^sqlite:(.+)$/s.exec(word)?.[1];
  if (file !== undefined) return { sqlite: file };
  throw new StoreError(`"${word}" names no store: write sqlite:FILE, or neo4j for the server at NEO4J_URI.`);
}

/** Whether two places hold one store, by whatever names. */
export function areSame(one: StorePlace, other: StorePlace): boolean {
  if ("sqlite" in one && "sqlite" in other) return fileOf(one.sqlite) === fileOf(other.sqlite);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** @throws {StoreError} where there is no store yet */
export function demandStore(place: StorePlace): void {
  if ("sqlite" in place && !existsSync(place.sqlite))
    throw new StoreError(`There is no store ${resolve(place.sqlite)}: name a file that is there.`);
}

/** Tells a file from all others, whatever links lead to it. */
function fileOf(path: string): string {
  const file = statSync(path, { throwIfNoEntry: false });
  return file ? `${file.dev} ${file.ino}` : resolve(path);
}

/**
 * Opens a store, and makes it where there is none yet.
 *
 * @param place a file's name means a SQLite file
 * @param options for a server
 * @throws {StoreError} where it cannot be used; the message is one sentence with its place and the remedy
 */
export async function openStore(place: StorePlace | string, options: ConnectionOptions = {}): Promise<Store> {
  if (typeof place === "string") return new SqliteStore(place);
  if ("sqlite" in place) return new SqliteStore(place.sqlite);
  // The driver takes a moment to load, and most stores are files.
  const { Neo4jStore } = await import("./neo4j/store.ts");
  return Neo4jStore.open(place.neo4j, options);
}

function neo4jIn({ NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE }: Environment): StorePlace {
  if (!NEO4J_URI) {
    throw new StoreError(
      "NEO4J_URI is not set: set it to the address of a Neo4j server, as bolt://127.0.0.1:7687, in the environment or in .env (npm run neo4j starts a server and prints what to set).",
    );
  }
  if (NEO4J_DATABASE === "system") {
    throw new StoreError(
      'NEO4J_DATABASE is "system", which keeps users and databases and no graph: set it to another, or leave it out.',
    );
  }
  if (!NEO4J_PASSWORD) {
    throw new StoreError(
      `NEO4J_URI is "${NEO4J_URI}", but NEO4J_PASSWORD is not set: set it to the password of the user ${NEO4J_USERNAME || "neo4j"}, in the environment or in .env.`,
    );
  }
  return {
    neo4j: {
      uri: NEO4J_URI,
      username: NEO4J_USERNAME || "neo4j",
      password: NEO4J_PASSWORD,
      database: NEO4J_DATABASE || null,
    },
  };
}
