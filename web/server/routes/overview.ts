import { graphSchema, healthSchema } from "#schema/api.ts";
import { badRequest, noQuery, type Routes } from "./routes.ts";

export const overview: Routes = (store) => (app, _, done) => {
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
  done();
};
