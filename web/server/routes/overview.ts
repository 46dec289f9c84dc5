import type { Drawings, GraphReader } from "#data/store/store.ts";
import { graphSchema, healthSchema } from "#schema/api.ts";
import type { CompactGraph } from "#schema/compact.ts";
import { compactGraphSchema, placesSchema } from "#schema/compact-schema.ts";
import { DrawnGraph } from "../layout/drawn-graph.ts";
import { badRequest, noQuery, type Routes } from "./routes.ts";

export const overview: Routes<GraphReader & Drawings> = (store, report) => (app, _, done) => {
  const drawn = new DrawnGraph(store, report);
  app.addHook("onClose", () => drawn.close());
  /** The graph as it was written before, as long as it is the same one. */
  const texts = new WeakMap<CompactGraph, string>();

  app.get(
    "/api/health",
    {
      schema: {
        summary: "What the store holds",
        querystring: noQuery,
        response: { 200: healthSchema, 400: badRequest },
      },
    },
    () => store.health(),
  );

  app.get(
    "/api/graph",
    {
      schema: {
        summary:
          "The whole graph: entities, and an edge for each (source, target, relation, status) that is stated",
        querystring: noQuery,
        response: { 200: graphSchema, 400: badRequest },
      },
    },
    () => store.graph(),
  );

  app.get(
    "/api/graph/compact",
    {
      schema: {
        summary: "The whole graph by columns, with the places of its nodes as far as they are worked out",
        querystring: noQuery,
        response: { 200: compactGraphSchema, 400: badRequest },
      },
    },
    async (_, reply) => {
      const graph = await drawn.read();
      const text = texts.get(graph) ?? String(reply.serializeInput({ ...graph }, "200"));
      texts.set(graph, text);
      return reply
        .type("application/json; charset=utf-8")
        .serializer(() => text)
        .send(graph);
    },
  );

  app.get(
    "/api/graph/places",
    {
      schema: {
        summary: "Where the nodes of the whole graph stand, as soon as that is worked out",
        querystring: noQuery,
        response: { 200: placesSchema, 400: badRequest },
      },
    },
    async () => ({ places: await drawn.places() }),
  );
  done();
};
