import type { EntityDetail, HeldTenure, Joined } from "#schema/api.ts";
import type { HeldOffice } from "#schema/office.ts";
import type { Joining } from "../identity/apply.ts";
import { MOST_TOLD } from "../identity/ask.ts";
import type { Connection } from "./connection.ts";

interface Witness {
  article_id: Joined["article"]["id"];
  title: string | null;
  outlet: string | null;
  published_at: string | null;
  sentence_place: number;
  start: number;
  end: number;
  role: Joined["sentence"]["role"];
  text: string;
}

const WITNESS = `article.id AS article_id, article.title, article.outlet, article.published_at, sentence.place AS sentence_place,
  sentence.start, sentence.end, sentence.role, sentence.text`;

interface OfficeRow extends Witness, Pick<HeldTenure, "tenure" | "from" | "to" | "articles"> {
  title_start: number;
  title_end: number;
  in_id: NonNullable<HeldTenure["in"]>["id"] | null;
  in_name: string;
  in_kind: NonNullable<HeldTenure["in"]>["kind"];
}

/** The offices that articles give to an entity, and the articles that call it otherwise. */
export function readTold(connection: Connection, id: string): Pick<EntityDetail, "offices" | "joined"> {
  const offices = connection.all<OfficeRow>(
    `WITH held AS (
       SELECT office.*, substr(article.published_at, 1, 10) AS day,
         row_number() OVER (PARTITION BY office.office, held_in, tenure
           ORDER BY article.published_at IS NULL, substr(article.published_at, 1, 10), article.id, office.place) AS rank
       FROM office JOIN article ON article.key = office.article WHERE holder = ?
     ), spans AS (
       SELECT office, held_in, tenure, min(day) AS "from", max(day) AS "to", count(DISTINCT article) AS articles
       FROM held GROUP BY office, held_in, tenure
     )
     SELECT ${WITNESS}, title_start, title_end, held.tenure, "from", "to", articles,
       place.id AS in_id, place.name AS in_name, place.kind AS in_kind
     FROM held
     JOIN spans ON spans.office = held.office AND spans.held_in IS held.held_in AND spans.tenure = held.tenure
     JOIN article ON article.key = held.article
     JOIN sentence ON sentence.key = held.sentence
     LEFT JOIN entity AS place ON place.id = held.held_in
     WHERE rank = 1
     ORDER BY held.tenure = 'former', "from" IS NULL, "from", held.office, held.held_in, held.tenure LIMIT ?`,
    id,
    MOST_TOLD,
  );
  return {
    offices: offices.map((row) => {
      const { title_start: start, title_end: end, tenure, from, to, articles } = row;
      return {
        ...witness(row),
        words: row.text.slice(start - row.start, end - row.start),
        title: { start, end },
        in: row.in_id === null ? null : { id: row.in_id, name: row.in_name, kind: row.in_kind },
        ...{ tenure, from, to, articles },
      };
    }),
    joined: readJoined(connection, id),
  };
}

function readJoined(connection: Connection, id: string): EntityDetail["joined"] {
  const rows = connection.all<Witness & Pick<Joined, "called" | "because">>(
    `SELECT ${WITNESS}, called, because FROM joining JOIN article ON article.key = joining.article
     JOIN sentence ON sentence.key = joining.sentence
     WHERE joining.entity = ? ORDER BY article.id, joining.was LIMIT ?`,
    id,
    MOST_TOLD,
  );
  const { total } = connection.get<{ total: number }>(
    "SELECT count(*) AS total FROM joining WHERE entity = ?",
    id,
  )!;
  return {
    rows: rows.map((row) => ({ ...witness(row), called: row.called, because: row.because })),
    total,
  };
}

function witness(row: Witness): Pick<Joined, "article" | "sentence"> {
  const { article_id: id, title, outlet, published_at: publishedAt } = row;
  const { sentence_place: index, start, end, role, text } = row;
  return { article: { id, title, outlet, publishedAt }, sentence: { index, start, end, role, text } };
}

/** Writes the offices of an article, and whom it calls otherwise. */
export function insertTold(
  connection: Connection,
  article: number,
  sentenceKeys: readonly number[],
  offices: readonly HeldOffice[],
  joinings: readonly Joining[],
): void {
  for (const [place, { holder, called, office, single, of, tenure, sentence, title }] of offices.entries())
    connection.run(
      `INSERT INTO office (article, place, holder, called, office, single, held_in, tenure, sentence, title_start, title_end)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      article,
      place,
      holder,
      called,
      office,
      single ? 1 : 0,
      of,
      tenure,
      sentenceKeys[sentence]!,
      title.start,
      title.end,
    );
  for (const { was, called, entity, sentence, because } of joinings)
    connection.run(
      "INSERT INTO joining (article, was, called, entity, sentence, because) VALUES (?, ?, ?, ?, ?, ?)",
      article,
      was,
      called,
      entity,
      sentenceKeys[sentence]!,
      because,
    );
}
