import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { LocalServerError } from "./programs.ts";

export interface ServerSettings {
  /** The program `java`, of Java 17 or newer. */
  java: string;
  /** Folder of the server's jars. */
  jars: string;
  /** Folder of its data, logs and settings; one server at a time. */
  folder: string;
  /** Ports on 127.0.0.1. */
  bolt: number;
  http: number;
  password: string;
  /** Megabytes. */
  heap: number;
  pageCache: number;
  /** Starts sooner, and is slower afterwards: for a server that lives for seconds. */
  quick?: boolean;
  /** Further settings, as lines of neo4j.conf. */
  more?: string[];
}

/** How long a server may take until it answers. */
const READY_MS = 240_000;
const STOP_MS = 60_000;

/** So often a server that answers may refuse both passwords, ours and that of a new server, before that is its last word. */
const REFUSALS = 4;

/** What came of asking a server something with a password. */
type Answer = "done" | "refused" | "none";

const OPENED = ["java.nio", "java.io", "sun.nio.ch"].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
);

/** A Neo4j server on this machine, run by this process. */
export class LocalServer {
  readonly uri: string;
  readonly username = "neo4j";
  readonly password: string;
  readonly #settings: ServerSettings;
  #child: ChildProcess | null = null;
  /** Where in each log, which others wrote before, what this server says begins, in bytes. */
  #logStarts: number[] = [];

  constructor(settings: ServerSettings) {
    this.#settings = settings;
    this.uri = `bolt://127.0.0.1:${settings.bolt}`;
    this.password = settings.password;
  }

  /**
   * Starts the server, and waits until it answers.
   *
   * @throws {LocalServerError} where a port or the folder is in use, or the server refuses the password, ends or does not answer in time
   */
  async start(): Promise<void> {
    const { java, jars, folder, bolt, http, heap, quick = false } = this.#settings;
    for (const port of [bolt, http]) await checkPort(port);
    const conf = join(folder, "conf");
    mkdirSync(conf, { recursive: true });
    const output = openSync(join(folder, "output.log"), "a");
    this.#logStarts = this.logs.map((log) => statSync(log, { throwIfNoEntry: false })?.size ?? 0);
    const child = spawn(
      java,
      [
        `-Xmx${heap}m`,
        "-XX:+UseSerialGC",
        ...(quick ? ["-XX:TieredStopAtLevel=1"] : []),
        ...OPENED,
        "-cp",
        join(jars, "*"),
        "org.neo4j.server.CommunityEntryPoint",
        `--home-dir=${folder}`,
        `--config-dir=${conf}`,
        // Not in a file, which may be that of a server that runs in this folder already.
        ...this.#conf().flatMap((line) => ["-c", line]),
      ],
      // A group of its own: Ctrl-C reaches this process first, which then stops the server.
      { stdio: ["ignore", output, output], detached: true },
    );
    this.#child = child;
    const kill = () => this.kill();
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    try {
      await this.#ready(child);
    } catch (error) {
      this.kill();
      throw error;
    }
  }

  /** Resolves when the server ends, of itself or by `stop`. */
  async ended(): Promise<void> {
    const child = this.#child;
    if (child && isRunning(child)) await once(child, "exit");
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || !isRunning(child)) return;
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    // Once the server has ended, nothing is waited for any more.
    const late = pause(STOP_MS, "late", { ref: false });
    if ((await Promise.race([exit, late])) === "late") this.kill();
    await exit;
  }

  /** Ends the server as a power cut would. */
  kill(): void {
    this.#child?.kill("SIGKILL");
  }

  /** What Java says, and what Neo4j says. */
  get logs(): readonly [java: string, neo4j: string] {
    const { folder } = this.#settings;
    return [join(folder, "output.log"), join(folder, "logs/neo4j.log")];
  }

  #conf(): string[] {
    const { bolt, http, pageCache, more = [] } = this.#settings;
    return [
      "server.default_listen_address=127.0.0.1",
      `server.bolt.listen_address=127.0.0.1:${bolt}`,
      `server.http.listen_address=127.0.0.1:${http}`,
      `server.memory.pagecache.size=${pageCache}m`,
      "dbms.usage_report.enabled=false",
      ...more,
    ];
  }

  async #ready(child: ChildProcess): Promise<void> {
    let failed: Error | null = null;
    child.once("error", (error) => {
      failed = error;
    });
    const { folder } = this.#settings;
    const end = Date.now() + READY_MS;
    let refusals = 0;
    while (Date.now() < end) {
      if (failed || !isRunning(child)) throw this.#endedEarly(failed);
      const ours = await this.#asks(this.password, "RETURN 1", "neo4j");
      if (ours === "done") return;
      // A new server takes our password in place of its first one.
      const first = await this.#asks(
        "neo4j",
        "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
        "system",
      );
      if (ours === "refused" && first === "refused") refusals++;
      if (refusals === REFUSALS)
        throw new LocalServerError(
          `The Neo4j in ${folder} does not take the password in ${join(folder, "password")}: write there the one that it was made with, or give another folder by --folder.`,
        );
      await pause(300);
    }
    throw new LocalServerError(
      `Neo4j did not answer within ${READY_MS / 1000} s: read ${this.logs.join(" and ")}.`,
    );
  }

  async #asks(password: string, statement: string, database: string): Promise<Answer> {
    const driver = neo4j.driver(this.uri, neo4j.auth.basic(this.username, password), {
      maxTransactionRetryTime: 0,
      connectionTimeout: 5_000,
      logging: { level: "error", logger: () => undefined },
    });
    try {
      await driver.executeQuery(statement, { password: this.password }, { database });
      return "done";
    } catch (error) {
      const { code = "", message } = error as { code?: string; message: string };
      if (code === "Neo.ClientError.Security.AuthenticationRateLimit") await pause(5_000);
      else if (code === "Neo.ClientError.Statement.ArgumentError")
        throw new LocalServerError(`Neo4j does not take the password (${message}): give another one.`);
      return code.startsWith("Neo.ClientError.Security.") ? "refused" : "none";
    } finally {
      await driver.close();
    }
  }

  #endedEarly(error: Error | null): LocalServerError {
    const said = this.logs
      .map((log, place) =>
        existsSync(log) ? readFileSync(log).subarray(this.#logStarts[place]).toString() : "",
      )
      .join("\n");
    const { folder } = this.#settings;
    if (/FileLockException|store_lock/.test(said))
      return new LocalServerError(
        `A Neo4j runs in ${folder} already: stop that one first, or give another folder by --folder.`,
      );
    const lines = said.trim().split("\n");
    const last =
      error?.message ??
      lines.findLast((line) => /ERROR|Exception|Caused by/.test(line)) ??
      lines.at(-1) ??
      "";
    return new LocalServerError(
      `Neo4j ended before it answered (${last.trim().slice(0, 300)}): read ${this.logs.join(" and ")}.`,
    );
  }
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

async function checkPort(port: number): Promise<void> {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening").catch((error: Error) => {
    throw new LocalServerError(
      `Neo4j cannot listen on port ${port} of 127.0.0.1 (${error.message}): stop the program that does, or choose others by --bolt and --http.`,
    );
  });
  server.close();
  await once(server, "close");
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
