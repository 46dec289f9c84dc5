import { healthSchema } from "#schema/api.ts";
import { noQuery, type Routes } from "./routes.ts";

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
          querystring: noQuery,
          response: { 200: healthSchema },
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
