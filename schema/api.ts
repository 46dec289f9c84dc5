import { z } from "zod";
import { MODALITIES, POLARITIES, STATUSES } from "./claim.ts";
import { articleSchema, claimDateSchema, entitySchema, sentenceSchema, spanSchema } from "./extraction.ts";
import { MENTION_FORMS } from "./mention.ts";
import { TENURES } from "./office.ts";
import { type Question, questionSchema } from "./question.ts";
import { PLOVER_EVENTS, RELATION_NAMES } from "./relations.ts";
import { LONGEST_SEARCH } from "./searching.ts";

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
    outlets: count.describe("independent ones, of the articles that name theirs: copies of one text are one"),
    confidence: z.number().describe("of the surest claim"),
    first: z.iso.date().nullable().describe("earliest day of a claim: the event's, else the publication's"),
    last: z.iso.date().nullable().describe("latest day of a claim"),
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

const citedSchema = articleSchema.pick({ id: true, title: true, url: true, outlet: true, publishedAt: true });
export type CitedArticle = z.infer<typeof citedSchema>;

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
    article: citedSchema.extend({
      voice: z
        .string()
        .nullable()
        .describe(
          "by whom it counts as a source: its outlet, folded, or whose text it copies; null where it names none",
        ),
      copyOf: articleSchema.shape.id.nullable().describe("the earliest article of which its text is a copy"),
    }),
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

const cursor = z.string().nullable().describe("give it back to get the next page; null on the last");
const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().min(1).optional(),
};

export const entityQuerySchema = z.object(page);
export type EntityQuery = z.infer<typeof entityQuerySchema>;

/** A sentence of an article, as what bears something out. */
const witnessSchema = z.object({
  article: articleSchema.pick({ id: true, title: true, outlet: true, publishedAt: true }),
  sentence: sentenceSchema.extend({ text: z.string() }),
});

export const tenureSchema = witnessSchema
  .extend({
    words: z.string().describe("as the sentence has them"),
    title: spanSchema.describe("where they stand in the article's text"),
    in: entityRefSchema.nullable().describe("the state or body, where it is known and in the graph"),
    tenure: z.enum(TENURES),
    from: z.iso.date().nullable().describe("first day on which an article that says so was published"),
    to: z.iso.date().nullable().describe("last such day"),
    articles: z.int().min(1),
  })
  .describe("an office that articles give to a person, with the first sentence that does");
export type HeldTenure = z.infer<typeof tenureSchema>;

export const joinedSchema = witnessSchema.extend({
  called: z.string().describe("what the article calls the entity"),
  because: z.string(),
});
export type Joined = z.infer<typeof joinedSchema>;

export const entityDetailSchema = z.object({
  entity: nodeSchema,
  offices: z.array(tenureSchema).describe("present before former, each by its first day"),
  joined: z
    .object({ rows: z.array(joinedSchema), total: count })
    .describe(
      "articles that call it otherwise and were found to mean it, or one of its name that was told apart; the first 50",
    ),
  claims: z.array(claimViewSchema).describe("a page of those that name it as source or target"),
  total: count,
  cursor,
});
export type EntityDetail = z.infer<typeof entityDetailSchema>;

export const claimPageSchema = z.object({ claims: z.array(claimViewSchema), total: count, cursor });
export type ClaimPage = z.infer<typeof claimPageSchema>;

export const claimQuerySchema = questionSchema.extend(page);
export type ClaimQuery = Question & { limit: number; cursor?: string | undefined };

export const searchQuerySchema = z.object({
  q: z.string().trim().min(1).max(LONGEST_SEARCH),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const hits = z
  .array(spanSchema)
  .describe("the words that were searched, as UTF-16 offsets into this text, in order");

export const entityHitSchema = nodeSchema.extend({
  found: z
    .string()
    .describe("the name or alias that has the words, or the name where only all together have them"),
  hits: hits.describe("in `found`"),
});
export type EntityHit = z.infer<typeof entityHitSchema>;

export const sentenceHitSchema = z.object({
  article: articleSchema.pick({ id: true, title: true }),
  sentence: sentenceSchema.extend({ text: z.string() }),
  hits: hits.describe("in the sentence's text"),
});
export type SentenceHit = z.infer<typeof sentenceHitSchema>;

export const searchSchema = z.object({
  entities: z.array(entityHitSchema),
  sentences: z.array(sentenceHitSchema),
});
export type SearchResult = z.infer<typeof searchSchema>;

export const completionQuerySchema = z.object({
  text: z
    .string()
    .trim()
    .max(LONGEST_SEARCH)
    .default("")
    .describe("the beginning of words of a name; empty: who has most claims"),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

export const completionSchema = z.object({ entities: z.array(entityHitSchema) });
export type Completion = z.infer<typeof completionSchema>;

export const articleDetailSchema = z.object({
  article: articleSchema,
  sentences: z.array(sentenceSchema),
  claims: z.array(claimViewSchema),
});
export type ArticleDetail = z.infer<typeof articleDetailSchema>;

export const removalSchema = z
  .object({
    claims: count,
    sentences: count.describe("that make them"),
    entities: z.array(entityRefSchema).describe("those that no other article names, of most claims first"),
  })
  .describe("what goes with an article that is taken out");
export type Removal = z.infer<typeof removalSchema>;

export const intakeSchema = z.object({
  fetches: z.boolean().describe("whether web addresses are fetched"),
  endings: z.array(z.string()).describe("how the names of files end that are read"),
});
export type IntakeMeans = z.infer<typeof intakeSchema>;

export const errorSchema = z.object({ error: z.string() });
