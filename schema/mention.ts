import type { Span } from "./article.ts";
import type { EntityId } from "./ids.ts";

export const MENTION_FORMS = [
  "name",
  "adjective",
  "title",
  "nominal",
  "pronoun",
  "metonym",
  "collective",
] as const;

/** How a mention names its entity: "Lloyd Austin", "Israeli", "Secretary of Defense", "the minister", "he", "Washington", "both ministers". */
export type MentionForm = (typeof MENTION_FORMS)[number];

export const READINGS = ["actor", "place"] as const;

/** Whether the text means the one who acts ("Paris protested") or the ground ("in Paris"). People and bodies are always actors. */
export type Reading = (typeof READINGS)[number];

/** A span inside one sentence that names an entity; several entities only for a collective or a plural pronoun. */
export interface Mention extends Span {
  form: MentionForm;
  reading: Reading;
  entities: EntityId[];
}
