import type { ClaimView } from "#schema/api.ts";
import type { Entity } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { Question } from "#schema/question.ts";

/** What an export is read from. */
export interface GraphSource {
  /** Kind of store: "sqlite" or "neo4j". */
  kind: string;
  /** The claims that answer a question, in the order of article, then place in the text. */
  claims(question: Question): AsyncIterable<ClaimView>;
  /** Every entity, as the articles together call it, by id. */
  entities(): AsyncIterable<Entity>;
  /** Every article's id, in the order of `claims`. */
  articles(): AsyncIterable<string>;
  /** What an article says, with people under the ids that claims have for them; null where there is none of this id. */
  extraction(id: string): Promise<Extraction | null>;
}
