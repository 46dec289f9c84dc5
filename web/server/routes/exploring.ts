import type { GraphReader } from "#data/store/store.ts";
import {
  chainQuerySchema,
  chainsSchema,
  facetsSchema,
  neighbourhoodQuerySchema,
  neighbourhoodSchema,
  timelineSchema,
  viewQuerySchema,
  viewSchema,
} from "#schema/exploring.ts";
import { questionSchema } from "#schema/question.ts";
import { NotFound } from "../problems.ts";
import { asked, badRequest, notFound, type Routes } from "./routes.ts";

export const exploring: Routes = (store) => (app, _, done) => {
  app.get(
    "/api/view",
    {
      schema: {
        summary: "The strongest ties that answer a question, and how much of the answer is left out",
        querystring: asked(viewQuerySchema),
        response: { 200: viewSchema, 400: badRequest },
      },
    },
    ({ query }) => store.view(query),
  );

  app.get(
    "/api/neighbourhood",
    {
      schema: {
        summary:
          "The edges at an entity, those of most claims first, a page at a time, and how many there are of each relation",
        querystring: asked(neighbourhoodQuerySchema),
        response: { 200: neighbourhoodSchema, 400: badRequest, 404: notFound },
      },
    },
    async ({ query }) => {
      const found = await store.neighbourhood(query);
      if (found.total === 0) await demand(store, query.entity);
      return found;
    },
  );

  app.get(
    "/api/chains",
    {
      schema: {
        summary: "The shortest chains of claims between two entities",
        querystring: asked(chainQuerySchema),
        response: { 200: chainsSchema, 400: badRequest, 404: notFound },
      },
    },
    async ({ query }) => {
      const found = await store.chains(query);
      if (found.chains.length === 0) for (const id of [query.from, query.to]) await demand(store, id);
      return found;
    },
  );

  app.get(
    "/api/timeline",
    {
      schema: {
        summary: "When the claims that answer a question took place, in days, weeks, months or years",
        querystring: asked(questionSchema),
        response: { 200: timelineSchema, 400: badRequest },
      },
    },
    ({ query }) => store.timeline(query),
  );

  app.get(
    "/api/facets",
    {
      schema: {
        summary: "How many claims would answer a question for each value of a filter",
        querystring: asked(questionSchema),
        response: { 200: facetsSchema, 400: badRequest },
      },
    },
    ({ query }) => store.facets(query),
  );
  done();
};

/** @throws {NotFound} where there is no such entity */
async function demand(store: GraphReader, id: string): Promise<void> {
  if ((await store.entity(id, { limit: 1 })) === null) throw new NotFound("entity", id);
}
