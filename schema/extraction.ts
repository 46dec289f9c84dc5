import { z } from "zod";
import { type Article, SENTENCE_ROLES, type Sentence } from "./article.ts";
import { type Claim, MODALITIES, POLARITIES } from "./claim.ts";
import { ENTITY_KINDS, type Entity } from "./entity.ts";
import type { ArticleId, ClaimId, EntityId } from "./ids.ts";
import { MENTION_FORMS, type Mention, READINGS } from "./mention.ts";
import { CALLINGS, type HeldOffice, TENURES } from "./office.ts";
import { PLOVER_EVENTS, RELATION_NAMES } from "./relations.ts";

/** What one article says: the record that extraction prints and the store keeps. */
export interface Extraction {
  article: Article;
  sentences: Sentence[];
  entities: Entity[];
  mentions: Mention[];
  claims: Claim[];
  offices: HeldOffice[];
}

const articleId = z.string().min(1) as unknown as z.ZodType<ArticleId>;
const entityId = z.string().min(1) as unknown as z.ZodType<EntityId>;
const claimId = z.string().min(1) as unknown as z.ZodType<ClaimId>;
const offset = z.int().min(0);
const index = z.int().min(0);
export const spanSchema = z.object({ start: offset, end: offset });

export const articleSchema = z.object({
  id: articleId,
  title: z.string().nullable(),
  text: z.string(),
  url: z.string().nullable(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  publishedAt: z.string().nullable(),
  language: z.string(),
});

export const sentenceSchema = spanSchema.extend({ index, role: z.enum(SENTENCE_ROLES) });

export const entitySchema = z.object({
  id: entityId,
  name: z.string().min(1),
  kind: z.enum(ENTITY_KINDS),
  aliases: z.array(z.string()),
  wikidata: z.string().nullable(),
});

const mentionSchema = spanSchema.extend({
  form: z.enum(MENTION_FORMS),
  reading: z.enum(READINGS),
  entities: z.array(entityId).min(1),
});

export const claimDateSchema = z.object({ from: z.iso.date(), to: z.iso.date(), text: z.string() });

const claimSchema = z.object({
  id: claimId,
  relation: z.enum(RELATION_NAMES),
  event: z.enum(PLOVER_EVENTS).nullable(),
  sentence: index,
  cue: spanSchema,
  source: z.array(index),
  target: z.array(index),
  polarity: z.enum(POLARITIES),
  modality: z.enum(MODALITIES),
  attributedTo: z.array(index),
  content: spanSchema.nullable(),
  explicit: z.boolean(),
  confidence: z.number().min(0).max(1),
  date: claimDateSchema.nullable(),
  after: z.array(claimId),
  why: z.array(z.string()),
});

const officeSchema = z.object({
  holder: entityId,
  called: z.enum(CALLINGS),
  office: z.string().min(1),
  single: z.boolean(),
  of: entityId.nullable(),
  tenure: z.enum(TENURES),
  sentence: index,
  title: spanSchema,
});

/** The extraction record as a schema; every line that `extract` prints passes it. */
export const extractionSchema: z.ZodType<Extraction> = z.object({
  article: articleSchema,
  sentences: z.array(sentenceSchema),
  entities: z.array(entitySchema),
  mentions: z.array(mentionSchema),
  claims: z.array(claimSchema),
  offices: z.array(officeSchema),
});
