import { claimPageSchema, claimQuerySchema } from "#schema/api.ts";
import { asked, badRequest, type Routes } from "./routes.ts";

export const claims: Routes = (store) => (app, _, done) => {
  app.get(
    "/api/claims",
    {
      schema: {
        summary:
          "Claims that answer a question, with their evidence, in the order of article and text, a page at a time",
        querystring: asked(claimQuerySchema),
        response: { 200: claimPageSchema, 400: badRequest },
      },
    },
    ({ query }) => store.claims(query),
  );
  done();
};
