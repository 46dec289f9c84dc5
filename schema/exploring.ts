import { z } from "zod";
import { claimViewSchema, edgeSchema, entityRefSchema, nodeSchema } from "./api.ts";
import { STATUSES } from "./claim.ts";
import { ENTITY_KINDS } from "./entity.ts";
import { MOST_EXPANSIONS, readExpansion } from "./expansion.ts";
import { articleSchema } from "./extraction.ts";
import { type Question, questionSchema } from "./question.ts";
import { RELATION_NAMES } from "./relations.ts";

/** Questions that a store answers piece by piece, so that no graph need fit into memory: what is stored, who is near whom, by what chains. */

const count = z.int().min(0);
const day = z.iso.date();
const cursor = z.string().nullable().describe("give it back to get the next page; null on the last");

export const articleSummarySchema = articleSchema
  .pick({ id: true, title: true, outlet: true, publishedAt: true })
  .extend({ claims: count });
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

export const articlePageSchema = z.object({ articles: z.array(articleSummarySchema), total: count, cursor });
export type ArticlePage = z.infer<typeof articlePageSchema>;

/** Filters that name nobody: who it is about is said otherwise. */
const filterSchema = questionSchema.omit({ source: true, target: true, around: true });
type Filter = Omit<Question, "source" | "target" | "around">;

const EXPECTED = 'be "relation~since~until~entity id", for example "from-CRITICIZED~2024-01-01~~state:US"';
const expansion = z.string().refine((text) => readExpansion(text) !== null, { error: EXPECTED });

export const viewQuerySchema = questionSchema.extend({
  limit: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(60)
    .describe("entities at most, but for those expanded"),
  expand: z
    .preprocess(
      (value) => (typeof value === "string" ? [value] : value),
      z.array(expansion).max(MOST_EXPANSIONS),
    )
    .optional()
    .describe(
      "entities shown with their neighbours, each as relation~since~until~id; from- or to- before the relation",
    ),
});
export type ViewQuery = Question & { limit: number; expand?: string[] | undefined };

const amountsSchema = z
  .object({ entities: count, relations: count, claims: count })
  .describe("relations are edges; a claim counts at each edge that it is drawn as");

export const viewNodeSchema = nodeSchema.extend({
  claims: count.describe("claims that answer the question and name this entity as source or target"),
  hidden: count.describe("further entities tied to it that answer the question and are not in the view"),
});
export type ViewNode = z.infer<typeof viewNodeSchema>;

export const viewSchema = z
  .object({
    nodes: z.array(viewNodeSchema),
    edges: z
      .array(edgeSchema)
      .describe("each counts only the claims that answer; those of most claims first"),
    shown: amountsSchema,
    total: amountsSchema.describe("of everything that answers, in the view or not"),
  })
  .describe(
    "those who are named in the question, then the ends of the strongest ties, and every edge among them",
  );
export type View = z.infer<typeof viewSchema>;

export const neighbourhoodQuerySchema = filterSchema.extend({
  entity: z.string().min(1).describe("entity id; kind is the neighbour's"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().min(1).optional(),
});
export type NeighbourhoodQuery = Filter & { entity: string; limit: number; cursor?: string | undefined };

export const neighbourSchema = z.object({
  neighbour: entityRefSchema,
  edge: edgeSchema.describe("counts only the claims that pass the filter"),
});
export type Neighbour = z.infer<typeof neighbourSchema>;

export const neighbourhoodSchema = z.object({
  neighbours: z.array(neighbourSchema),
  total: count.describe("edges"),
  relations: z
    .array(
      z.object({
        relation: z.enum(RELATION_NAMES),
        outgoing: z.boolean().describe("from the entity; of a symmetric relation always true"),
        edges: count,
        neighbours: count,
        claims: count,
      }),
    )
    .describe("what passes the filter, on this page or not; most claims first"),
  neighboursTotal: count,
  cursor,
});
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>;
export type RelationCount = Neighbourhood["relations"][number];

export const chainQuerySchema = filterSchema.extend({
  from: z.string().min(1).describe("entity id; kind is that of who stands between"),
  to: z.string().min(1).describe("entity id"),
  limit: z.coerce.number().int().min(1).max(50).default(5),
  longest: z.coerce.number().int().min(1).max(8).default(6).describe("hops"),
});
export type ChainQuery = Filter & { from: string; to: string; limit: number; longest: number };

/** A hop is a drawn claim between two entities, in either direction: of several the one of the firmest status, then the surest. */
export const chainSchema = z.object({
  entities: z.array(entityRefSchema).describe("from one end to the other, both included, none twice"),
  hops: z
    .array(z.object({ claim: claimViewSchema, claims: z.int().min(1).describe("drawn between the two") }))
    .describe("one for each two entities that follow each other"),
});
export type Chain = z.infer<typeof chainSchema>;

export const chainsSchema = z.object({
  chains: z.array(chainSchema),
  complete: z
    .boolean()
    .describe(
      "false where too many ways led nowhere and the search was given up: there may be more, none shorter than these",
    ),
});
export type Chains = z.infer<typeof chainsSchema>;

export const UNITS = ["day", "week", "month", "year"] as const;
export type Unit = (typeof UNITS)[number];

export const timelineSchema = z.object({
  unit: z.enum(UNITS).describe("a week begins on Monday"),
  bins: z
    .array(
      z.object({
        from: day,
        to: day,
        event: count.describe("claims whose event is dated: by its first day"),
        published: count.describe(
          "claims without a date of their own: by the day their article was published",
        ),
      }),
    )
    .describe("in order, without those that are empty"),
  undated: count,
});
export type Timeline = z.infer<typeof timelineSchema>;

const counted = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ value, claims: z.int().min(1) }));

export const facetsSchema = z
  .object({
    relation: counted(z.enum(RELATION_NAMES)),
    status: counted(z.enum(STATUSES)),
    kind: counted(z.enum(ENTITY_KINDS)).describe("claims with such an entity at an end"),
    outlet: counted(z.string()),
    article: z.array(
      articleSchema
        .pick({ id: true, title: true, outlet: true, publishedAt: true })
        .extend({ claims: count }),
    ),
  })
  .describe(
    "how many claims would answer for each value of a filter, the filter itself left open; most first, of outlets and articles at most 100",
  );
export type Facets = z.infer<typeof facetsSchema>;
