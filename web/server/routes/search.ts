import { completionQuerySchema, completionSchema, searchQuerySchema, searchSchema } from "#schema/api.ts";
import { badRequest, type Routes } from "./routes.ts";

export const search: Routes = (store) => (app, _, done) => {
  app.get(
    "/api/search",
    {
      schema: {
        summary: "Entities by name or alias, and sentences by their words; the last word may be a beginning",
        querystring: searchQuerySchema.strict(),
        response: { 200: searchSchema, 400: badRequest },
      },
    },
    ({ query }) => store.search(query.q, query.limit),
  );

  app.get(
    "/api/complete",
    {
      schema: {
        summary: "Entities whose name or an alias has words that begin so",
        querystring: completionQuerySchema.strict(),
        response: { 200: completionSchema, 400: badRequest },
      },
    },
    ({ query }) => store.complete(query.text, query.limit),
  );
  done();
};
