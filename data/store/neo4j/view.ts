import type { GraphEdge, GraphNode } from "#schema/api.ts";
import type { View, ViewQuery } from "#schema/exploring.ts";
import { edgeId } from "../edges.ts";
import { amountsOf, broughtBy, expansionsOf, inOrder, isOpen, strongest, type Tie } from "../ties.ts";
import type { Run } from "./connection.ts";
import { READING } from "./cypher/reading.ts";
import { readNeighbourhood } from "./explore.ts";
import { formFor, valuesOf } from "./question.ts";
import { nodeOf } from "./read.ts";

/** The strongest ties that answer a question, as far as there is room for their ends. */
export async function readView(run: Run, query: ViewQuery): Promise<View> {
  const { limit, expand: _, ...question } = query;
  const values = valuesOf(question);
  const ties = await run<Tie<string>>(formFor(question, READING.ties), values);
  const { source = [], target = [], around = [] } = question;
  const there = async (ids: string[]) =>
    (await run<{ entity: { id: string } }>(READING.refs, { ids: [...new Set(ids)] })).map(
      ({ entity }) => entity.id,
    );
  const overview = strongest(ties, await there([...source, ...target, ...around]), limit, (id) => id);
  const brought: string[] = [];
  for (const one of expansionsOf(query))
    brought.push(...broughtBy(one, (await readNeighbourhood(run, one.near)).neighbours, overview));
  const shownIds = new Set([...overview, ...(await there(brought))]);
  const { hidden, shown, total } = amountsOf(ties, shownIds);
  const chosen = [...shownIds];
  const nodes = await run<{ node: GraphNode }>(READING.viewNodes, { chosen });
  const counts = isOpen(question)
    ? null
    : await run<{ id: string; claims: number }>(formFor(question, READING.viewClaims), { ...values, chosen });
  const answering = counts && new Map(counts.map(({ id, claims }) => [id, claims]));
  const edges = await run<Omit<GraphEdge, "id">>(formFor(question, READING.viewEdges), { ...values, chosen });
  return {
    nodes: inOrder(
      nodes.map(({ node }) => ({
        ...nodeOf(node),
        claims: answering === null ? node.claims : (answering.get(node.id) ?? 0),
        hidden: hidden.get(node.id)!,
      })),
    ),
    edges: edges.map((edge) => ({ id: edgeId(edge), ...edge })),
    shown,
    total,
  };
}
