import { z } from "zod";
import { nodeSchema } from "./api.ts";

const numbers = z.array(z.int());

export const compactGraphSchema = z
  .object({
    kinds: z.array(z.string()),
    relations: z.array(z.string()),
    statuses: z.array(z.string()),
    days: z.array(z.string()),
    confidences: z.array(z.number()),
    nodes: z.object({
      ids: z.tuple([numbers, z.array(z.string())]),
      names: z.array(z.string()),
      kind: numbers,
      claims: numbers,
      aliases: z.array(z.tuple([z.int(), nodeSchema.shape.aliases])),
      wikidata: z.array(z.tuple([z.int(), z.string()])),
      places: z.object({ x: numbers, y: numbers }).nullable(),
    }),
    edges: z.object({
      source: numbers,
      target: numbers,
      relation: numbers,
      status: numbers,
      claims: numbers,
      articles: numbers,
      outlets: numbers,
      confidence: numbers,
      first: numbers,
      last: numbers,
    }),
    settled: z.boolean(),
  })
  .describe("the whole graph by columns, which schema/compact.ts explains and reads");

export const placesSchema = z.object({
  places: z
    .record(z.string(), z.tuple([z.number(), z.number()]).readonly())
    .nullable()
    .describe("x to the right, y upwards, by entity id; null where they could not be worked out"),
});
