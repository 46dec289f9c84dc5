import { answered } from "../asking.ts";
import { articleOf, type Print } from "../copies/print.ts";
import {
  type CopyAnswers,
  type CopyAsk,
  type CopyAsking,
  joined,
  type Kept,
  left,
  sourcesOf,
} from "../copies/settle.ts";
import { type Voice, voiceBy } from "../copies/voice.ts";
import type { Connection } from "./connection.ts";

/** Keeps what tells copies of an article's text, instead of what was kept before. @returns the ids of all whose source may be another one now */
export function keepPrint(
  connection: Connection,
  article: string,
  outlet: string | null,
  print: Print | null,
): Set<string> {
  const touched: string[] = [];
  const before = connection.get<{ rank: string }>("SELECT rank FROM print WHERE article_id = ?", article);
  if (before) {
    connection.run("DELETE FROM print WHERE article_id = ?", article);
    touched.push(...follow(connection, settled(connection, left(before.rank))));
  }
  if (print) {
    const { rank, size, sketch, bands } = print;
    const { follows, followers } = settled(connection, joined(print));
    connection.run(
      "INSERT INTO print (rank, article_id, outlet, size, sketch, follows, source) VALUES (?, ?, ?, ?, ?, ?, ?)",
      ...[rank, article, outlet, size, sketch, follows, rank],
    );
    for (const band of bands)
      connection.run("INSERT INTO band (band, rank, follows) VALUES (?, ?, ?)", band, rank, follows);
    touched.push(rank, ...follow(connection, new Map(followers.map((one) => [one, rank]))));
  }
  const sources = settled(connection, sourcesOf(touched));
  for (const [rank, source] of sources)
    connection.run("UPDATE print SET source = ? WHERE rank = ?", source, rank);
  return new Set([...sources.keys()].map(articleOf));
}

/** Whom a print follows, itself where nobody, and the source of that one, by what is kept of those before it. */
export function followedBy(connection: Connection, print: Print): { follows: string; source: string } {
  const { follows } = settled(connection, joined(print));
  const source = connection.get<{ source: string }>(
    "SELECT source FROM print WHERE rank = ?",
    follows,
  )?.source;
  return { follows, source: follows === print.rank ? follows : (source ?? follows) };
}

export function voiceOf(connection: Connection, article: string, outlet: string | null): Voice {
  const source = connection.get<{ id: string; outlet: string | null }>(
    `SELECT source.article_id AS id, source.outlet FROM print JOIN print AS source ON source.rank = print.source
     WHERE print.article_id = ?`,
    article,
  );
  return voiceBy(outlet, source && source.id !== article ? source : null);
}

/** An article whose text is a copy of this one's or the other way round, the first in rank; null where there is none. */
export function copyBeside(connection: Connection, article: string): string | null {
  const { copyOf } = voiceOf(connection, article, null);
  if (copyOf !== null) return copyOf;
  const follower = connection.get<{ id: string }>(
    `SELECT other.article_id AS id FROM print JOIN print AS other ON other.follows = print.rank AND other.rank <> print.rank
     WHERE print.article_id = ? ORDER BY other.rank LIMIT 1`,
    article,
  );
  return follower?.id ?? null;
}

/** Has articles that are there counted by their present sources. */
export function countBySource(connection: Connection, articles: Iterable<string>): void {
  for (const id of articles) {
    const row = connection.get<{ outlet: string | null }>("SELECT outlet FROM article WHERE id = ?", id);
    if (!row) continue;
    const { voice, copyOf } = voiceOf(connection, id, row.outlet);
    connection.run("UPDATE article SET voice = ?, copy_of = ? WHERE id = ?", voice, copyOf, id);
  }
}

function follow(connection: Connection, follows: ReadonlyMap<string, string>): string[] {
  for (const [rank, other] of follows) {
    connection.run("UPDATE print SET follows = ? WHERE rank = ?", other, rank);
    connection.run("UPDATE band SET follows = ? WHERE rank = ?", other, rank);
  }
  return [...follows.keys()];
}

function settled<Result>(connection: Connection, work: CopyAsking<Result>): Result {
  return answered(work, (asked) => answer(connection, asked));
}

const KEPT = "print.rank, size, sketch, print.follows";

/** The number is not bound: SQLite plans anew for each that is. */
const behindOf = (limit: number) => `SELECT ${KEPT} FROM print WHERE rank IN (
    SELECT rank FROM band WHERE band IN (SELECT value FROM json_each(:bands)) AND follows > :rank AND rank > :after
  ) AND rank > :rank ORDER BY rank LIMIT ${limit}`;

/** Steps from one to the next in rank through the bands, so that of thousands of copies a page is looked at. */
const beforeOf = (limit: number) => `WITH RECURSIVE alike (rank) AS (
    SELECT :after
    UNION ALL
    SELECT (
      SELECT min((SELECT min(rank) FROM band WHERE band.band = asked.value AND band.rank > alike.rank))
      FROM json_each(:bands) AS asked
    ) FROM alike WHERE alike.rank < :rank LIMIT ${limit + 1}
  ) SELECT ${KEPT} FROM alike JOIN print ON print.rank = alike.rank
  WHERE alike.rank > :after AND alike.rank < :rank ORDER BY alike.rank LIMIT ${limit}`;

function answer(connection: Connection, asked: CopyAsk): CopyAnswers[CopyAsk["ask"]] {
  const { rank } = asked;
  switch (asked.ask) {
    case "alike": {
      const { bands, after, behind, limit } = asked;
      const values = { bands: JSON.stringify(bands), after, rank };
      return connection.all<Kept>((behind ? behindOf : beforeOf)(limit), values);
    }
    case "followers":
      return connection.all<Kept>(
        `SELECT ${KEPT} FROM print WHERE follows = ? AND rank <> follows ORDER BY rank`,
        rank,
      );
    case "bands":
      return connection
        .all<{ band: string }>("SELECT band FROM band WHERE rank = ?", rank)
        .map(({ band }) => band);
    case "kept":
      return connection.get<Kept>(`SELECT ${KEPT} FROM print WHERE rank = ?`, rank) ?? null;
  }
}
