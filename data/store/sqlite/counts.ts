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
  const count = <Row>(open: keyof Question, value: string, joined: string, each = "*"): Row[] => {
    const { sql, values } = claimsOf({ ...question, [open]: undefined });
    return connection.all<Row>(
      `SELECT ${value} AS value, count(${each}) AS claims FROM (${sql}) AS answer ${joined}
       GROUP BY 1 ORDER BY claims DESC, 1 LIMIT ${MOST_FACETS}`,
      values,
    );
  };
  const claim = "JOIN claim ON claim.key = answer.claim";
  const counted = count<{ value: string; claims: number }>("article", "answer.article_id", "");
  return {
    relation: count<Facets["relation"][number]>("relation", "claim.relation", claim),
    status: count<Facets["status"][number]>("status", "claim.status", claim),
    // A claim has several ends of a kind.
    kind: count<Facets["kind"][number]>(
      "kind",
      "entity.kind",
      "JOIN party ON party.claim = answer.claim JOIN entity ON entity.key = party.entity",
      "DISTINCT answer.claim",
    ),
    outlet: count<Facets["outlet"][number]>(
      "outlet",
      "article.outlet",
      "JOIN article ON article.id = answer.article_id AND article.outlet IS NOT NULL",
    ),
    // What else is said of an article stands behind its text: it is read for those that are shown alone.
    article: counted.map(({ value, claims }) => ({
      ...connection.get<Omit<Facets["article"][number], "claims">>(
        "SELECT id, title, outlet, published_at AS publishedAt FROM article WHERE id = ?",
        value,
      )!,
      claims,
    })),
  };
}
