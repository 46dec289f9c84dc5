import type { SQLInputValue } from "node:sqlite";
import type {
  ArticleDetail,
  EntityDetail,
  EntityQuery,
  Graph,
  GraphEdge,
  GraphNode,
  Health,
} from "#schema/api.ts";
import type { Article, Sentence } from "#schema/article.ts";
import { edgeId } from "../edges.ts";
import type { Drawing } from "../store.ts";
import { readClaims } from "./claims.ts";
import type { Connection } from "./connection.ts";
import { readTold } from "./people.ts";
import { VOICES } from "./question.ts";
import { claimViews } from "./views.ts";

interface NodeRow extends Omit<GraphNode, "aliases"> {
  aliases: string;
}

/** The columns of a node; `entity` is in scope, and `claims` is how many claims it is a party to. */
export const NODE_COLUMNS = `entity.id, entity.name, entity.kind, entity.aliases, entity.wikidata,
  (SELECT count(*) FROM party WHERE party.entity = entity.key) AS claims`;

export function nodeOf(row: NodeRow): GraphNode {
  return { ...row, aliases: JSON.parse(row.aliases) };
}

export function readHealth(connection: Connection): Health {
  const counts = connection.get<Omit<Health, "store">>(
    `SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM entity) AS entities,
       (SELECT count(*) FROM claim) AS claims`,
  )!;
  return { store: "sqlite", ...counts };
}

/** Nodes in the order of their ids, edges in that of their source's, target's, relation and status. */
export function readGraph(connection: Connection): Graph {
  const nodes = connection.all<NodeRow>(`SELECT ${NODE_COLUMNS} FROM entity ORDER BY entity.id`);
  return {
    nodes: nodes.map(nodeOf),
    edges: readEdges(connection, "true", {}, "source.id, target.id, relation, status"),
  };
}

/** Edges of the rows of `edge` that a condition chooses. */
export function readEdges(
  connection: Connection,
  condition: string,
  values: Record<string, SQLInputValue>,
  order: string,
): GraphEdge[] {
  const edges = connection.all<Omit<GraphEdge, "id">>(
    `SELECT source.id AS source, target.id AS target, relation, status, claims, articles, outlets, confidence, first, last
     FROM (
       SELECT edge.source AS from_key, edge.target AS to_key, relation, status, count(*) AS claims,
         count(DISTINCT article_id) AS articles, count(DISTINCT article.voice) AS outlets, max(confidence) AS confidence,
         min(day_from) AS first, max(day_to) AS last
       FROM edge ${VOICES}
       WHERE ${condition} GROUP BY edge.source, edge.target, relation, status
     )
     JOIN entity AS source ON source.key = from_key
     JOIN entity AS target ON target.key = to_key
     ORDER BY ${order}`,
    values,
  );
  return edges.map((edge) => ({ id: edgeId(edge), ...edge }));
}

/** @throws {BadCursor} */
export function readEntity(connection: Connection, id: string, query: EntityQuery): EntityDetail | null {
  const row = connection.get<NodeRow>(`SELECT ${NODE_COLUMNS} FROM entity WHERE entity.id = ?`, id);
  if (!row) return null;
  const claims = readClaims(connection, { around: [id], ...query });
  return { entity: nodeOf(row), ...readTold(connection, id), ...claims };
}

export function readDrawing(connection: Connection): Drawing | null {
  const row = connection.get<{ graph: string; places: string }>("SELECT graph, places FROM drawing");
  return row ? { graph: row.graph, places: JSON.parse(row.places) } : null;
}

export function readArticle(connection: Connection, id: string): ArticleDetail | null {
  const row = connection.get<Article & { key: number }>(
    `SELECT key, id, title, text, url, outlet, byline, published_at AS publishedAt, language
     FROM article WHERE id = ?`,
    id,
  );
  if (!row) return null;
  const { key, ...article } = row;
  const claims = connection.all<{ key: number }>(
    "SELECT key FROM claim WHERE article = ? ORDER BY place",
    key,
  );
  return {
    article,
    sentences: connection.all<Sentence>(
      `SELECT place AS "index", start, "end", role FROM sentence WHERE article = ? ORDER BY place`,
      key,
    ),
    claims: claimViews(
      connection,
      claims.map((claim) => claim.key),
    ),
  };
}
