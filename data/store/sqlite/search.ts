import type { Completion, EntityHit, SearchResult, SentenceHit } from "#schema/api.ts";
import type { Article, SentenceRole } from "#schema/article.ts";
import { foldName, foundIn, hitsIn } from "../words.ts";
import type { Connection } from "./connection.ts";
import { ftsQuery } from "./query.ts";
import { NODE_COLUMNS, nodeOf } from "./read.ts";

interface HitRow {
  id: Article["id"];
  title: string | null;
  index: number;
  start: number;
  end: number;
  role: SentenceRole;
  text: string;
}

/** The most sentences that are ranked: of more, those that were stored first. Words that so many have tell none of them apart. */
const RANKED = 2_000;

/**
 * Entities whose names and aliases hold all words, who is called just so first and then who has most claims; and sentences,
 * the most telling first by BM25.
 */
export function search(connection: Connection, typed: string, limit: number): SearchResult {
  const query = ftsQuery(typed);
  if (query === null) return { entities: [], sentences: [] };
  const entities = connection.all<Parameters<typeof nodeOf>[0]>(
    `SELECT ${NODE_COLUMNS} FROM entity_words JOIN entity ON entity.key = entity_words.rowid
     WHERE entity_words MATCH ? ORDER BY instr(entity.folded, ?) = 0, claims DESC, entity.id LIMIT ?`,
    query,
    `\n${foldName(typed)}\n`,
    limit,
  );
  const sentences = connection.all<HitRow>(
    `SELECT article.id, article.title, sentence.place AS "index", sentence.start, sentence."end", sentence.role,
       sentence.text
     FROM (SELECT rowid AS key, rank FROM sentence_words WHERE sentence_words MATCH ? LIMIT ${RANKED}) AS found
     JOIN sentence ON sentence.key = found.key
     JOIN article ON article.key = sentence.article
     ORDER BY found.rank, article.id, sentence.place LIMIT ?`,
    query,
    limit,
  );
  return {
    entities: entities.map((row) => hitOf(row, typed)),
    sentences: sentences.map(
      ({ id, title, ...sentence }): SentenceHit => ({
        article: { id, title },
        sentence,
        hits: hitsIn(sentence.text, typed),
      }),
    ),
  };
}

/** Entities whose names have words that begin so: those whose name begins so first, then who has most claims. */
export function complete(connection: Connection, typed: string, limit: number): Completion {
  const query = ftsQuery(typed);
  const rows =
    query === null
      ? connection.all<Parameters<typeof nodeOf>[0]>(
          `SELECT ${NODE_COLUMNS} FROM entity ORDER BY claims DESC, entity.id LIMIT ?`,
          limit,
        )
      : connection.all<Parameters<typeof nodeOf>[0]>(
          `SELECT ${NODE_COLUMNS} FROM entity_words JOIN entity ON entity.key = entity_words.rowid
           WHERE entity_words MATCH ? ORDER BY instr(entity.folded, ?) = 0, claims DESC, entity.id LIMIT ?`,
          query,
          `\n${foldName(typed)}`,
          limit,
        );
  return { entities: rows.map((row) => hitOf(row, typed)) };
}

function hitOf(row: Parameters<typeof nodeOf>[0], typed: string): EntityHit {
  const node = nodeOf(row);
  return { ...node, ...foundIn(node, typed) };
}
