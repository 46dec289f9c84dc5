import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { fetchServer, findJava, LocalServerError } from "./programs.ts";
import { LocalServer } from "./server.ts";

const HELP = `Usage: npm run neo4j -- [options]

Starts Neo4j Community 5.26 on this machine, and stops it with Ctrl-C. Its data stays in var/neo4j.
Maven fetches it once; Java 17 or newer runs it. Once it answers it prints what to set, a line each,
ready for a file .env.

Options:
  --bolt PORT      port of the database (7687)
  --http PORT      port of Neo4j Browser (7474)
  --folder FOLDER  folder of its data (var/neo4j)
  --help
`;

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function portOf(word: string, option: string): number {
  const port = Number(word);
  if (/^\d+$/.test(word) && port > 0 && port < 65_536) return port;
  throw new LocalServerError(`--${option} is "${word}": give a port from 1 to 65535.`);
}

/** The password of this folder's server, which is made with it. */
function passwordOf(folder: string): string {
  const file = join(folder, "password");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(folder, { recursive: true });
  const password = randomBytes(12).toString("base64url");
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return (error as NodeJS.ErrnoException).syscall !== undefined;
}

async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      bolt: { type: "string", default: "7687" },
      http: { type: "string", default: "7474" },
      folder: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const store = resolve(import.meta.dirname, "../../../../var");
  const folder = values.folder ?? join(store, "neo4j");
  const bolt = portOf(values.bolt, "bolt");
  const http = portOf(values.http, "http");
  const java = await findJava();
  const jars = await fetchServer(join(store, "cache"), say);
  const password = passwordOf(folder);
  const server = new LocalServer({ java, jars, folder, bolt, http, password, heap: 1024, pageCache: 256 });
  let stopping = false;
  const stop = () => {
    if (!stopping) say("Stopping Neo4j…");
    stopping = true;
    server.stop();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  say("Starting Neo4j…");
  try {
    await server.start();
  } catch (error) {
    if (stopping) return;
    throw error;
  }
  process.stdout.write(
    `NEO4J_URI=${server.uri}\nNEO4J_USERNAME=${server.username}\nNEO4J_PASSWORD=${server.password}\n`,
  );
  say(`Neo4j Browser is at http://127.0.0.1:${http}. Ctrl-C stops it.`);
  await server.ended();
  if (!stopping) throw new LocalServerError(`Neo4j ended: read ${server.logs.join(" and ")}.`);
}

try {
  await serve();
} catch (error) {
  // A folder that cannot be made or written to is told of by the system.
  const isForeseen = error instanceof LocalServerError || error instanceof TypeError || isOfSystem(error);
  say(isForeseen ? error.message : ((error as Error).stack ?? String(error)));
  process.exitCode = 1;
}
