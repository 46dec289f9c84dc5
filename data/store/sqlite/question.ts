import type { SQLInputValue } from "node:sqlite";
import type { Question } from "#schema/question.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import type { Connection } from "./connection.ts";

/** A piece of SQL and the values that it names. */
export interface Part {
  sql: string;
  values: Record<string, SQLInputValue>;
}

export const SYMMETRIC = RELATION_NAMES.filter((name) => RELATIONS[name].symmetric)
  .map((name) => `'${name}'`)
  .join(", ");

/** Joins `article` to `edge` for its voice, read off an index: SQLite would look behind the article's text for it. */
export const VOICES = "JOIN article INDEXED BY article_voice ON article.id = edge.article_id";

/** The values of a list, which its parameter holds as JSON. */
export function listed(name: string): string {
  return `(SELECT value FROM json_each(:${name}))`;
}

function entities(name: string): string {
  return `(SELECT key FROM entity WHERE id IN ${listed(name)})`;
}

/** What a question gives as values of parameters; those it leaves open are not there. */
export function valuesOf(question: Question): Record<string, SQLInputValue> {
  const { source, target, around, relation, status, kind, article, outlet, ...rest } = question;
  const { since, until, confidence } = rest;
  const lists = Object.entries({ source, target, around, relation, status, kind, article, outlet });
  return Object.fromEntries(
    [
      ...lists.map(([name, list]) => [name, list && JSON.stringify(list)]),
      ...Object.entries({ since, until, confidence }),
    ].filter(([, value]) => value !== undefined),
  );
}

/** The columns of the tables that a condition may ask of; all but the article's id are of `row`. */
interface Columns {
  row: "claim" | "edge";
  articleId: string;
}

/** Conditions of everything but who stands at the ends, each beginning with AND. */
function filterOf(question: Question, { row, articleId }: Columns): string {
  const { relation, status, article, outlet, confidence, since, until, undated = true, outlets } = question;
  const days = [
    since !== undefined && `${row}.day_to >= :since`,
    until !== undefined && `${row}.day_from <= :until`,
  ].filter(Boolean);
  return [
    relation && `AND ${row}.relation IN ${listed("relation")}`,
    status && `AND ${row}.status IN ${listed("status")}`,
    article && `AND ${articleId} IN ${listed("article")}`,
    outlet && `AND ${articleId} IN (SELECT id FROM article WHERE outlet IN ${listed("outlet")})`,
    confidence !== undefined && `AND ${row}.confidence >= :confidence`,
    outlets !== undefined && `AND ${carried(row)}`,
    days.length > 0 && `AND (${undated ? `${row}.day_from IS NULL OR ` : ""}(${days.join(" AND ")}))`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Whether so many outlets carry a tie; `noteCarried` has found which. */
function carried(row: Columns["row"]): string {
  const tie = (edge: string) =>
    ["source", "target", "relation", "status"].map((part) => `tie.${part} = ${edge}.${part}`).join(" AND ");
  return row === "edge"
    ? `EXISTS (SELECT 1 FROM temp.carried AS tie WHERE ${tie("edge")})`
    : `EXISTS (SELECT 1 FROM edge AS drawn JOIN temp.carried AS tie ON ${tie("drawn")} WHERE drawn.claim = claim.key)`;
}

/** Finds the ties that so many outlets carry. Belongs before every statement of a question. */
export function noteCarried(connection: Connection, { outlets }: Question): void {
  if (outlets === undefined) return;
  connection.run(
    `CREATE TEMP TABLE IF NOT EXISTS carried (
       source INTEGER, target INTEGER, relation TEXT, status TEXT, PRIMARY KEY (source, target, relation, status)
     ) WITHOUT ROWID`,
  );
  connection.run("DELETE FROM temp.carried");
  connection.run(
    `INSERT INTO temp.carried
     SELECT source, target, relation, status FROM edge ${VOICES}
     GROUP BY source, target, relation, status HAVING count(DISTINCT article.voice) >= ?`,
    outlets,
  );
}

const EDGE = { row: "edge", articleId: "edge.article_id" } as const;

/** Conditions on `edge` of a question about nobody, each beginning with AND. */
export function edgeFilterOf(question: Question): string {
  return filterOf(question, EDGE);
}

/** Conditions on `edge`: it is drawn between those who are asked for, of the kinds asked for. */
export function edgesOf(question: Question): Part {
  const { source, target, around, kind } = question;
  const isOf = (end: string, name: string) => `edge.${end} IN ${entities(name)}`;
  const forth = [source && isOf("source", "source"), target && isOf("target", "target")].filter(Boolean);
  const back = [source && isOf("target", "source"), target && isOf("source", "target")].filter(Boolean);
  const ofKind = `(SELECT key FROM entity WHERE kind IN ${listed("kind")})`;
  const conditions = [
    forth.length > 0 &&
      `AND ((${forth.join(" AND ")}) OR (edge.relation IN (${SYMMETRIC}) AND ${back.join(" AND ")}))`,
    around && `AND (${isOf("source", "around")} OR ${isOf("target", "around")})`,
    kind && `AND edge.source IN ${ofKind} AND edge.target IN ${ofKind}`,
  ].filter(Boolean);
  return { sql: `true ${conditions.join(" ")} ${edgeFilterOf(question)}`, values: valuesOf(question) };
}

/** The claims that answer a question, each once, as rows (article_id, place, claim). */
export function claimsOf(question: Question): Part {
  return { sql: selectionOf(question), values: valuesOf(question) };
}

function selectionOf(question: Question): string {
  const { source, target, around } = question;
  if (source && target) {
    const between = (from: string, to: string, more: string) =>
      `SELECT edge.article_id, edge.place, edge.claim FROM edge
       WHERE edge.source IN ${entities(from)} AND edge.target IN ${entities(to)} ${more}
         ${edgeFilterOf(question)} ${ofKinds(question, "edge.claim")} ${naming("around", around, "edge.claim")}`;
    return `${between("source", "target", "")}
      UNION ${between("target", "source", `AND edge.relation IN (${SYMMETRIC})`)}`;
  }
  const name = source ? "source" : target ? "target" : around ? "around" : null;
  if (name === null) {
    return `SELECT article.id AS article_id, claim.place, claim.key AS claim
      FROM article JOIN claim ON claim.article = article.key
      WHERE true ${filterOf(question, { row: "claim", articleId: "article.id" })} ${ofKinds(question, "claim.key")}`;
  }
  // Of one entity the claims are read off the table's key, in their order.
  const ids = question[name]!;
  return `SELECT ${ids.length > 1 ? "DISTINCT" : ""} party.article_id, party.place, party.claim
    FROM party ${needsClaim(question) ? "JOIN claim ON claim.key = party.claim" : ""}
    WHERE party.entity ${ids.length > 1 ? "IN" : "="} ${entities(name)} ${SIDES[name]}
      ${needsClaim(question) ? filterOf(question, { row: "claim", articleId: "party.article_id" }) : ""}
      ${ofKinds(question, "party.claim")} ${name === "around" ? "" : naming("around", around, "party.claim")}`;
}

const SIDES = { source: "AND party.sides & 1", target: "AND party.sides & 2", around: "" };

/** Whether a party's row alone cannot say if its claim answers. */
function needsClaim({
  relation,
  status,
  article,
  outlet,
  confidence,
  since,
  until,
  outlets,
}: Question): boolean {
  const asked = [relation, status, article, outlet, confidence, since, until, outlets];
  return asked.some((given) => given !== undefined);
}

function naming(name: keyof typeof SIDES, ids: readonly string[] | undefined, claim: string): string {
  return ids
    ? `AND EXISTS (SELECT 1 FROM party AS other WHERE other.claim = ${claim} AND other.entity IN ${entities(name)})`
    : "";
}

/** Each end that the claim has names somebody of the kinds. */
function ofKinds({ kind }: Question, claim: string): string {
  if (!kind) return "";
  const end = (role: string) =>
    `(SELECT coalesce(max(entity.kind IN ${listed("kind")}), true) FROM claim_end
      JOIN mention_entity ON mention_entity.mention = claim_end.mention
      JOIN entity ON entity.key = mention_entity.entity
      WHERE claim_end.claim = ${claim} AND claim_end.role = '${role}')`;
  return `AND ${end("source")} AND ${end("target")}`;
}
