import neo4j from "neo4j-driver";
import type { EntityRef, GraphEdge } from "#schema/api.ts";
import type {
  Chain,
  ChainQuery,
  Chains,
  Neighbourhood,
  NeighbourhoodQuery,
  RelationCount,
} from "#schema/exploring.ts";
import { answeredLater } from "../asking.ts";
import { type Answer, type Ask, shortestChains } from "../chains.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { edgeId } from "../edges.ts";
import type { Run } from "./connection.ts";
import { READING } from "./cypher/reading.ts";
import { valuesOf } from "./question.ts";
import { type ClaimRow, claimView } from "./views.ts";

type NeighbourRow = Omit<GraphEdge, "id"> & { neighbour: EntityRef };

/** The edges at an entity, gathered per neighbour, relation and status, a page at a time. @throws {BadCursor} */
export async function readNeighbourhood(run: Run, query: NeighbourhoodQuery): Promise<Neighbourhood> {
  const { limit, cursor } = query;
  const [afterClaims, ...after] =
    cursor === undefined ? [null] : readCursor(cursor, ["number", "string", "string", "string", "string"]);
  const { page, relations, neighbours: count } = READING.neighbourhood;
  const values = { ...valuesOf(query), entity: query.entity };
  const [rows, byRelation, [counted]] = await Promise.all([
    run<NeighbourRow>(page, { ...values, afterClaims, after, limit: neo4j.int(limit + 1) }),
    run<RelationCount>(relations, values),
    run<Pick<Neighbourhood, "neighboursTotal">>(count, values),
  ]);
  const neighbours = rows.slice(0, limit).map(({ neighbour, ...row }) => {
    const { source, target, relation, status, claims, articles, outlets, confidence, first, last } = row;
    const edge = { source, target, relation, status, claims, articles, outlets, confidence, first, last };
    return { neighbour, edge: { id: edgeId(edge), ...edge } };
  });
  const last = neighbours.at(-1);
  return {
    neighbours,
    total: byRelation.reduce((sum, { edges }) => sum + edges, 0),
    relations: byRelation,
    neighboursTotal: counted!.neighboursTotal,
    cursor:
      rows.length > limit && last
        ? cursorOf([
            last.edge.claims,
            last.neighbour.id,
            last.edge.relation,
            last.edge.status,
            last.edge.source,
          ])
        : null,
  };
}

/** The shortest chains between two entities; none where one of them is not there. */
export async function readChains(run: Run, query: ChainQuery): Promise<Chains> {
  const { from, to, limit, longest } = query;
  const ends = await run<{ entity: EntityRef }>(READING.refs, { ids: [from, to] });
  if (ends.length < 2) return { chains: [], complete: true };
  const values = { ...valuesOf(query), ends: [from, to] };
  const found = await answeredLater(shortestChains<string>(from, to, limit, longest), (asked) =>
    answer(run, asked, values),
  );
  const chains: Chain[] = [];
  for (const ids of found.chains) chains.push(await chainOf(run, ids, values));
  return { chains, complete: found.complete };
}

type Values = Record<string, unknown>;

async function answer(run: Run, ask: Ask<string>, values: Values): Promise<Answer<string>> {
  if ("idsOf" in ask) return new Map(ask.idsOf.map((id) => [id, id]));
  const rows = await run<{ id: string; others: string[] }>(READING.neighbours, {
    ...values,
    ids: ask.neighboursOf,
  });
  return new Map(rows.map(({ id, others }) => [id, others]));
}

async function chainOf(run: Run, ids: readonly string[], values: Values): Promise<Chain> {
  const refs = await run<{ entity: EntityRef }>(READING.refs, { ids });
  const byId = new Map(refs.map(({ entity: { id, name, kind } }) => [id as string, { id, name, kind }]));
  const hops: (ClaimRow & { claims: number })[] = [];
  for (const [place, other] of ids.slice(1).entries())
    hops.push(
      ...(await run<ClaimRow & { claims: number }>(READING.hop, { ...values, one: ids[place], other })),
    );
  return {
    entities: ids.map((id) => byId.get(id)!),
    hops: hops.map((row) => ({ claim: claimView(row), claims: row.claims })),
  };
}
