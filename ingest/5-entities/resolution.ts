import type { Span } from "#schema/article.ts";
import type { Entity } from "#schema/entity.ts";
import type { Mention } from "#schema/mention.ts";
import type { HeldOffice, Tenure } from "#schema/office.ts";

/** A mention with its place in the tree of its sentence. */
export interface PlacedMention extends Mention {
  /** Index of the sentence, which is also the index of its tree. */
  sentence: number;
  /** Tokens of the mention in that tree: `firstToken` to `endToken`, end exclusive. `head` is the one the others hang on; for a name with its
   * titles ("Prime Minister Okafor") it is the head of both, and may be a word of the title. */
  firstToken: number;
  endToken: number;
  head: number;
  /** How its entity was found, for a reader: "coreference: its → United States", "metonymy: Washington → United States"; null for a plain name. */
  chain: string | null;
}

/** An office that the article says somebody holds or does not hold, or is to hold ("Israeli Prime Minister Benjamin Netanyahu"). Indexes are into the mentions. */
export interface Office {
  holder: number;
  /** The state or body it is held in; null where the article does not say. */
  of: number | null;
  title: Span;
  sentence: number;
  /** Not yet, or now: what was held before is none of these. */
  tenure: Exclude<Tenure, "former">;
  /** Token of the clause that says so ("X is the president") on which its auxiliaries and negations hang; null for a title beside a name. */
  told: number | null;
  /** False where `of` was inferred, from a title that only one state has or from elsewhere in the article. */
  explicit: boolean;
}

/** Who is named where in an article. Mentions stand in text order. */
export interface Resolution {
  entities: Entity[];
  mentions: PlacedMention[];
  offices: Office[];
  /** Every office that somebody is called by, with or without a name. */
  held: HeldOffice[];
}
