import { RELATIONS } from "#schema/relations.ts";
import type { Chunk, Subgraph } from "./subgraph.ts";
import { toldAs } from "./words.ts";

/**
 * A subgraph as node-link JSON (d3, `networkx.node_link_graph(document, edges="edges")`): entities as nodes; for each pair of entities that a claim
 * is drawn between an edge with its sentence, by its `key`; and under `claims` every claim with all of its evidence, those too that lack an end
 * and are drawn nowhere. NetworkX has no graph of both sorts of edge, hence `directed` for all and `symmetric` where a direction says nothing.
 */
export async function* writeJson(subgraph: Subgraph): AsyncGenerator<Chunk> {
  const { provenance, entities } = subgraph;
  yield `{\n"directed": true,\n"multigraph": true,\n"graph": ${JSON.stringify(provenance)},\n"nodes": [`;
  yield* rows(entities);
  yield `],\n"edges": [`;
  yield* rows(edges(subgraph));
  yield `],\n"claims": [`;
  yield* rows(claims(subgraph));
  yield "]\n}\n";
}

async function* rows(values: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<string> {
  let separator = "\n";
  for await (const value of values) {
    yield `${separator}${JSON.stringify(value)}`;
    separator = ",\n";
  }
  if (separator !== "\n") yield "\n";
}

async function* edges(subgraph: Subgraph): AsyncGenerator<object> {
  for await (const claim of subgraph.claims()) {
    const { relation, status, confidence, date, sentence, article } = claim;
    const { label, symmetric } = RELATIONS[relation];
    for (const { key, source, target } of claim.pairs) {
      yield {
        key,
        source,
        target,
        claim: claim.number,
        relation,
        label: toldAs(label, { relation, status }),
        symmetric,
        status,
        confidence,
        date,
        sentence: sentence.text,
        article: article.id,
      };
    }
  }
}

async function* claims(subgraph: Subgraph): AsyncGenerator<object> {
  for await (const { pairs: _, ...claim } of subgraph.claims()) yield claim;
}
