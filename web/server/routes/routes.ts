import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { GraphReader } from "#data/store/store.ts";
import { errorSchema } from "#schema/api.ts";

/** One part of the API, answered from a store; `report` is told what fails after an answer is gone. */
export type Routes<Store = GraphReader> = (
  store: Store,
  report: (error: Error) => void,
) => FastifyPluginCallbackZod;

/** For an address without parameters: any parameter is a mistake worth telling. */
export const noQuery = z.strictObject({});

/** A question's parameters, and no others; days in their order. */
export function asked<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return schema.strict().refine(
    (question) => {
      const { since, until } = question as { since?: string; until?: string };
      return since === undefined || until === undefined || since <= until;
    },
    { path: ["until"], error: "not be before since" },
  );
}

export const idParams = z.object({ id: z.string() });

export const badRequest = errorSchema.describe("which parameter is wrong, and why");
export const notFound = errorSchema.describe("nothing has this id");
export const forbidden = errorSchema.describe("the request does not come from a page of this server");
export const wrongType = errorSchema.describe("the body is of another type than this address takes");
