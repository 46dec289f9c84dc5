import { printOf } from "../copies/print.ts";
import { extractionHash } from "../record.ts";
import { readExtraction } from "./archive.ts";
import type { Connection } from "./connection.ts";
import { countBySource, keepPrint } from "./copies.ts";
import { readArticle } from "./read.ts";
import { identifyAll } from "./write.ts";

/** What brings a file from the version before to this one: what changed in the tables; and what is filled again once they are those of today, which it needs. */
interface Migration {
  sql: string;
  fill?: (connection: Connection) => void;
}

/** By the version that each makes. A migration is never changed once it has been published. */
const MIGRATIONS: Record<number, Migration> = {
  // Edges get the dates of their claims, and an index from the target's side.
  2: {
    sql: `
      ALTER TABLE edge ADD COLUMN date_from TEXT;
      ALTER TABLE edge ADD COLUMN date_to TEXT;
      UPDATE edge SET (date_from, date_to) = (SELECT date_from, date_to FROM claim WHERE claim.key = edge.claim);
      CREATE INDEX edge_of_target ON edge (target, source, relation, status, article_id, place, confidence, date_from, date_to);
    `,
  },
  // Claims get the days that questions ask for, those of the event or else that of the publication; edges get them for the dates they had.
  3: {
    sql: `
      ALTER TABLE claim ADD COLUMN day_from TEXT;
      ALTER TABLE claim ADD COLUMN day_to TEXT;
      UPDATE claim SET (day_from, day_to) = (
        SELECT coalesce(date_from, substr(published_at, 1, 10)), coalesce(date_to, substr(published_at, 1, 10))
        FROM article WHERE article.key = claim.article
      );
      ALTER TABLE edge RENAME COLUMN date_from TO day_from;
      ALTER TABLE edge RENAME COLUMN date_to TO day_to;
      UPDATE edge SET (day_from, day_to) = (SELECT day_from, day_to FROM claim WHERE claim.key = edge.claim);
      CREATE INDEX article_outlet ON article (id, outlet);
    `,
  },
  // Where the graph is drawn.
  4: {
    sql: "CREATE TABLE drawing (key INTEGER PRIMARY KEY CHECK (key = 1), graph TEXT NOT NULL, places TEXT NOT NULL) STRICT",
  },
  // Offices, who is one and the same in several articles, and which texts are copies, which version 8 finds. Articles have no offices until they are read again.
  5: {
    sql: `
      ALTER TABLE article ADD COLUMN own TEXT;
      CREATE TABLE office (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, place INTEGER NOT NULL, holder TEXT NOT NULL,
        called TEXT NOT NULL, office TEXT NOT NULL, single INTEGER NOT NULL, held_in TEXT, tenure TEXT NOT NULL,
        sentence INTEGER NOT NULL REFERENCES sentence, title_start INTEGER NOT NULL, title_end INTEGER NOT NULL,
        PRIMARY KEY (article, place)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX office_of_holder ON office (holder);
      CREATE INDEX office_of_sentence ON office (sentence);
      CREATE TABLE clue (
        key TEXT NOT NULL, called TEXT NOT NULL, day TEXT NOT NULL, holder TEXT NOT NULL, state TEXT NOT NULL,
        article_id TEXT NOT NULL, PRIMARY KEY (key, called, day, holder, state, article_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX clue_of_article ON clue (article_id);
      CREATE TABLE joining (
        article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE, was TEXT NOT NULL, called TEXT NOT NULL,
        entity TEXT NOT NULL, sentence INTEGER NOT NULL REFERENCES sentence, because TEXT NOT NULL, PRIMARY KEY (article, was)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX joining_of_entity ON joining (entity);
      CREATE INDEX joining_of_sentence ON joining (sentence);
      ALTER TABLE article ADD COLUMN voice TEXT;
      ALTER TABLE article ADD COLUMN copy_of TEXT;
      DROP INDEX article_outlet;
      CREATE INDEX article_voice ON article (id, voice);
      CREATE TABLE print (
        rank TEXT PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, outlet TEXT, size INTEGER NOT NULL, sketch TEXT NOT NULL,
        follows TEXT NOT NULL, source TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX print_follower ON print (follows);
      CREATE TABLE band (
        band TEXT NOT NULL, rank TEXT NOT NULL REFERENCES print ON DELETE CASCADE, PRIMARY KEY (band, rank)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX band_of_print ON band (rank);
    `,
    fill: hashAgain,
  },
  // What an article was read from, so that what has not changed need not be read again.
  6: { sql: "ALTER TABLE article ADD COLUMN read_from TEXT" },
  // Which earlier text a text follows stands at its bands too, so that those that follow one are passed by.
  7: {
    sql: `
      CREATE TABLE banded (
        band TEXT NOT NULL, rank TEXT NOT NULL REFERENCES print ON DELETE CASCADE, follows TEXT NOT NULL, PRIMARY KEY (band, rank)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO banded SELECT band, rank, (SELECT follows FROM print WHERE print.rank = band.rank) FROM band;
      DROP TABLE band;
      ALTER TABLE banded RENAME TO band;
      CREATE INDEX band_of_print ON band (rank);
      CREATE INDEX band_following ON band (band, follows);
    `,
  },
  // Of copies the first at its hour is the source, and an outlet is counted once, in whatever way articles write its name. Articles of versions
  // before 5 know who is named in them too.
  8: {
    sql: "DELETE FROM band; DELETE FROM print",
    fill(connection) {
      printAgain(connection);
      identifyAll(connection);
    },
  },
};

/** For what a record holds now, or is hashed by now. */
function hashAgain(connection: Connection): void {
  for (const { id } of connection.all<{ id: string }>("SELECT id FROM article"))
    connection.run(
      "UPDATE article SET extraction_hash = ? WHERE id = ?",
      extractionHash(readExtraction(connection, id)!),
      id,
    );
}

/** For copies and outlets as they are told now. There are no prints yet. */
function printAgain(connection: Connection): void {
  for (const { id } of connection.all<{ id: string }>("SELECT id FROM article")) {
    const { article, sentences } = readArticle(connection, id)!;
    const touched = keepPrint(connection, id, article.outlet, printOf({ article, sentences }));
    countBySource(connection, touched.add(id));
  }
}

/** Brings the tables of an older version up to this one, all at once or not at all; several processes may try at the same time. */
export function migrate(connection: Connection): void {
  if (!(connection.version + 1 in MIGRATIONS)) return;
  connection.writing(() => {
    const fills: Migration["fill"][] = [];
    for (let next = connection.version + 1; next in MIGRATIONS; next++) {
      const { sql, fill } = MIGRATIONS[next]!;
      connection.alter(sql, next);
      fills.push(fill);
    }
    for (const fill of fills) fill?.(connection);
  });
}
