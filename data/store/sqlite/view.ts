import type { View, ViewNode, ViewQuery } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { strongest, type Tie } from "../ties.ts";
import type { Connection } from "./connection.ts";
import { edgesOf } from "./question.ts";
import { NODE_COLUMNS, nodeOf, readEdges } from "./read.ts";

/** The strongest ties that answer a question, as far as there is room for their ends. */
export function readView(connection: Connection, { limit, ...question }: ViewQuery): View {
  const { sql, values } = edgesOf(question);
  const ties = connection.all<Tie<number>>(
    `SELECT source, target, sum(claims) AS claims, count(*) AS relations FROM (
       SELECT source, target, count(*) AS claims FROM edge WHERE ${sql} GROUP BY source, target, relation, status
     ) GROUP BY source, target`,
    values,
  );
  const { chosen, hidden, shown, total } = strongest(
    ties,
    namedIn(connection, question),
    limit,
    (key) => connection.get<{ id: string }>("SELECT id FROM entity WHERE key = ?", key)!.id,
  );
  const list = JSON.stringify(chosen);
  const among = `edge.source IN (SELECT value FROM json_each(:chosen)) AND edge.target IN (SELECT value FROM json_each(:chosen))`;
  const nodes = connection.all<Parameters<typeof nodeOf>[0] & { key: number }>(
    `SELECT ${NODE_COLUMNS}, entity.key FROM json_each(?) AS wanted JOIN entity ON entity.key = wanted.value
     ORDER BY claims DESC, entity.id`,
    list,
  );
  return {
    nodes: nodes.map(({ key, ...row }): ViewNode => ({ ...nodeOf(row), hidden: hidden.get(key)! })),
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

/** Those who are named in a question and there, in its order. */
function namedIn(connection: Connection, { source = [], target = [], around = [] }: Question): number[] {
  const ids = [...new Set([...source, ...target, ...around])];
  return connection
    .all<{ key: number }>(
      "SELECT entity.key FROM json_each(?) AS wanted JOIN entity ON entity.id = wanted.value ORDER BY wanted.key",
      JSON.stringify(ids),
    )
    .map(({ key }) => key);
}
