import { expect, test } from "vitest";
import type { Graph } from "#schema/api.ts";
import type { EntityId } from "#schema/ids.ts";
import { toJson } from "#web/export/json.ts";

const france = {
  id: "state:france" as EntityId,
  name: "France\u0000",
  kind: "state",
  aliases: ["Paris"],
  wikidata: "Q142",
  claims: 1,
} as const;
const niger = {
  id: "state:niger" as EntityId,
  name: "Niger",
  kind: "state",
  aliases: [],
  wikidata: null,
  claims: 1,
} as const;
const graph: Graph = {
  nodes: [
    { ...france, aliases: [...france.aliases] },
    { ...niger, aliases: [] },
  ],
  edges: (["CRITICIZED", "MET_WITH"] as const).map((relation) => ({
    id: `state:france|${relation}|fact|state:niger`,
    source: france.id,
    target: niger.id,
    relation,
    status: "fact",
    claims: 1,
    articles: 1,
    confidence: 0.9,
  })),
};

test("the document is a node-link graph: entities as they are, edges with their key, label and symmetry", () => {
  expect(JSON.parse(toJson(graph))).toEqual({
    directed: true,
    multigraph: true,
    graph: { creator: "Demarche" },
    nodes: graph.nodes,
    edges: [
      {
        key: graph.edges[0]!.id,
        source: france.id,
        target: niger.id,
        relation: "CRITICIZED",
        status: "fact",
        claims: 1,
        articles: 1,
        confidence: 0.9,
        label: "criticized",
        symmetric: false,
      },
      {
        key: graph.edges[1]!.id,
        source: france.id,
        target: niger.id,
        relation: "MET_WITH",
        status: "fact",
        claims: 1,
        articles: 1,
        confidence: 0.9,
        label: "met with",
        symmetric: true,
      },
    ],
  });
});
