import { entityDetailSchema } from "#schema/api.ts";
import { NotFound } from "../problems.ts";
import { badRequest, idParams, noQuery, notFound, type Routes } from "./routes.ts";

export const entities: Routes = (store) => (app, _, done) => {
  app.get(
    "/api/entities/:id",
    {
      schema: {
        summary: "An entity with every claim that names it, each with its evidence",
        params: idParams,
        querystring: noQuery,
        response: { 200: entityDetailSchema, 400: badRequest, 404: notFound },
      },
    },
    async ({ params }) => {
      const detail = await store.entity(params.id);
      if (detail === null) throw new NotFound("entity", params.id);
      return detail;
    },
  );
  done();
};
