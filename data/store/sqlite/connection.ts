import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { StoreError } from "../store.ts";
import { APPLICATION_ID, SCHEMA_VERSION, TABLES } from "./schema.ts";

/** Values of a statement's parameters, in their order, or one object with them by name. */
type Values = SQLInputValue[] | [Record<string, SQLInputValue>];

/** How long a process waits for another one's write before it gives up. */
const BUSY_MS = 20_000;

/** Rows of one INSERT: a statement is kept for each number of them. */
const MOST_ROWS = 50;

/** Result codes of SQLite (https://sqlite.org/rescode.html) that mean something to whoever gave the file's name. */
const REASONS: Record<number, string> = {
  5: "another program has been writing to it for a long time: wait for it to end, or stop it",
  8: "it cannot be written to: give this user the right to write to it and to its folder, or choose another file by DEMARCHE_DB",
  10: "the disk reports an error: check that it is well and not full, or choose another file by DEMARCHE_DB",
  11: "it is damaged: put a copy of it back, or move it away and ingest the articles again",
  13: "the disk is full: make room on it, or choose another file by DEMARCHE_DB",
  14: "it cannot be opened: check that it is a file and that its folder can be written to, or choose another file by DEMARCHE_DB",
  26: "it is not a database: choose another file by DEMARCHE_DB, or move it away",
};

/** A store's file that cannot be used; the message is one sentence with the file's name and the remedy. */
export class StoreFileError extends StoreError {
  override name = "StoreFileError";
}

/** An open database file: runs SQL with values as parameters and keeps prepared statements. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  /** How often this process began to write; of the others SQLite tells. */
  #written = 0;

  /**
   * Opens a store's file, with its tables made where it is new or empty. Tables of an older version stay as they are.
   *
   * @throws {StoreFileError} where the file cannot be used
   */
  constructor(path: string) {
    this.#path = resolve(path);
    this.#database = this.#explained(() => {
      mkdirSync(dirname(this.#path), { recursive: true });
      return new DatabaseSync(this.#path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
    });
    try {
      this.#explained(() => this.#prepareFile());
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  all<Row>(sql: string, ...values: Values): Row[] {
    return this.#statement(sql).all(...(values as SQLInputValue[])) as Row[];
  }

  get<Row>(sql: string, ...values: Values): Row | undefined {
    return this.#statement(sql).get(...(values as SQLInputValue[])) as Row | undefined;
  }

  /** Runs a statement that gives no rows; returns the key of the row it inserted, where it did. */
  run(sql: string, ...values: Values): number {
    return Number(this.#statement(sql).run(...(values as SQLInputValue[])).lastInsertRowid);
  }

  /**
   * Inserts rows whose keys SQLite gives, many by one statement. Tables with a full-text index want it: before each statement the index writes out what
   * the last one gave it, as a part of its own that has to be merged with the others later.
   *
   * @returns the keys of the rows, in their order
   */
  insert(table: string, columns: readonly string[], rows: readonly SQLInputValue[][]): number[] {
    const keys: number[] = [];
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const some = rows.slice(from, from + MOST_ROWS);
      const row = `(${columns.map(() => "?").join(", ")})`;
      const values = some.map(() => row).join(", ");
      const last = this.run(`INSERT INTO ${table} (${columns.join(", ")}) VALUES ${values}`, ...some.flat());
      // Each key is the largest there is and one more, and nobody else writes.
      for (let place = 1; place <= some.length; place++) keys.push(last - some.length + place);
    }
    return keys;
  }

  /** Runs `work` on one unchanging state of the file, whatever other processes write meanwhile. */
  reading<Result>(work: () => Result): Result {
    return this.#transaction("BEGIN", work);
  }

  /** Runs `work` as the only writer: all that it writes is kept, or where it throws nothing. */
  writing<Result>(work: () => Result): Result {
    this.#written += 1;
    return this.#transaction("BEGIN IMMEDIATE", work);
  }

  /** A word for what the file holds: another one after every write, of this process or of another. Belongs into a reading transaction. */
  get state(): string {
    const { data_version: byOthers } = this.get<{ data_version: number }>("PRAGMA data_version")!;
    return `${this.#written} ${byOthers}`;
  }

  /** The version of the tables. */
  get version(): number {
    return this.get<{ user_version: number }>("PRAGMA user_version")!.user_version;
  }

  /** Runs statements that change tables, and notes their new version. Belongs into a writing transaction. */
  alter(sql: string, version: number): void {
    this.#statements.clear();
    this.#database.exec(`${sql}; PRAGMA user_version = ${version}`);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #statement(sql: string): ReturnType<DatabaseSync["prepare"]> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #transaction<Result>(begin: string, work: () => Result): Result {
    return this.#explained(() => {
      this.#database.exec(begin);
      try {
        const result = work();
        this.#database.exec("COMMIT");
        return result;
      } catch (error) {
        // Where the disk is full or broken SQLite has rolled back by itself.
        if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
        throw error;
      }
    });
  }

  #prepareFile(): void {
    // Reading comes first: it fails on what is not a database, before anything is written.
    const found = this.reading(() => this.#version());
    if (found === null) this.#makeTables();
    else if (found > SCHEMA_VERSION) throw this.#versionError(found);
    // In WAL mode this never loses the file's soundness; a power cut may take the last articles, which are ingested again.
    this.#database.exec("PRAGMA synchronous = NORMAL");
    // 40 MB of log before it is written into the file: an article touches hundreds of pages, and the next one mostly the same.
    this.#database.exec("PRAGMA wal_autocheckpoint = 10000");
    // 64 MB: with SQLite's 2 MB a graph of a million claims is read from the file again and again.
    this.#database.exec("PRAGMA cache_size = -65536");
    // An empty transaction writes nothing, but is refused where the file is read-only.
    this.writing(() => undefined);
  }

  /** The version of the tables in the file, null where it has none yet. Belongs into a transaction: another process may be making them. */
  #version(): number | null {
    const number = (pragma: string) =>
      Object.values(this.get<Record<string, number>>(`PRAGMA ${pragma}`)!)[0]!;
    if (number("application_id") === APPLICATION_ID) return number("user_version");
    if (!this.get("SELECT 1 FROM sqlite_schema LIMIT 1")) return null;
    throw new StoreFileError(
      `The store ${this.#path} cannot be used, because it is another program's database: choose another file by DEMARCHE_DB.`,
    );
  }

  #makeTables(): void {
    // The change to WAL does not wait for a lock, so two processes that start at once may collide in it.
    for (let tries = 0; ; tries++) {
      try {
        this.#database.exec("PRAGMA journal_mode = WAL");
        break;
      } catch (error) {
        if (codeOf(error) !== 5 || tries === 100) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      }
    }
    this.writing(() => {
      if (this.#version() !== null) return;
      this.#database.exec(TABLES);
      this.#database.exec(
        `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`,
      );
    });
  }

  #versionError(found: number): StoreFileError {
    return new StoreFileError(
      `The store ${this.#path} cannot be used, because it was made by a newer Demarche (version ${found}, this one knows up to ${SCHEMA_VERSION}): update Demarche, or choose another file by DEMARCHE_DB.`,
    );
  }

  #explained<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === null) throw error;
      throw new StoreFileError(`The store ${this.#path} cannot be used, because ${reason}.`, {
        cause: error,
      });
    }
  }
}

/** The primary result code of an error of SQLite, null for other errors. */
function codeOf(error: unknown): number | null {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === "number" ? code & 0xff : null;
}

function reasonOf(error: unknown): string | null {
  const code = codeOf(error);
  if (code !== null) return REASONS[code] ?? null;
  const system = error as NodeJS.ErrnoException;
  if (system.syscall === "mkdir") {
    return `its folder cannot be made (${system.code}): choose another file by DEMARCHE_DB`;
  }
  return null;
}
