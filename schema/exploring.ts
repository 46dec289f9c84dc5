import { z } from "zod";
import { claimViewSchema, edgeSchema, entityRefSchema } from "./api.ts";
import { STATUSES } from "./claim.ts";
import { ENTITY_KINDS } from "./entity.ts";
import { articleSchema } from "./extraction.ts";
import { RELATION_NAMES } from "./relations.ts";

/** Questions that a store answers piece by piece, so that no graph need fit into memory: what is stored, who is near whom, by what chains. */

const count = z.int().min(0);
const cursor = z.string().nullable().describe("give it back to get the next page; null on the last");

export const articleSummarySchema = articleSchema
  .pick({ id: true, title: true, outlet: true, publishedAt: true })
  .extend({ claims: count });
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

export const articlePageSchema = z.object({ articles: z.array(articleSummarySchema), total: count, cursor });
export type ArticlePage = z.infer<typeof articlePageSchema>;

export const neighbourhoodQuerySchema = z.object({
  entity: z.string().min(1).describe("entity id"),
  relation: z.enum(RELATION_NAMES).optional(),
  status: z.enum(STATUSES).optional(),
  kind: z.enum(ENTITY_KINDS).optional().describe("of the neighbour"),
  from: z.iso.date().optional().describe("claims dated on this day or later; undated claims do not pass"),
  to: z.iso.date().optional().describe("claims dated on this day or earlier; undated claims do not pass"),
  confidence: z.coerce.number().min(0).max(1).optional().describe("claims at least as sure as this"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().min(1).optional(),
});
export type NeighbourhoodQuery = z.infer<typeof neighbourhoodQuerySchema>;

export const neighbourSchema = z.object({
  neighbour: entityRefSchema,
  edge: edgeSchema.describe("counts only the claims that pass the filter"),
});
export type Neighbour = z.infer<typeof neighbourSchema>;

export const neighbourhoodSchema = z.object({ neighbours: z.array(neighbourSchema), total: count, cursor });
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;

export const chainQuerySchema = z.object({
  from: z.string().min(1).describe("entity id"),
  to: z.string().min(1).describe("entity id"),
  limit: z.coerce.number().int().min(1).max(50).default(5),
  longest: z.coerce.number().int().min(1).max(8).default(6).describe("hops"),
});
export type ChainQuery = z.infer<typeof chainQuerySchema>;

/** A hop is a drawn claim between two entities, in either direction: of several the one of the firmest status, then the surest. */
export const chainSchema = z.object({
  entities: z.array(entityRefSchema).describe("from one end to the other, both included, none twice"),
  hops: z.array(claimViewSchema).describe("one claim for each two entities that follow each other"),
});
export type Chain = z.infer<typeof chainSchema>;
