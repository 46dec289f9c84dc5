import neo4j from "neo4j-driver";
import type { ClaimPage, ClaimQuery, ClaimView } from "#schema/api.ts";
import type { Facets, Timeline } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { type DayCount, MOST_FACETS, timelineOf } from "../days.ts";
import type { Run } from "./connection.ts";
import type { Forms } from "./cypher/answers.ts";
import { READING } from "./cypher/reading.ts";
import { formFor, valuesOf } from "./question.ts";
import { type ClaimRow, claimView } from "./views.ts";

/** A page of the claims that answer a question, in the order of article and text. @throws {BadCursor} */
export async function readClaims(run: Run, query: ClaimQuery): Promise<ClaimPage> {
  const page = await readClaimPage(run, query);
  const [counted] = await run<{ total: number }>(formFor(query, READING.countClaims), valuesOf(query));
  return { ...page, total: counted!.total };
}

/** The same without counting those of all pages. @throws {BadCursor} */
export async function readClaimPage(
  run: Run,
  { limit, cursor, ...question }: ClaimQuery,
): Promise<{ claims: ClaimView[]; cursor: string | null }> {
  const [afterArticle, afterPlace] =
    cursor === undefined ? ["", -1] : readCursor(cursor, ["string", "number"]);
  const rows = await run<ClaimRow>(formFor(question, READING.pageOfClaims), {
    ...valuesOf(question),
    afterArticle,
    afterPlace,
    limit: neo4j.int(limit + 1),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.claim;
  return {
    claims: page.map(claimView),
    cursor: rows.length > limit && last ? cursorOf([last.article, last.place]) : null,
  };
}

/** When the claims that answer a question took place, or were published. */
export async function readTimeline(run: Run, question: Question): Promise<Timeline> {
  const counts = await run<DayCount>(formFor(question, READING.timeline), valuesOf(question));
  return timelineOf(counts, question.since);
}

/** How many claims would answer a question for each value of a filter, with that filter left open. */
export async function readFacets(run: Run, question: Question): Promise<Facets> {
  const count = <Row>(open: keyof Question, forms: Forms): Promise<Row[]> => {
    const opened = { ...question, [open]: undefined };
    return run<Row>(formFor(opened, forms), { ...valuesOf(opened), most: neo4j.int(MOST_FACETS) });
  };
  const { relation, status, kind, outlet, article } = READING.facets;
  type Row = { article: Omit<Facets["article"][number], "claims">; claims: number };
  return {
    relation: await count("relation", relation),
    status: await count("status", status),
    kind: await count("kind", kind),
    outlet: await count("outlet", outlet),
    article: (await count<Row>("article", article)).map((row) => ({ ...row.article, claims: row.claims })),
  };
}
