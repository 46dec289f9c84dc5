import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, firstConjunct, type Grammar } from "#ingest/4-mentions/grammar.ts";
import type { MentionForm, Reading } from "#schema/mention.ts";
import type { Draft } from "./draft.ts";

/** A candidate that has found its entity: a mention to be. */
export interface Working {
  candidate: Candidate;
  drafts: Draft[];
  form: MentionForm;
  reading: Reading;
  chain: string | null;
}

/** A candidate that names its entity in this way. */
export type By<Name extends Naming["by"]> = Candidate & { naming: Extract<Naming, { by: Name }> };

/** One sentence of the article under resolution. */
export interface Scene {
  index: number;
  headline: boolean;
  grammar: Grammar;
  candidates: Candidate[];
  /** By candidate, once resolved. */
  resolved: Map<Candidate, Working>;
}

/** The part a mention plays in its clause. */
export type Role = "subject" | "object" | "possessor" | "oblique" | "other";

export function roleOf(g: Grammar, token: number): Role {
  const first = g.tokens[firstConjunct(g, token)] as Token;
  const relation = baseRelation(first);
  if (relation === "nsubj") return "subject";
  if (relation === "obj" || relation === "iobj") return "object";
  if (first.deprel === "nmod:poss") return "possessor";
  if (relation === "obl" || relation === "nmod") return "oblique";
  return "other";
}

export const isNaming = <Name extends Naming["by"]>(candidate: Candidate, by: Name): candidate is By<Name> =>
  candidate.naming.by === by;

export const textOf = (
  g: Grammar,
  text: string,
  { firstToken, endToken }: Pick<Candidate, "firstToken" | "endToken">,
): string =>
  text
    .slice((g.tokens[firstToken] as Token).start, (g.tokens[endToken - 1] as Token).end)
    .replace(/\s+/g, " ");
