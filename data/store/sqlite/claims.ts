import type { ClaimPage, ClaimQuery, ClaimView } from "#schema/api.ts";
import type { Question } from "#schema/question.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import type { Connection } from "./connection.ts";
import { claimsOf } from "./question.ts";
import { claimViews } from "./views.ts";

interface Row {
  article_id: string;
  place: number;
  claim: number;
}

/** A page of the claims that answer a question, in the order of article and text. @throws {BadCursor} */
export function readClaims(connection: Connection, query: ClaimQuery): ClaimPage {
  const page = readClaimPage(connection, query);
  return { ...page, total: countClaims(connection, query) };
}

/** The same without counting those of all pages. @throws {BadCursor} */
export function readClaimPage(
  connection: Connection,
  { limit, cursor, ...question }: ClaimQuery,
): { claims: ClaimView[]; cursor: string | null } {
  const after = cursor === undefined ? null : readCursor(cursor, ["string", "number"]);
  const { sql, values } = claimsOf(question);
  const rows = connection.all<Row>(
    `SELECT article_id, place, claim FROM (${sql})
     ${after ? "WHERE article_id >= :after_article AND (article_id > :after_article OR place > :after_place)" : ""}
     ORDER BY article_id, place LIMIT :limit`,
    { ...values, ...(after && { after_article: after[0], after_place: after[1] }), limit: limit + 1 },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    claims: claimViews(
      connection,
      page.map(({ claim }) => claim),
    ),
    cursor: rows.length > limit && last ? cursorOf([last.article_id, last.place]) : null,
  };
}

function countClaims(connection: Connection, question: Question): number {
  const { sql, values } = claimsOf(question);
  return connection.get<{ total: number }>(`SELECT count(*) AS total FROM (${sql})`, values)!.total;
}
