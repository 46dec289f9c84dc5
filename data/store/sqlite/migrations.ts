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
