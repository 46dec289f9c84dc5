import type { EntityRef } from "#schema/api.ts";
import type { Chain, ChainQuery, Chains } from "#schema/exploring.ts";
import { answered } from "../asking.ts";
import { type Answer, type Ask, shortestChains } from "../chains.ts";
import type { Connection } from "./connection.ts";
import { edgeFilterOf, listed, valuesOf } from "./question.ts";
import { claimViews } from "./views.ts";

/** The shortest chains between two entities; none where one of them is not there. */
export function readChains(connection: Connection, query: ChainQuery): Chains {
  const { from, to, limit, longest } = query;
  const keyOf = (id: string) =>
    connection.get<{ key: number }>("SELECT key FROM entity WHERE id = ?", id)?.key;
  const [first, last] = [keyOf(from), keyOf(to)];
  if (first === undefined || last === undefined) return { chains: [], complete: true };
  const { chains, complete } = answered(shortestChains(first, last, limit, longest), (asked) =>
    answer(connection, asked, query, [first, last]),
  );
  return { chains: chains.map((keys) => chainOf(connection, keys, query)), complete };
}

function answer(
  connection: Connection,
  ask: Ask<number>,
  query: ChainQuery,
  [first, last]: [number, number],
): Answer<number> {
  if ("idsOf" in ask) {
    const rows = connection.all<{ key: number; id: string }>(
      "SELECT key, id FROM entity WHERE key IN (SELECT value FROM json_each(?))",
      JSON.stringify(ask.idsOf),
    );
    return new Map(rows.map(({ key, id }) => [key, id]));
  }
  const neighbours = new Map<number, number[]>();
  const sql = neighboursOf(query);
  for (const node of ask.neighboursOf) {
    const others = connection.all<{ other: number }>(sql, {
      ...valuesOf(query),
      ...(query.kind && { first, last }),
      node,
    });
    neighbours.set(
      node,
      others.map(({ other }) => other),
    );
  }
  return neighbours;
}

/** Those who stand between are of the kinds asked for; the two ends are as they are. */
function neighboursOf(query: ChainQuery): string {
  const fits = (end: string) =>
    query.kind
      ? `AND (edge.${end} IN (:first, :last) OR (SELECT kind FROM entity WHERE key = edge.${end}) IN ${listed("kind")})`
      : "";
  const half = (end: string, other: string) =>
    `SELECT DISTINCT ${other} AS other FROM edge WHERE ${end} = :node ${edgeFilterOf(query)} ${fits(other)}`;
  return `${half("source", "target")} UNION ${half("target", "source")}`;
}

function chainOf(connection: Connection, keys: readonly number[], query: ChainQuery): Chain {
  const hops = keys.slice(1).map((to, place) => hopOf(connection, keys[place]!, to, query));
  const views = claimViews(
    connection,
    hops.map(({ claim }) => claim),
  );
  return {
    entities: keys.map(
      (key) => connection.get<EntityRef>("SELECT id, name, kind FROM entity WHERE key = ?", key)!,
    ),
    hops: hops.map(({ claims }, place) => ({ claim: views[place]!, claims })),
  };
}

/** The claim drawn between two entities that has the firmest status, then the surest, then the first in article and text. */
function hopOf(
  connection: Connection,
  one: number,
  other: number,
  query: ChainQuery,
): { claim: number; claims: number } {
  const half = (source: string, target: string) =>
    `SELECT * FROM edge WHERE source = :${source} AND target = :${target} ${edgeFilterOf(query)}`;
  return connection.get<{ claim: number; claims: number }>(
    `SELECT claim, count(*) OVER () AS claims FROM (${half("one", "other")} UNION ALL ${half("other", "one")})
     ORDER BY CASE status WHEN 'fact' THEN 0 WHEN 'attributed' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
       confidence DESC, article_id, place LIMIT 1`,
    { ...valuesOf({ ...query, kind: undefined }), one, other },
  )!;
}
