import type { EntityRef, GraphEdge } from "#schema/api.ts";
import type { Neighbour, Neighbourhood, NeighbourhoodQuery } from "#schema/exploring.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { edgeId } from "../edges.ts";
import type { Connection } from "./connection.ts";

interface Row extends Omit<GraphEdge, "id" | "source" | "target"> {
  id: EntityRef["id"];
  name: string;
  kind: EntityRef["kind"];
  outgoing: number;
  total: number;
}

/** The edges at an entity, gathered per neighbour, relation and status, a page at a time. @throws {BadCursor} */
export function readNeighbourhood(connection: Connection, query: NeighbourhoodQuery): Neighbourhood {
  const { entity, cursor, limit } = query;
  const after =
    cursor === undefined ? null : readCursor(cursor, ["number", "string", "string", "string", "string"]);
  const rows = connection.all<Row>(`${gathered(query)} ${pageOf(query, after !== null)}`, {
    ...filterValues(query),
    entity,
    limit: limit + 1,
    ...(after && {
      after_claims: after[0],
      after_id: after[1],
      after_relation: after[2],
      after_status: after[3],
      after_source: after[4],
    }),
  });
  const neighbours = rows.slice(0, limit).map((row) => neighbourOf(entity, row));
  const last = neighbours.at(-1)?.edge;
  return {
    neighbours,
    total: rows[0]?.total ?? (after === null ? 0 : totalOf(connection, query)),
    cursor:
      rows.length > limit && last
        ? cursorOf([last.claims, neighbours.at(-1)!.neighbour.id, last.relation, last.status, last.source])
        : null,
  };
}

function totalOf(connection: Connection, query: NeighbourhoodQuery): number {
  return connection.get<{ total: number }>(`${gathered(query)} SELECT count(*) AS total FROM edges_here`, {
    ...filterValues(query),
    entity: query.entity,
  })!.total;
}

function filterOf(query: NeighbourhoodQuery): string {
  return [
    query.relation !== undefined && "AND relation = :relation",
    query.status !== undefined && "AND status = :status",
    query.confidence !== undefined && "AND confidence >= :confidence",
    query.from !== undefined && "AND date_to >= :from",
    query.to !== undefined && "AND date_from <= :to",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Both halves are read off an index in the order of their groups. */
function gathered(query: NeighbourhoodQuery): string {
  const half = (end: string, other: string, outgoing: number) =>
    `SELECT ${end} AS here, ${other} AS other, ${outgoing} AS outgoing, relation, status, count(*) AS claims,
       max(confidence) AS confidence
     FROM edge WHERE ${end} = (SELECT key FROM entity WHERE id = :entity) ${filterOf(query)}
     GROUP BY ${other}, relation, status`;
  return `WITH edges_here AS MATERIALIZED (
      SELECT around.*, entity.id, entity.name, entity.kind
      FROM (${half("source", "target", 1)} UNION ALL ${half("target", "source", 0)}) AS around
      JOIN entity ON entity.key = around.other ${query.kind === undefined ? "" : "WHERE entity.kind = :kind"}
    )`;
}

const ORDER = "claims DESC, id, relation, status, iif(outgoing, :entity, id)";

/** Articles are counted for the edges of the page alone: to count what is distinct takes longer than all the rest. */
function pageOf(query: NeighbourhoodQuery, isLater: boolean): string {
  return `
    SELECT page.*, (SELECT count(*) FROM edges_here) AS total,
      (SELECT count(DISTINCT article_id) FROM edge
       WHERE source = iif(page.outgoing, page.here, page.other) AND target = iif(page.outgoing, page.other, page.here)
         AND edge.relation = page.relation AND edge.status = page.status ${filterOf(query)}) AS articles
    FROM (
      SELECT * FROM edges_here
      ${
        isLater
          ? `WHERE claims < :after_claims OR (claims = :after_claims
             AND (id, relation, status, iif(outgoing, :entity, id)) > (:after_id, :after_relation, :after_status, :after_source))`
          : ""
      }
      ORDER BY ${ORDER} LIMIT :limit
    ) AS page ORDER BY ${ORDER}`;
}

function filterValues({ relation, status, kind, from, to, confidence }: NeighbourhoodQuery) {
  return {
    ...(relation !== undefined && { relation }),
    ...(status !== undefined && { status }),
    ...(kind !== undefined && { kind }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(confidence !== undefined && { confidence }),
  };
}

function neighbourOf(entity: string, row: Row): Neighbour {
  const { id, name, kind, outgoing, relation, status, claims, articles, confidence } = row;
  const here = entity as EntityRef["id"];
  const ends = outgoing === 1 ? { source: here, target: id } : { source: id, target: here };
  const edge = { ...ends, relation, status, claims, articles, confidence };
  return { neighbour: { id, name, kind }, edge: { id: edgeId(edge), ...edge } };
}
