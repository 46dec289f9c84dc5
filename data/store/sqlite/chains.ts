import type { EntityRef } from "#schema/api.ts";
import type { Chain, ChainQuery } from "#schema/exploring.ts";
import { type Answer, type Ask, shortestChains } from "../chains.ts";
import type { Connection } from "./connection.ts";
import { claimViews } from "./views.ts";

/** The shortest chains between two entities; none where one of them is not there. */
export function readChains(connection: Connection, { from, to, limit, longest }: ChainQuery): Chain[] {
  const keyOf = (id: string) =>
    connection.get<{ key: number }>("SELECT key FROM entity WHERE id = ?", id)?.key;
  const [first, last] = [keyOf(from), keyOf(to)];
  if (first === undefined || last === undefined) return [];
  const search = shortestChains(first, last, limit, longest);
  let step = search.next();
  while (!step.done) step = search.next(answer(connection, step.value));
  return step.value.map((keys) => chainOf(connection, keys));
}

function answer(connection: Connection, ask: Ask<number>): Answer<number> {
  if ("idsOf" in ask) {
    const rows = connection.all<{ key: number; id: string }>(
      "SELECT key, id FROM entity WHERE key IN (SELECT value FROM json_each(?))",
      JSON.stringify(ask.idsOf),
    );
    return new Map(rows.map(({ key, id }) => [key, id]));
  }
  const neighbours = new Map<number, number[]>();
  for (const node of ask.neighboursOf) {
    const others = connection.all<{ other: number }>(
      "SELECT DISTINCT target AS other FROM edge WHERE source = ?1 UNION SELECT DISTINCT source FROM edge WHERE target = ?1",
      node,
    );
    neighbours.set(
      node,
      others.map(({ other }) => other),
    );
  }
  return neighbours;
}

function chainOf(connection: Connection, keys: readonly number[]): Chain {
  const hops = keys.slice(1).map((to, place) => firmestClaim(connection, keys[place]!, to));
  return {
    entities: keys.map(
      (key) => connection.get<EntityRef>("SELECT id, name, kind FROM entity WHERE key = ?", key)!,
    ),
    hops: claimViews(connection, hops),
  };
}

/** The claim drawn between two entities that has the firmest status, then the surest, then the first in article and text. */
function firmestClaim(connection: Connection, one: number, other: number): number {
  return connection.get<{ claim: number }>(
    `SELECT claim FROM (
       SELECT * FROM edge WHERE source = ?1 AND target = ?2 UNION ALL SELECT * FROM edge WHERE source = ?2 AND target = ?1
     )
     ORDER BY CASE status WHEN 'fact' THEN 0 WHEN 'attributed' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
       confidence DESC, article_id, place LIMIT 1`,
    one,
    other,
  )!.claim;
}
