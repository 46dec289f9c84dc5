import neo4j from "neo4j-driver";
import type { EntityRef, GraphEdge } from "#schema/api.ts";
import type { Chain, ChainQuery, Neighbourhood, NeighbourhoodQuery } from "#schema/exploring.ts";
import { type Answer, type Ask, shortestChains } from "../chains.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { edgeId } from "../edges.ts";
import type { Run } from "./connection.ts";
import { CYPHER } from "./cypher.ts";
import { type ClaimRow, claimView } from "./views.ts";

type NeighbourRow = Omit<GraphEdge, "id"> & { neighbour: EntityRef };

/** The edges at an entity, gathered per neighbour, relation and status, a page at a time. @throws {BadCursor} */
export async function readNeighbourhood(run: Run, query: NeighbourhoodQuery): Promise<Neighbourhood> {
  const { limit, cursor } = query;
  const [afterClaims, ...after] =
    cursor === undefined ? [null] : readCursor(cursor, ["number", "string", "string", "string", "string"]);
  const [answer] = await run<{ total: number; rows: NeighbourRow[] }>(CYPHER.neighbourhood, {
    entity: query.entity,
    relation: query.relation ?? null,
    status: query.status ?? null,
    kind: query.kind ?? null,
    since: query.from ?? null,
    until: query.to ?? null,
    confidence: query.confidence ?? null,
    afterClaims,
    after,
    limit: neo4j.int(limit + 1),
  });
  const { total, rows } = answer!;
  const neighbours = rows.slice(0, limit).map(({ neighbour, ...row }) => {
    const { source, target, relation, status, claims, articles, confidence } = row;
    const edge = { source, target, relation, status, claims, articles, confidence };
    return { neighbour, edge: { id: edgeId(edge), ...edge } };
  });
  const last = neighbours.at(-1);
  return {
    neighbours,
    total,
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
export async function readChains(run: Run, { from, to, limit, longest }: ChainQuery): Promise<Chain[]> {
  const ends = await run<{ entity: EntityRef }>(CYPHER.refs, { ids: [from, to] });
  if (ends.length < 2) return [];
  const search = shortestChains<string>(from, to, limit, longest);
  let step = search.next();
  while (!step.done) step = search.next(await answer(run, step.value));
  const chains: Chain[] = [];
  for (const ids of step.value) chains.push(await chainOf(run, ids));
  return chains;
}

async function answer(run: Run, ask: Ask<string>): Promise<Answer<string>> {
  if ("idsOf" in ask) return new Map(ask.idsOf.map((id) => [id, id]));
  const rows = await run<{ id: string; others: string[] }>(CYPHER.neighbours, { ids: ask.neighboursOf });
  return new Map(rows.map(({ id, others }) => [id, others]));
}

async function chainOf(run: Run, ids: readonly string[]): Promise<Chain> {
  const refs = await run<{ entity: EntityRef }>(CYPHER.refs, { ids });
  const byId = new Map(refs.map(({ entity: { id, name, kind } }) => [id as string, { id, name, kind }]));
  const hops: ClaimRow[] = [];
  for (const [place, other] of ids.slice(1).entries())
    hops.push(...(await run<ClaimRow>(CYPHER.firmestClaim, { one: ids[place], other })));
  return { entities: ids.map((id) => byId.get(id)!), hops: hops.map(claimView) };
}
