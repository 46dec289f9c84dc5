import type { View, ViewNode, ViewQuery } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { amountsOf, broughtBy, expansionsOf, inOrder, isOpen, strongest, type Tie } from "../ties.ts";
import type { Connection } from "./connection.ts";
import { readNeighbourhood } from "./neighbourhood.ts";
import { claimsOf, edgesOf, type Part } from "./question.ts";
import { NODE_COLUMNS, nodeOf, readEdges } from "./read.ts";

/** The strongest ties that answer a question, as far as there is room for their ends. */
export function readView(connection: Connection, query: ViewQuery): View {
  const { limit, expand: _, ...question } = query;
  const { sql, values } = edgesOf(question);
  const ties = tiesOf(connection, { sql, values });
  const { source = [], target = [], around = [] } = question;
  const overview = strongest(
    ties,
    keysOf(connection, [...source, ...target, ...around]),
    limit,
    (key) => connection.get<{ id: string }>("SELECT id FROM entity WHERE key = ?", key)!.id,
  );
  const chosen = new Set([...overview, ...keysOf(connection, newcomersTo(connection, query, overview))]);
  const { hidden, shown, total } = amountsOf(ties, chosen);
  const list = JSON.stringify([...chosen]);
  const among = `edge.source IN (SELECT value FROM json_each(:chosen)) AND edge.target IN (SELECT value FROM json_each(:chosen))`;
  const nodes = connection.all<Parameters<typeof nodeOf>[0] & { key: number }>(
    `SELECT ${NODE_COLUMNS}, entity.key FROM json_each(?) AS wanted JOIN entity ON entity.key = wanted.value`,
    list,
  );
  const answering = isOpen(question) ? null : answeringBy(connection, question, list);
  return {
    nodes: inOrder(
      nodes.map(({ key, ...row }): ViewNode => {
        const node = nodeOf(row);
        const claims = answering === null ? node.claims : (answering.get(key) ?? 0);
        return { ...node, claims, hidden: hidden.get(key)! };
      }),
    ),
    edges: readEdges(
      connection,
      `${among} AND ${sql}`,
      { ...values, chosen: list },
      "claims DESC, source.id, target.id, relation, status",
    ),
    shown,
    total,
  };
}

/** How many claims that answer a question name each of the entities, whose keys stand in a JSON array. */
function answeringBy(connection: Connection, question: Question, keys: string): Map<number, number> {
  const { sql, values } = claimsOf(question);
  const rows = connection.all<{ key: number; claims: number }>(
    `SELECT party.entity AS key, count(*) AS claims FROM (${sql}) AS answer JOIN party ON party.claim = answer.claim
     WHERE party.entity IN (SELECT value FROM json_each(:chosen)) GROUP BY 1`,
    { ...values, chosen: keys },
  );
  return new Map(rows.map(({ key, claims }) => [key, claims]));
}

function newcomersTo(connection: Connection, query: ViewQuery, overview: ReadonlySet<number>): string[] {
  const expansions = expansionsOf(query);
  if (expansions.length === 0) return [];
  const there = connection.all<{ id: string }>(
    "SELECT entity.id FROM json_each(?) AS wanted JOIN entity ON entity.key = wanted.value",
    JSON.stringify([...overview]),
  );
  const ids = new Set(there.map(({ id }) => id));
  return expansions.flatMap((one) => broughtBy(one, readNeighbourhood(connection, one.near).neighbours, ids));
}

/** Comes as three lists of JSON, which takes half the time of as many rows. */
function tiesOf(connection: Connection, { sql, values }: Part): Tie<number>[] {
  const lists = connection.get<Record<keyof Tie<number>, string>>(
    `SELECT json_group_array(source) AS source, json_group_array(target) AS target, json_group_array(claims) AS claims
     FROM (
       SELECT source, target, count(*) AS claims FROM edge WHERE ${sql} GROUP BY source, target, relation, status
     )`,
    values,
  )!;
  const [source, target, claims] = [lists.source, lists.target, lists.claims].map((list): number[] =>
    JSON.parse(list),
  ) as [number[], number[], number[]];
  return source.map((one, at) => ({ source: one, target: target[at]!, claims: claims[at]! }));
}

/** Those of the entities that are there, once each, in their order. */
function keysOf(connection: Connection, ids: readonly string[]): number[] {
  return connection
    .all<{ key: number }>(
      "SELECT entity.key FROM json_each(?) AS wanted JOIN entity ON entity.id = wanted.value ORDER BY wanted.key",
      JSON.stringify([...new Set(ids)]),
    )
    .map(({ key }) => key);
}
