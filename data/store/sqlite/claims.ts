import type { SQLInputValue } from "node:sqlite";
import type { ClaimPage, ClaimQuery } from "#schema/api.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import type { Connection } from "./connection.ts";
import { claimViews } from "./views.ts";

/** The claims that a query asks for, as rows (article_id, place, claim), before they are cut into pages. */
interface Selection {
  sql: string;
  values: Record<string, SQLInputValue>;
}

interface Row {
  article_id: string;
  place: number;
  claim: number;
}

const SYMMETRIC = RELATION_NAMES.filter((name) => RELATIONS[name].symmetric)
  .map((name) => `'${name}'`)
  .join(", ");

/**
 * A page of claims. With both ends given they are the claims drawn between the two, those of a symmetric relation whichever
 * end is called source; with one end, those that have the entity there, drawn or not.
 *
 * @throws {BadCursor}
 */
export function readClaims(connection: Connection, query: ClaimQuery): ClaimPage {
  const after = query.cursor === undefined ? null : readCursor(query.cursor, ["string", "number"]);
  const { sql, values } = selectionOf(query);
  const { total } = connection.get<{ total: number }>(`SELECT count(*) AS total FROM (${sql})`, values)!;
  const rows = connection.all<Row>(
    `SELECT article_id, place, claim FROM (${sql})
     ${after ? "WHERE article_id >= :after_article AND (article_id > :after_article OR place > :after_place)" : ""}
     ORDER BY article_id, place LIMIT :limit`,
    {
      ...values,
      ...(after && { after_article: after[0], after_place: after[1] }),
      limit: query.limit + 1,
    },
  );
  const page = rows.slice(0, query.limit);
  return {
    claims: claimViews(
      connection,
      page.map(({ claim }) => claim),
    ),
    total,
    cursor: rows.length > query.limit ? cursorOf([page.at(-1)!.article_id, page.at(-1)!.place]) : null,
  };
}

function selectionOf({ source, target, relation }: ClaimQuery): Selection {
  const ofRelation = relation === undefined ? "" : "AND relation = :relation";
  const values = { ...(relation !== undefined && { relation }) };
  if (source !== undefined && target !== undefined) {
    return {
      sql: `SELECT article_id, place, claim FROM edge
        WHERE source = (SELECT key FROM entity WHERE id = :source)
          AND target = (SELECT key FROM entity WHERE id = :target) ${ofRelation}
        UNION ALL
        SELECT article_id, place, claim FROM edge
        WHERE source = (SELECT key FROM entity WHERE id = :target)
          AND target = (SELECT key FROM entity WHERE id = :source) AND relation IN (${SYMMETRIC}) ${ofRelation}`,
      values: { ...values, source, target },
    };
  }
  const entity = source ?? target;
  if (entity !== undefined) {
    return {
      sql: `SELECT article_id, place, claim FROM party
        WHERE entity = (SELECT key FROM entity WHERE id = :entity) AND sides & :side ${ofRelation}`,
      values: { ...values, entity, side: source === undefined ? 2 : 1 },
    };
  }
  return {
    sql: `SELECT article.id AS article_id, claim.place, claim.key AS claim
      FROM article JOIN claim ON claim.article = article.key WHERE true ${ofRelation}`,
    values,
  };
}
