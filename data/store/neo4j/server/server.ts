import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
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
  /** Further lines of neo4j.conf. */
  more?: string[];
}

/** How long a server may take until it answers. */
const READY_MS = 240_000;
const STOP_MS = 60_000;

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

  constructor(settings: ServerSettings) {
    this.#settings = settings;
    this.uri = `bolt://127.0.0.1:${settings.bolt}`;
    this.password = settings.password;
  }

  /**
   * Starts the server, and waits until it answers.
   *
   * @throws {LocalServerError} where a port is in use, or the server ends or does not answer in time
   */
  async start(): Promise<void> {
    const { java, jars, folder, bolt, http, heap, quick = false } = this.#settings;
    for (const port of [bolt, http]) await checkPort(port);
    const conf = join(folder, "conf");
    mkdirSync(conf, { recursive: true });
    writeFileSync(join(conf, "neo4j.conf"), `${this.#conf().join("\n")}\n`);
    const output = openSync(join(folder, "output.log"), "a");
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
    const end = Date.now() + READY_MS;
    while (Date.now() < end) {
      if (failed || !isRunning(child)) throw this.#endedEarly(failed);
      if (await this.#answers()) return;
      await pause(300);
    }
    throw new LocalServerError(
      `Neo4j did not answer within ${READY_MS / 1000} s: read ${join(this.#settings.folder, "output.log")}.`,
    );
  }

  /** Whether it takes our password; a new server takes it in place of its first one. */
  async #answers(): Promise<boolean> {
    if (await this.#asks(this.password, "RETURN 1", "neo4j")) return true;
    await this.#asks("neo4j", "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", "system");
    return false;
  }

  async #asks(password: string, statement: string, database: string): Promise<boolean> {
    const driver = neo4j.driver(this.uri, neo4j.auth.basic(this.username, password), {
      maxTransactionRetryTime: 0,
      connectionTimeout: 5_000,
      logging: { level: "error", logger: () => undefined },
    });
    try {
      await driver.executeQuery(statement, { password: this.password }, { database });
      return true;
    } catch (error) {
      const { code = "", message } = error as { code?: string; message: string };
      if (code === "Neo.ClientError.Security.AuthenticationRateLimit") await pause(5_000);
      else if (code === "Neo.ClientError.Statement.ArgumentError")
        throw new LocalServerError(`Neo4j does not take the password (${message}): give another one.`);
      return false;
    } finally {
      await driver.close();
    }
  }

  #endedEarly(error: Error | null): LocalServerError {
    const log = join(this.#settings.folder, "output.log");
    const lines = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    const last =
      error?.message ??
      lines.findLast((line) => /ERROR|Exception|Caused by/.test(line)) ??
      lines.at(-1) ??
      "";
    return new LocalServerError(
      `Neo4j ended before it answered (${last.trim().slice(0, 300)}): read ${log}.`,
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
