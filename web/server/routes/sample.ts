import { z } from "zod";
import { healthSchema } from "#schema/api.ts";
import { badRequest, forbidden, noQuery, type Routes, wrongType } from "./routes.ts";

/** Brings the sample article into a store that has nothing to show yet; asking twice reads it once. */
export const sample =
  (bring: () => Promise<void>): Routes =>
  (store) =>
  (app, _, done) => {
    let bringing: Promise<void> | null = null;
    app.post(
      "/api/sample",
      {
        schema: {
          summary: "Reads the sample article into the store, and answers what the store then holds",
          consumes: ["application/json"],
          querystring: noQuery,
          body: z.strictObject({}),
          response: { 200: healthSchema, 400: badRequest, 403: forbidden, 415: wrongType },
        },
      },
      async () => {
        bringing ??= bring().finally(() => {
          bringing = null;
        });
        await bringing;
        return store.health();
      },
    );
    done();
  };
