import type { EntityId } from "#schema/ids.ts";
import { answered } from "../asking.ts";
import type { Joining } from "../identity/apply.ts";
import type { Answers, Ask, Others, Seen, StateCount } from "../identity/ask.ts";
import { type Clue, nameKey, withoutArticle } from "../identity/clues.ts";
import { affected, identify } from "../identity/resolve.ts";
import type { Connection } from "./connection.ts";

/** Keeps an article's clues instead of those it gave before. @returns the ids of other articles in which somebody may now be another one */
export function keepClues(connection: Connection, article: string, clues: readonly Clue[]): Set<string> {
  const before = cluesIn(connection, article);
  connection.run("DELETE FROM clue WHERE article_id = ?", article);
  for (const { key, called, day, holder, state } of clues)
    connection.run(
      "INSERT INTO clue (key, called, day, holder, state, article_id) VALUES (?, ?, ?, ?, ?, ?)",
      key,
      called,
      day,
      holder,
      state,
      article,
    );
  return answered(affected(article, before, clues), (asked) => answer(connection, asked));
}

/** Who in truth are those whom a stored article names. */
export function identitiesIn(connection: Connection, article: string): Map<EntityId, EntityId> {
  return answered(identify(article, cluesIn(connection, article)), (asked) => answer(connection, asked));
}

export function joiningsIn(connection: Connection, article: string): Map<EntityId, EntityId> {
  const rows = connection.all<Pick<Joining, "was" | "entity">>(
    "SELECT was, joining.entity FROM joining JOIN article ON article.key = joining.article WHERE article.id = ?",
    article,
  );
  return new Map(rows.map(({ was, entity }) => [was, entity]));
}

export function cluesIn(connection: Connection, article: string): Clue[] {
  return connection.all<Clue>(
    "SELECT key, called, day, holder, state FROM clue WHERE article_id = ? ORDER BY key, called, day, holder, state",
    article,
  );
}

/** An id without the article in it, as `withoutArticle` has it. */
const HOLDER = "substr(holder, 1, instr(holder || '@', '@') - 1)";

const WHEN = "(:day = '' OR day = '' OR day BETWEEN :from AND :to)";

function answer(connection: Connection, asked: Ask): Answers[Ask["ask"]] {
  switch (asked.ask) {
    case "seen": {
      const { key, day, from, to } = asked;
      return connection
        .all<Omit<Seen, "same"> & { same: 0 | 1 }>(
          `SELECT called, ${HOLDER} AS holder, state,
             max(iif(day <> '' AND day < :day, day, NULL)) AS before, max(day <> '' AND day = :day) AS same,
             min(iif(day <> '' AND :day <> '' AND day > :day, day, NULL)) AS after
           FROM clue WHERE key = :key AND called IN ('full name', 'name') AND ${WHEN}
           GROUP BY called, ${HOLDER}, state ORDER BY called, 2, state`,
          { key, day, from, to },
        )
        .map((row) => ({ ...row, same: row.same === 1 }));
    }
    case "states":
      return connection.all<StateCount>(
        "SELECT state, count(*) AS articles FROM clue WHERE key = ? AND called = 'full name' GROUP BY state",
        nameKey(asked.holder),
      );
    case "others":
      return asked.clues.map((clue) => othersGiving(connection, clue, asked.article));
    case "asking": {
      const { key, day, from, to } = asked;
      return idsOf(
        connection.all<{ id: string }>(
          `SELECT DISTINCT article_id AS id FROM clue WHERE key = :key AND called IN ('name', 'office') AND ${WHEN}`,
          { key, day, from, to },
        ),
      );
    }
    case "naming":
      return idsOf(
        connection.all<{ id: string }>(
          `SELECT article_id AS id FROM clue WHERE key = '=' || :holder
           UNION SELECT article.id FROM joining JOIN article ON article.key = joining.article
           WHERE joining.entity = :holder OR (joining.entity > :holder || '@' AND joining.entity < :holder || 'A')`,
          { holder: asked.holder },
        ),
      );
  }
}

/** Read off the index from the clue's day outwards. */
function othersGiving(connection: Connection, clue: Clue, article: string): Others {
  const { key, called, day, holder, state } = clue;
  const nearest = (condition: string) =>
    connection.get<{ day: string }>(
      `SELECT day FROM clue WHERE key = ? AND called = ? AND ${HOLDER} = ?
       AND state = ? AND article_id <> ? AND ${condition} LIMIT 1`,
      ...[key, called, withoutArticle(holder), state, article, day],
    )?.day ?? null;
  return {
    before: nearest("day <> '' AND day <= ? ORDER BY day DESC"),
    after: nearest("day <> '' AND day >= ? ORDER BY day"),
    undated: nearest("day = '' AND ? IS NOT NULL") !== null,
  };
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
