import { DatabaseSync, type StatementSync } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import type { Status } from "#schema/claim.ts";
import type { Telling } from "./telling.ts";

/** A telling as it stands in a briefing: a note of its own, and in what statement. */
export interface Placed
  extends Pick<Telling, "when" | "text" | "remark" | "sentence" | "source" | "caution"> {
  /** Of its note, from 1, without a gap. */
  number: number;
  /** The note that quotes the same sentence of the same source before this one; null where none does. */
  sameAs: number | null;
  /** The same for all that is said in the same words, of the same time, between the same. */
  statement: number;
  pair: number;
  heading: string;
}

const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA cache_size = -8000;
  BEGIN;
  CREATE TABLE pairs (id INTEGER PRIMARY KEY, key TEXT UNIQUE, heading TEXT, ends INTEGER, tellings INTEGER);
  CREATE TABLE sentences (id INTEGER PRIMARY KEY, source INTEGER, text TEXT, note INTEGER, UNIQUE (source, text));
  CREATE TABLE tellings (
    number INTEGER PRIMARY KEY, pair INTEGER, status TEXT, standing INTEGER, day TEXT,
    "when" TEXT, text TEXT, remark TEXT, caution TEXT, sentence INTEGER
  );
  CREATE INDEX tellings_of_pair ON tellings (pair);
  CREATE TABLE notes (number INTEGER PRIMARY KEY, telling INTEGER, statement INTEGER);
`;

/** Pairs before whoever is alone; those with the most statements first. */
const RANKED = "FROM pairs ORDER BY ends > 1 DESC, tellings DESC, heading, id";

/** In time, what has neither day before standing ties; what is said in the same words of the same time together, where the first of it stands. */
const IN_ORDER = `
  SELECT number, min(place) OVER (PARTITION BY "when", text, remark) AS statement
  FROM (
    SELECT number, "when", text, remark, row_number() OVER (ORDER BY standing, day, number) AS place
    FROM tellings WHERE pair = ?
  )
  ORDER BY statement, place
`;

const PLACED = `
  SELECT notes.number, nullif(sentences.note, notes.number) AS sameAs, statement, pair, heading,
    "when", tellings.text, remark, caution, source, sentences.text AS sentence
  FROM notes
  JOIN tellings ON tellings.number = telling
  JOIN sentences ON sentences.id = sentence
  JOIN pairs ON pairs.id = pair
  ORDER BY notes.number
`;

/** After so many rows whatever else waits has its turn. */
const TURN = 200;

/**
 * What a briefing tells, put in order outside of memory: in a database without a name, which SQLite keeps in a temporary file and removes when it
 * is closed. Tellings are added, then arranged once, then read as often as is wanted.
 */
export class Collation {
  readonly #file = new DatabaseSync("");
  readonly #pair: StatementSync;
  readonly #sentence: StatementSync;
  readonly #telling: StatementSync;
  #notes = 0;

  constructor() {
    this.#file.exec(SCHEMA);
    this.#pair = this.#file.prepare(
      "INSERT INTO pairs (key, heading, ends, tellings) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET tellings = tellings + 1 RETURNING id",
    );
    this.#sentence = this.#file.prepare(
      "INSERT INTO sentences (source, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET source = source RETURNING id, note",
    );
    this.#telling = this.#file.prepare("INSERT INTO tellings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /** @param parties a key that the same ends share, and their names in one line */
  add(told: Telling, parties: { key: string; heading: string; ends: number }): void {
    const pair = this.#pair.get(parties.key, parties.heading, parties.ends)!.id!;
    const sentence = this.#sentence.get(told.source, told.sentence)!.id!;
    const { number, status, isStanding, day, when, text, remark, caution } = told;
    this.#telling.run(
      ...[number, pair, status, Number(isStanding), day, when, text, remark, caution, sentence],
    );
  }

  /** Gives each telling its note, in the order of the briefing. */
  async arrange(): Promise<void> {
    const inOrder = this.#file.prepare(IN_ORDER);
    const insert = this.#file.prepare("INSERT INTO notes VALUES (?, ?, ?)");
    const quote = this.#file.prepare(
      "UPDATE sentences SET note = ? WHERE note IS NULL AND id = (SELECT sentence FROM tellings WHERE number = ?)",
    );
    for (const { id } of this.#file.prepare(`SELECT id ${RANKED}`).iterate()) {
      for (const { number, statement } of inOrder.iterate(id!)) {
        this.#notes += 1;
        insert.run(this.#notes, number!, statement!);
        quote.run(this.#notes, number!);
        if (this.#notes % TURN === 0) await setImmediate();
      }
    }
  }

  /** A note behind all others: its number, and the note that quotes the same sentence of the same source already. */
  noteOf(source: number, sentence: string): { number: number; sameAs: number | null } {
    this.#notes += 1;
    const { id, note } = this.#sentence.get(source, sentence) as { id: number; note: number | null };
    if (note === null) this.#file.prepare("UPDATE sentences SET note = ? WHERE id = ?").run(this.#notes, id);
    return { number: this.#notes, sameAs: note };
  }

  /** In the order of their notes. */
  *placed(): Generator<Placed> {
    for (const row of this.#file.prepare(PLACED).iterate()) yield row as unknown as Placed;
  }

  /** How many tellings have each status, over all. */
  statuses(): Map<Status, number> {
    return counts(this.#file.prepare("SELECT status, count(*) AS count FROM tellings GROUP BY status").all());
  }

  /** The first pairs of the order, with how many of their tellings have each status. */
  first(most: number): { heading: string; statuses: Map<Status, number> }[] {
    const ofPair = this.#file.prepare(
      "SELECT status, count(*) AS count FROM tellings WHERE pair = ? GROUP BY status",
    );
    return this.#file
      .prepare(`SELECT id, heading ${RANKED} LIMIT ?`)
      .all(most)
      .map(({ id, heading }) => ({ heading: String(heading), statuses: counts(ofPair.all(id!)) }));
  }

  close(): void {
    this.#file.close();
  }
}

function counts(rows: readonly Record<string, unknown>[]): Map<Status, number> {
  return new Map(rows.map(({ status, count }) => [status as Status, Number(count)]));
}
