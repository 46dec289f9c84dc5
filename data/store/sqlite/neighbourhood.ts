import type { EntityRef, GraphEdge } from "#schema/api.ts";
import type { Neighbour, Neighbourhood, NeighbourhoodQuery, RelationCount } from "#schema/exploring.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { edgeId } from "../edges.ts";
import type { Connection } from "./connection.ts";
import { edgeFilterOf, listed, SYMMETRIC, VOICES, valuesOf } from "./question.ts";

interface Row extends Pick<GraphEdge, "relation" | "status" | "claims"> {
  id: EntityRef["id"];
  name: string;
  kind: EntityRef["kind"];
  outgoing: number;
  /** JSON of {@link Strength} */
  strength: string;
}

type Strength = [
  articles: number,
  outlets: number,
  confidence: number,
  first: GraphEdge["first"],
  last: GraphEdge["last"],
];

interface Totals {
  total: number;
  neighbours: number;
  /** JSON */
  relations: string;
}

/** The edges at an entity, gathered per neighbour, relation and status, a page at a time. @throws {BadCursor} */
export function readNeighbourhood(connection: Connection, query: NeighbourhoodQuery): Neighbourhood {
  const { entity, cursor, limit } = query;
  const after =
    cursor === undefined ? null : readCursor(cursor, ["number", "string", "string", "string", "string"]);
  const rows = connection.all<Row & Totals>(`${gathered(query)} ${pageOf(query, after !== null)}`, {
    ...valuesOf(query),
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
  const { total, neighbours: neighboursTotal, relations } = rows[0] ?? totalsOf(connection, query);
  return {
    neighbours,
    total,
    relations: (JSON.parse(relations) as RelationCount[]).map((one) => ({
      ...one,
      outgoing: Boolean(one.outgoing),
    })),
    neighboursTotal,
    cursor:
      rows.length > limit && last
        ? cursorOf([last.claims, neighbours.at(-1)!.neighbour.id, last.relation, last.status, last.source])
        : null,
  };
}

/** What is said of all pages alike; each is worked out once, and not for each row. */
const TOTALS = `(SELECT count(*) FROM edges_here) AS total, (SELECT count(DISTINCT other) FROM edges_here) AS neighbours,
  (SELECT json_group_array(json_object('relation', relation, 'outgoing', out, 'edges', edges, 'neighbours', neighbours,
     'claims', claims))
   FROM (
     SELECT relation, outgoing OR relation IN (${SYMMETRIC}) AS out, count(*) AS edges, count(DISTINCT other) AS neighbours,
       sum(claims) AS claims
     FROM edges_here GROUP BY relation, out ORDER BY sum(claims) DESC, relation, out DESC
   )) AS relations`;

function totalsOf(connection: Connection, query: NeighbourhoodQuery): Totals {
  return connection.get<Totals>(`${gathered(query)} SELECT ${TOTALS}`, {
    ...valuesOf(query),
    entity: query.entity,
  })!;
}

/** Both halves are read off an index in the order of their groups. */
function gathered(query: NeighbourhoodQuery): string {
  const half = (end: string, other: string, outgoing: number) =>
    `SELECT ${end} AS here, ${other} AS other, ${outgoing} AS outgoing, relation, status, count(*) AS claims
     FROM edge WHERE ${end} = (SELECT key FROM entity WHERE id = :entity)
       ${query.kind === undefined ? "" : `AND ${other} IN (SELECT key FROM entity WHERE kind IN ${listed("kind")})`}
       ${edgeFilterOf(query)}
     GROUP BY ${other}, relation, status`;
  return `WITH edges_here AS MATERIALIZED (${half("source", "target", 1)} UNION ALL ${half("target", "source", 0)})`;
}

const ORDER = "claims DESC, id, relation, status, iif(outgoing, :entity, id)";

/**
 * What else is said of an edge is worked out for those of the page alone, and in one go: to count what is distinct takes longer than
 * all the rest.
 */
function pageOf(query: NeighbourhoodQuery, isLater: boolean): string {
  return `
    SELECT page.*, ${TOTALS},
      (SELECT json_array(count(DISTINCT edge.article_id), count(DISTINCT article.voice), max(confidence), min(day_from), max(day_to))
       FROM edge ${VOICES}
       WHERE source = iif(page.outgoing, page.here, page.other) AND target = iif(page.outgoing, page.other, page.here)
         AND edge.relation = page.relation AND edge.status = page.status ${edgeFilterOf(query)}) AS strength
    FROM (
      SELECT edges_here.*, entity.id, entity.name, entity.kind
      FROM edges_here JOIN entity ON entity.key = edges_here.other
      ${
        isLater
          ? `WHERE claims < :after_claims OR (claims = :after_claims
             AND (id, relation, status, iif(outgoing, :entity, id)) > (:after_id, :after_relation, :after_status, :after_source))`
          : ""
      }
      ORDER BY ${ORDER} LIMIT :limit
    ) AS page ORDER BY ${ORDER}`;
}

function neighbourOf(entity: string, row: Row): Neighbour {
  const { id, name, kind, outgoing, relation, status, claims, strength } = row;
  const [articles, outlets, confidence, first, last] = JSON.parse(strength) as Strength;
  const here = entity as EntityRef["id"];
  const ends = outgoing === 1 ? { source: here, target: id } : { source: id, target: here };
  const edge = { ...ends, relation, status, claims, articles, outlets, confidence, first, last };
  return { neighbour: { id, name, kind }, edge: { id: edgeId(edge), ...edge } };
}
