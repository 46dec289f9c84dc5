import { articleDetailSchema } from "#schema/api.ts";
import { NotFound } from "../problems.ts";
import { badRequest, idParams, noQuery, notFound, type Routes } from "./routes.ts";

export const articles: Routes = (store) => (app, _, done) => {
  app.get(
    "/api/articles/:id",
    {
      schema: {
        summary: "An article: its text, its sentences and the claims they make",
        params: idParams,
        querystring: noQuery,
        response: { 200: articleDetailSchema, 400: badRequest, 404: notFound },
      },
    },
    async ({ params }) => {
      const detail = await store.article(params.id);
      if (detail === null) throw new NotFound("article", params.id);
      return detail;
    },
  );
  done();
};
