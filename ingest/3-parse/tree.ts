import type { Word } from "#ingest/2-sentences/word.ts";
import type { Sentence } from "#schema/article.ts";

/** The universal part-of-speech tags of Universal Dependencies v2. */
export const UPOS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
export type Upos = (typeof UPOS)[number];

/** IOB2 tags of the name finder. */
export type NameTag = "O" | "B-PER" | "I-PER" | "B-ORG" | "I-ORG" | "B-LOC" | "I-LOC";

/** A word with everything the trained models say about it. */
export interface Token extends Word {
  upos: Upos;
  /** Penn Treebank tag: VBD and VBN, NNP and NN are told apart here. */
  xpos: string;
  lemma: string;
  /** Index of the head in the sentence's tokens; -1 for the root. */
  head: number;
  /** Universal Dependencies relation to the head, with its subtype where trained ("nsubj:pass"). */
  deprel: string;
  name: NameTag;
}

/** A sentence as a dependency tree: exactly one token has head -1, and following heads from any token ends there. */
export interface Tree {
  sentence: Sentence;
  tokens: Token[];
}

/** The dependents of each token, so that asking for them costs no walk through a sentence of thousands of words. */
export function partsOf(tokens: readonly Token[]): number[][] {
  const parts: number[][] = tokens.map(() => []);
  for (const [i, { head }] of tokens.entries()) parts[head]?.push(i);
  return parts;
}
