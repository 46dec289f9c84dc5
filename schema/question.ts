import { z } from "zod";
import { STATUSES } from "./claim.ts";
import { ENTITY_KINDS } from "./entity.ts";
import { RELATION_NAMES } from "./relations.ts";

/**
 * A question to the graph: who · did or said what · to whom · when, and which claims may answer. Every part may stay open; what is given must all
 * hold. The same question means the same claims on the page, in an export, on the command line and in both stores.
 *
 * Where source and target are both given, the claim is drawn between one of each: of Mali and Chad who met Niger nobody says that they met.
 */
export interface Question {
  /** Entity ids: the claim names one of them as its source (of a symmetric relation: as either end). */
  source?: string[] | undefined;
  /** Entity ids: the claim names one of them as its target (of a symmetric relation: as either end). */
  target?: string[] | undefined;
  /** Entity ids: the claim names one of them as source or target. */
  around?: string[] | undefined;
  relation?: (typeof RELATION_NAMES)[number][] | undefined;
  status?: (typeof STATUSES)[number][] | undefined;
  /** Both ends that the claim has are of these kinds. */
  kind?: (typeof ENTITY_KINDS)[number][] | undefined;
  /** Article ids. */
  article?: string[] | undefined;
  outlet?: string[] | undefined;
  /** Days, both included. A claim's day is its event's; where it has none, the day its article was published. */
  since?: string | undefined;
  until?: string | undefined;
  /** Whether claims without any day answer a question that gives days; they do unless it is false. */
  undated?: boolean | undefined;
  /** From 0 to 1: claims at least as sure as this. */
  confidence?: number | undefined;
  /** Claims drawn as a tie that so many independent outlets carry, in all that is stored, whatever else is asked. */
  outlets?: number | undefined;
}

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(item).min(1)).optional();

/** A question as it comes in a query string: a key may be repeated, days and numbers are text. */
export const questionSchema = z.object({
  source: list(z.string().min(1)),
  target: list(z.string().min(1)),
  around: list(z.string().min(1)),
  relation: list(z.enum(RELATION_NAMES)),
  status: list(z.enum(STATUSES)),
  kind: list(z.enum(ENTITY_KINDS)),
  article: list(z.string().min(1)),
  outlet: list(z.string().min(1)),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  undated: z.stringbool().optional(),
  confidence: z.coerce.number().min(0).max(1).optional(),
  outlets: z.coerce.number().int().min(1).max(1000).optional(),
});
