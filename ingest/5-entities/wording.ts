import type { Candidate, Title } from "#ingest/4-mentions/candidate.ts";
import { type Grammar, prepositionOf } from "#ingest/4-mentions/grammar.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { Draft } from "./draft.ts";

/** Nouns that a text uses for any body it has named. */
export const GENERIC: ReadonlySet<string> = new Set(
  "company firm group organization organisation agency party team newspaper magazine broadcaster network body institution charity".split(
    " ",
  ),
);

/** "the Senate", "the Kenyan Government", "Muslims": a common noun that is written as a name. */
export function isProper(g: Grammar, { head, naming }: Candidate): boolean {
  if (naming.by !== "noun" || g.titleCase) return false;
  if (naming.row.kind === "person") return g.tokens[head]?.xpos === "NNPS";
  return /^(?:organization|state)$/.test(naming.row.kind) && head > 0 && /^\p{Lu}/u.test(g.forms[head] ?? "");
}

/** "the president of that country", "of another state": held somewhere that the sentence does not name. */
export const isOfAnother = (g: Grammar, { end }: Title, of: Draft | null): boolean =>
  of === null &&
  /^(?:of|in|for)$/i.test(g.forms[end] ?? "") &&
  /^(?:that|another|any|an?|each|every|some|other|most|many)$/i.test(g.forms[end + 1] ?? "");

/** The noun alone, or with "this" or "that". */
export const isBare = (g: Grammar, { firstToken, head }: Candidate): boolean =>
  firstToken === head || (firstToken === head - 1 && /^(?:this|that)$/i.test(g.forms[firstToken] ?? ""));

/** Nothing says whose it is: "the government", "the new government", but not "the Bush administration" nor "the government of X". */
export const isUnqualified = (g: Grammar, candidate: Candidate): boolean =>
  hasOnlyAdjectives(g, candidate) &&
  !(g.children[candidate.head] ?? []).some((child) => prepositionOf(g, child) === "of");

/** "displaced residents": nothing before the noun that would tell these from others. */
export function hasOnlyAdjectives(g: Grammar, { firstToken, head }: Candidate): boolean {
  for (let i = firstToken; i < head; i++)
    if (!/^(?:ADJ|NUM|ADV|DET)$/.test(g.tokens[i]?.upos ?? "")) return false;
  return true;
}

export const agreesInKind = (draft: Draft | undefined, kind: EntityKind): boolean =>
  draft !== undefined &&
  (draft.kind === kind ||
    (kind !== "person" && draft.kind !== "person") ||
    (draft.kind === "person" && kind === "person"));
