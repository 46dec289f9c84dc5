import { setTimeout as pause } from "node:timers/promises";
import neo4j, { type Driver, type ManagedTransaction } from "neo4j-driver";
import { explained, isThereAlready, metAnotherWriter, Neo4jError } from "./errors.ts";

/** Where a Neo4j database is and who asks. */
export interface Neo4jAddress {
  /** bolt://, neo4j:// (finds the members of a cluster), each with +s for an encrypted connection. */
  uri: string;
  username: string;
  password: string;
  /** Null for the server's default. */
  database: string | null;
}

/** How long what met a lost connection, a restart or another writer is tried again. */
const RETRY_MS = 30_000;

/** The same of what somebody waits for before a page. */
const IMPATIENT_MS = 3_000;

export interface ConnectionOptions {
  /** Somebody waits for what is read: it is not tried again for as long as what is written. */
  isReadImpatiently?: boolean;
}

/** Runs a statement with values for its parameters, and gives its rows. */
export type Run = <Row>(statement: string, values?: Record<string, unknown>) => Promise<Row[]>;

/** A connection pool to one database of a server. */
export class Connection {
  readonly #driver: Driver;
  /** For what is read: a driver tries all again for one length of time. */
  readonly #reader: Driver;
  readonly #database: { database?: string };
  /** What was written by this connection is there for what it reads next, on whatever member of a cluster. */
  readonly #bookmarks = neo4j.bookmarkManager();
  readonly #place: string;

  /** @throws {Neo4jError} where the address is none; nothing is connected yet */
  constructor(
    { uri, username, password, database }: Neo4jAddress,
    { isReadImpatiently = false }: ConnectionOptions = {},
  ) {
    this.#place = database === null ? uri : `${uri} (database ${database})`;
    this.#database = database === null ? {} : { database };
    const driver = (maxTransactionRetryTime: number, connectionAcquisitionTimeout: number) =>
      neo4j.driver(uri, neo4j.auth.basic(username, password), {
        disableLosslessIntegers: true,
        maxTransactionRetryTime,
        connectionAcquisitionTimeout,
        connectionTimeout: connectionAcquisitionTimeout,
        userAgent: "demarche",
      });
    try {
      // The driver takes a port that there cannot be, and fails with it later.
      new URL(uri);
      this.#driver = driver(RETRY_MS, 15_000);
      this.#reader = isReadImpatiently ? driver(IMPATIENT_MS, IMPATIENT_MS) : this.#driver;
    } catch (error) {
      throw new Neo4jError(
        `NEO4J_URI is "${uri}", which is no address of a Neo4j server (${(error as Error).message}): set it to bolt://HOST:7687, neo4j://HOST or neo4j+s://HOST.`,
      );
    }
  }

  /** Asks the server for its version, without trying twice. @throws {Neo4jError} */
  async serverVersion(statement: string): Promise<string> {
    return this.#explained(async () => {
      await this.#driver.verifyConnectivity(this.#database);
      const [row] = await this.reading((run) => run<{ version: string }>(statement));
      return row!.version;
    });
  }

  /**
   * Runs one statement outside of a transaction of ours, as changes of the schema want it. Where another program makes the same at the same time,
   * IF NOT EXISTS does not keep the second from an error: what is wanted is there then.
   */
  async command(statement: string): Promise<void> {
    await this.#explained(() =>
      this.#driver.executeQuery(statement, {}, this.#database).catch((error: unknown) => {
        if (!isThereAlready(error)) throw error;
      }),
    );
  }

  async reading<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    return this.#inSession("READ", (session) =>
      session.executeRead((transaction) => work(runner(transaction))),
    );
  }

  /**
   * Runs `work` in a transaction: all that it writes is kept, or where it throws nothing. It is done again where the connection was lost,
   * the server restarted or another writer was in the way, for up to 30 s; so it may have been committed before, unheard.
   *
   * @throws {Neo4jError} where the server takes nothing any more
   */
  async writing<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    const end = Date.now() + RETRY_MS;
    for (let wait = 5; ; wait = Math.min(wait * 2, 1000)) {
      try {
        return await this.#inSession("WRITE", (session) =>
          session.executeWrite((transaction) => work(runner(transaction))),
        );
      } catch (error) {
        if (!metAnotherWriter(error) || Date.now() + wait > end) throw error;
        await pause(wait * (0.5 + Math.random()));
      }
    }
  }

  /** An error that says that this store cannot be used, with its address. */
  refusal(reason: string): Neo4jError {
    return new Neo4jError(`The Neo4j server at ${this.#place} cannot be used, because ${reason}.`);
  }

  async close(): Promise<void> {
    for (const driver of new Set([this.#driver, this.#reader])) await driver.close();
  }

  async #inSession<Result>(
    mode: "READ" | "WRITE",
    work: (session: ReturnType<Driver["session"]>) => Promise<Result>,
  ): Promise<Result> {
    const session = (mode === "READ" ? this.#reader : this.#driver).session({
      ...this.#database,
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
    });
    try {
      return await this.#explained(() => work(session));
    } finally {
      await session.close().catch(() => undefined);
    }
  }

  async #explained<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw explained(error, this.#place) ?? error;
    }
  }
}

function runner(transaction: ManagedTransaction): Run {
  return async <Row>(statement: string, values: Record<string, unknown> = {}) => {
    const { records } = await transaction.run(statement, values);
    return records.map((record) => record.toObject() as Row);
  };
}
