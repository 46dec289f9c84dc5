import { z } from "zod";
import { MODALITIES, POLARITIES, STATUSES } from "./claim.ts";
import { articleSchema, claimDateSchema, entitySchema, sentenceSchema, spanSchema } from "./extraction.ts";
import { MENTION_FORMS } from "./mention.ts";
import { PLOVER_EVENTS, RELATION_NAMES } from "./relations.ts";

/** Request and response shapes of the API; the store answers in the same shapes. */

const count = z.int().min(0);
const relation = z.enum(RELATION_NAMES);
const status = z.enum(STATUSES);

export const healthSchema = z.object({
  store: z.string().describe("kind of store: sqlite or neo4j"),
  articles: count,
  entities: count,
  claims: count,
});
export type Health = z.infer<typeof healthSchema>;

export const entityRefSchema = entitySchema.pick({ id: true, name: true, kind: true });
export type EntityRef = z.infer<typeof entityRefSchema>;

export const nodeSchema = entitySchema.extend({
  claims: count.describe("claims that name this entity as source or target"),
});
export type GraphNode = z.infer<typeof nodeSchema>;

export const edgeSchema = z
  .object({
    id: z.string().describe("source|relation|status|target"),
    source: entitySchema.shape.id,
    target: entitySchema.shape.id,
    relation,
    status,
    claims: z.int().min(1),
    articles: z.int().min(1),
    confidence: z.number().describe("of the surest claim"),
  })
  .describe(
    "one ordered (source, target, relation, status); a symmetric relation once, the smaller id first",
  );
export type GraphEdge = z.infer<typeof edgeSchema>;

export const graphSchema = z.object({ nodes: z.array(nodeSchema), edges: z.array(edgeSchema) });
export type Graph = z.infer<typeof graphSchema>;

/** An end of a claim: the words in the article and the entities they stand for. */
export const claimEndSchema = spanSchema.extend({
  form: z.enum(MENTION_FORMS),
  entities: z.array(entityRefSchema),
});
export type ClaimEnd = z.infer<typeof claimEndSchema>;

export const claimViewSchema = z
  .object({
    id: z.string(),
    relation,
    event: z.enum(PLOVER_EVENTS).nullable(),
    status,
    polarity: z.enum(POLARITIES),
    modality: z.enum(MODALITIES),
    explicit: z.boolean(),
    confidence: z.number(),
    date: claimDateSchema.nullable(),
    after: z.array(z.string()),
    why: z.array(z.string()),
    article: articleSchema.pick({ id: true, title: true, url: true, outlet: true, publishedAt: true }),
    sentence: sentenceSchema.extend({ text: z.string() }),
    cue: spanSchema,
    source: z.array(claimEndSchema),
    target: z.array(claimEndSchema),
    attributedTo: z.array(claimEndSchema),
    content: spanSchema.nullable(),
  })
  .describe(
    "a claim with its evidence; all offsets are UTF-16 code units into the article's text, end exclusive",
  );
export type ClaimView = z.infer<typeof claimViewSchema>;

export const entityDetailSchema = z.object({ entity: nodeSchema, claims: z.array(claimViewSchema) });
export type EntityDetail = z.infer<typeof entityDetailSchema>;

export const claimPageSchema = z.object({
  claims: z.array(claimViewSchema),
  total: count,
  cursor: z.string().nullable().describe("give it back to get the next page; null on the last"),
});
export type ClaimPage = z.infer<typeof claimPageSchema>;

export const claimQuerySchema = z.object({
  source: z.string().min(1).optional().describe("entity id"),
  target: z.string().min(1).optional().describe("entity id"),
  relation: relation.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().min(1).optional(),
});
export type ClaimQuery = z.infer<typeof claimQuerySchema>;

export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const sentenceHitSchema = z.object({
  article: articleSchema.pick({ id: true, title: true }),
  sentence: sentenceSchema.extend({ text: z.string() }),
});
export type SentenceHit = z.infer<typeof sentenceHitSchema>;

export const searchSchema = z.object({
  entities: z.array(nodeSchema),
  sentences: z.array(sentenceHitSchema),
});
export type SearchResult = z.infer<typeof searchSchema>;

export const articleDetailSchema = z.object({
  article: articleSchema,
  sentences: z.array(sentenceSchema),
  claims: z.array(claimViewSchema),
});
export type ArticleDetail = z.infer<typeof articleDetailSchema>;

export const errorSchema = z.object({ error: z.string() });
