import type { Facets, Timeline } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { type DayCount, MOST_FACETS, timelineOf } from "../days.ts";
import type { Connection } from "./connection.ts";
import { claimsOf } from "./question.ts";

/** When the claims that answer a question took place, or were published. */
export function readTimeline(connection: Connection, question: Question): Timeline {
  const { sql, values } = claimsOf(question);
  const counts = connection.all<Omit<DayCount, "event"> & { event: number }>(
    `SELECT claim.day_from AS day, claim.date_from IS NOT NULL AS event, count(*) AS claims
     FROM (${sql}) AS answer JOIN claim ON claim.key = answer.claim GROUP BY 1, 2`,
    values,
  );
  return timelineOf(
    counts.map((one) => ({ ...one, event: one.event === 1 })),
    question.since,
  );
}

/** How many claims would answer a question for each value of a filter, with that filter left open. */
export function readFacets(connection: Connection, question: Question): Facets {
  const count = <Row>(open: keyof Question, columns: string, joined: string): Row[] => {
    const { sql, values } = claimsOf({ ...question, [open]: undefined });
    return connection.all<Row>(
      `SELECT ${columns}, count(DISTINCT answer.claim) AS claims FROM (${sql}) AS answer ${joined}
       GROUP BY 1 ORDER BY claims DESC, 1 LIMIT ${MOST_FACETS}`,
      values,
    );
  };
  const claim = "JOIN claim ON claim.key = answer.claim";
  const article = "JOIN article ON article.id = answer.article_id";
  return {
    relation: count<Facets["relation"][number]>("relation", "claim.relation AS value", claim),
    status: count<Facets["status"][number]>("status", "claim.status AS value", claim),
    kind: count<Facets["kind"][number]>(
      "kind",
      "entity.kind AS value",
      "JOIN party ON party.claim = answer.claim JOIN entity ON entity.key = party.entity",
    ),
    outlet: count<Facets["outlet"][number]>(
      "outlet",
      "article.outlet AS value",
      `${article} AND article.outlet IS NOT NULL`,
    ),
    article: count<Facets["article"][number]>(
      "article",
      "article.id, article.title, article.outlet, article.published_at AS publishedAt",
      article,
    ),
  };
}
