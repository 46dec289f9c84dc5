import { extractionHash } from "../record.ts";
import { readExtraction } from "./archive.ts";
import type { Connection } from "./connection.ts";

/** What brings a file from the version before to this one; what changed in the tables, then what has to be filled again. */
interface Migration {
  sql: string;
  fill?: (connection: Connection) => void;
}

/** By the version that each makes. A migration is never changed once it has been published. */
const MIGRATIONS: Record<number, Migration> = {
  // Edges get the dates of their claims, and an index from the target's side; hashes do not depend on an extraction's order any more.
  2: {
    sql: `
      ALTER TABLE edge ADD COLUMN date_from TEXT;
      ALTER TABLE edge ADD COLUMN date_to TEXT;
      UPDATE edge SET (date_from, date_to) = (SELECT date_from, date_to FROM claim WHERE claim.key = edge.claim);
      CREATE INDEX edge_of_target ON edge (target, source, relation, status, article_id, place, confidence, date_from, date_to);
    `,
    fill(connection) {
      for (const { id } of connection.all<{ id: string }>("SELECT id FROM article"))
        connection.run(
          "UPDATE article SET extraction_hash = ? WHERE id = ?",
          extractionHash(readExtraction(connection, id)!),
          id,
        );
    },
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
};

/** Brings the tables of an older version up to this one, all at once or not at all; several processes may try at the same time. */
export function migrate(connection: Connection): void {
  if (!(connection.version + 1 in MIGRATIONS)) return;
  connection.writing(() => {
    for (let next = connection.version + 1; next in MIGRATIONS; next++) {
      const { sql, fill } = MIGRATIONS[next]!;
      connection.alter(sql, next);
      fill?.(connection);
    }
  });
}
