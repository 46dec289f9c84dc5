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
  const rows = connection.all<Row>(`${gathered(query)} ${PAGE(after !== null)}`, {
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

/** Both halves are read off an index in the order of their groups. */
function gathered(query: NeighbourhoodQuery): string {
  const filter = [
    query.relation !== undefined && "AND relation = :relation",
    query.status !== undefined && "AND status = :status",
    query.confidence !== undefined && "AND confidence >= :confidence",
    query.from !== undefined && "AND date_to >= :from",
    query.to !== undefined && "AND date_from <= :to",
  ].filter(Boolean);
  const half = (end: string, other: string, outgoing: number) =>
    `SELECT ${other} AS other, ${outgoing} AS outgoing, relation, status, count(*) AS claims,
       count(DISTINCT article_id) AS articles, max(confidence) AS confidence
     FROM edge WHERE ${end} = (SELECT key FROM entity WHERE id = :entity) ${filter.join(" ")}
     GROUP BY ${other}, relation, status`;
  return `WITH edges_here AS MATERIALIZED (
      SELECT here.*, entity.id, entity.name, entity.kind
      FROM (${half("source", "target", 1)} UNION ALL ${half("target", "source", 0)}) AS here
      JOIN entity ON entity.key = here.other ${query.kind === undefined ? "" : "WHERE entity.kind = :kind"}
    )`;
}

const PAGE = (isLater: boolean) => `
  SELECT *, (SELECT count(*) FROM edges_here) AS total FROM edges_here
  ${
    isLater
      ? `WHERE claims < :after_claims OR (claims = :after_claims
         AND (id, relation, status, iif(outgoing, :entity, id)) > (:after_id, :after_relation, :after_status, :after_source))`
      : ""
  }
  ORDER BY claims DESC, id, relation, status, iif(outgoing, :entity, id) LIMIT :limit`;

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
