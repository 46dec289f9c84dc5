import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Graph, GraphEdge, GraphNode } from "#schema/api.ts";
import { STATUSES } from "#schema/claim.ts";
import { compact, expand } from "#schema/compact.ts";
import { compactGraphSchema } from "#schema/compact-schema.ts";
import { ENTITY_KINDS } from "#schema/entity.ts";
import { RELATION_NAMES } from "#schema/relations.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const day = fc.option(fc.constantFrom("0987-01-31", "2024-03-25", "2024-03-26", "2025-01-01"));

const anyGraph = fc
  .uniqueArray(fc.string({ unit: "binary", minLength: 1, maxLength: 8 }), { maxLength: 8 })
  .chain((ids) => {
    const sorted = ids.sort((a, b) => (a < b ? -1 : 1));
    const node = fc.record({
      name: text,
      kind: fc.constantFrom(...ENTITY_KINDS),
      aliases: fc.array(text, { maxLength: 2 }),
      wikidata: fc.option(fc.constantFrom("Q142", "Q1032")),
      claims: fc.nat(300),
    });
    const edge = fc.record({
      ends: fc.tuple(fc.nat(), fc.nat()),
      relation: fc.constantFrom(...RELATION_NAMES),
      status: fc.constantFrom(...STATUSES),
      counts: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      days: fc.tuple(day, day),
    });
    return fc.record({
      nodes: fc.tuple(...sorted.map((id) => node.map((rest) => ({ id, ...rest }) as GraphNode))),
      edges: fc.array(edge, { maxLength: sorted.length > 1 ? 20 : 0 }),
    });
  })
  .map(({ nodes, edges }): Graph => {
    const made = edges.map(({ ends, relation, status, counts, confidence, days }): GraphEdge => {
      const [source, target] = ends.map((end) => nodes[end % nodes.length]!.id) as [never, never];
      const [claims, articles, outlets] = counts.toSorted((a, b) => b - a) as [number, number, number];
      const [first, last] = days[0] === null || days[1] === null ? [null, null] : days.toSorted();
      return {
        ...{ id: `${source}|${relation}|${status}|${target}`, source, target, relation, status },
        ...{ claims: claims + 1, articles: articles + 1, outlets, confidence },
        ...{ first: first as string | null, last: last as string | null },
      };
    });
    const key = ({ source, target }: GraphEdge) =>
      nodes.findIndex(({ id }) => id === source) * 100 + nodes.findIndex(({ id }) => id === target);
    return { nodes, edges: made.sort((a, b) => key(a) - key(b)) };
  });

test("any graph comes back from its compact form as it was", () => {
  fc.assert(
    fc.property(anyGraph, fc.boolean(), (graph, isPlaced) => {
      const places = isPlaced
        ? Object.fromEntries(graph.nodes.map(({ id }, at) => [id, [at, -at || 0] as const]))
        : null;
      const sent = JSON.parse(JSON.stringify(compact(graph, places, true)));
      expect(compactGraphSchema.parse(sent)).toEqual(sent);
      const back = expand(sent);
      expect(back.graph).toEqual(graph);
      expect(back.places).toEqual(places);
    }),
  );
});

test("is at most half as long as the same fields row by row, both compressed", () => {
  const random = randomFrom(5);
  const at = (length: number) => Math.floor(length * random() ** 2);
  const nodes = Array.from({ length: 500 }, (_, number): GraphNode => {
    const kind = ENTITY_KINDS[number % 4]!;
    const name = `Person ${Math.floor(random() * 1e6)}`;
    const id = `${kind}:${name.toLowerCase().replace(" ", "-")}` as GraphNode["id"];
    return { id, name, kind, aliases: [name.slice(7)], wikidata: null, claims: at(90) };
  });
  const edges = Array.from({ length: 5_000 }, (): GraphEdge => {
    const [source, target] = [nodes[at(500)]!.id, nodes[at(500)]!.id];
    const relation = RELATION_NAMES[at(RELATION_NAMES.length)]!;
    const [claims, status, first] = [1 + at(4), STATUSES[at(4)]!, `2024-0${1 + at(9)}-1${at(10)}`];
    return {
      ...{ id: `${source}|${relation}|${status}|${target}`, source, target, relation, status, claims },
      ...{ articles: 1, outlets: 1, confidence: at(100) / 100, first, last: first },
    };
  });
  const places = Object.fromEntries(nodes.map(({ id }) => [id, [at(9_000), at(9_000)] as const]));
  const rows = { nodes: nodes.map((node) => ({ ...node, place: places[node.id] })), edges };
  const sizes = [compact({ nodes, edges }, places, true), rows].map(
    (value) => gzipSync(JSON.stringify(value)).length,
  );
  expect(sizes[0]! / sizes[1]!).toBeLessThan(0.5);
});

/** Numbers from 0 to 1, the same for the same seed (Park and Miller 1988). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
