import { entityDetailSchema, entityQuerySchema } from "#schema/api.ts";
import { NotFound } from "../problems.ts";
import { badRequest, idParams, notFound, type Routes } from "./routes.ts";

export const entities: Routes = (store) => (app, _, done) => {
  app.get(
    "/api/entities/:id",
    {
      schema: {
        summary: "An entity with the claims that name it, each with its evidence, a page at a time",
        params: idParams,
        querystring: entityQuerySchema.strict(),
        response: { 200: entityDetailSchema, 400: badRequest, 404: notFound },
      },
    },
    async ({ params, query }) => {
      const detail = await store.entity(params.id, query);
      if (detail === null) throw new NotFound("entity", params.id);
      return detail;
    },
  );
  done();
};
