import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, type Grammar, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import type { Tenure } from "#schema/office.ts";
import type { Scene, Working } from "./working.ts";

/** What a clause says somebody is: "X is not the president", "X will become minister", "X, who was the minister". Numbers are tokens. */
export interface Predication {
  subject: number;
  /** The word that auxiliaries and negations hang on: the predicate itself after a copula, else the verb. */
  told: number;
}

/** The clause in which a noun is said of somebody; null where it is no predicate. */
export function predicationOf(g: Grammar, predicate: number): Predication | null {
  const token = g.tokens[predicate] as Token;
  const verb = g.tokens[token.head];
  const isCopular = childrenOf(g, predicate).some(({ deprel }) => deprel === "cop");
  const becomes =
    baseRelation(token) === "xcomp" && verb && /^(?:become|remain|serve|stay)$/.test(lemmaOf(verb));
  if (isAskedOf(g, token)) return { subject: token.head, told: token.head };
  if (!isCopular && !becomes) return null;
  const told = isCopular ? predicate : token.head;
  const subject = (g.children[told] ?? []).find((i) => baseRelation(g.tokens[i] as Token) === "nsubj");
  if (subject === undefined) return null;
  const { deprel, head } = g.tokens[told] as Token;
  const isRelative = deprel === "acl:relcl" && /^(?:who|that)$/i.test(g.forms[subject] ?? "");
  return { subject: isRelative ? head : subject, told };
}

/** "Is X the president?", where trees hang what is asked on the name. */
const isAskedOf = (g: Grammar, token: Token): boolean =>
  baseRelation(token) === "appos" &&
  g.tokens[0]?.deprel === "cop" &&
  g.tokens[0].head === token.head &&
  g.forms.slice(-2).includes("?");

/** The mention that stands on the subject's token; null where nobody is mentioned there, or several. */
export function subjectOf({ subject }: Predication, { resolved }: Scene): Working | null {
  for (const working of resolved.values())
    if (working.candidate.head === subject && working.form !== "adjective" && working.drafts.length === 1)
      return working;
  return null;
}

const childrenOf = (g: Grammar, token: number): Token[] =>
  (g.children[token] ?? []).map((child) => g.tokens[child] as Token);

/** "is not the minister", "is no longer the minister", "X, not the minister". */
export const isDenied = (g: Grammar, token: number): boolean =>
  (g.children[token] ?? []).some(
    (child) =>
      /^(?:not|n't|n’t|never|no|neither|hardly)$/i.test(g.forms[child] ?? "") ||
      (/^longer$/i.test(g.forms[child] ?? "") && /^no$/i.test(g.forms[child - 1] ?? "")),
  );

const WILL = /^(?:will|shall|'ll|’ll|wo)$/i;
const MAY = /^(?:may|might|could|can|ca|should|must|ought|would|'d|’d)$/i;

/**
 * Whether the clause says that it is so, was or will be; null where it tells neither: it is wished or conditional, or the past tense may be
 * that of a report ("said that X was the minister").
 */
export function tenureOfClause(g: Grammar, { told }: Predication): Tenure | null {
  const children = childrenOf(g, told);
  const helpers = children.filter(({ deprel }) => /^(?:aux|cop)/.test(deprel)).map(({ form }) => form);
  if (helpers.some((form) => WILL.test(form))) return "next";
  const isInfinitive = children.some(({ deprel, form }) => deprel === "mark" && /^to$/i.test(form));
  if (isInfinitive || helpers.some((form) => MAY.test(form))) return null;
  const { xpos, deprel } = g.tokens[told] as Token;
  const isVerb = /^VB/.test(xpos);
  // whoever became it may be it still
  if (isVerb && lemmaOf(g.tokens[told] as Token) === "become") return "current";
  const isPast = isVerb && helpers.length === 0 ? xpos === "VBD" : helpers.some((form) => PAST.test(form));
  if (!isPast) return "current";
  return deprel === "ccomp" ? null : "former";
}

const PAST = /^(?:was|were|had)$/i;

/** The year in which a term ended: "until 2019", "from 2010 to 2014", "(2010–2014)" after the words of an office; null for none. */
export function endOfTerm(g: Grammar, { endToken }: Candidate, of: { end: number } | null): number | null {
  const after = g.forms
    .slice(Math.max(endToken, of?.end ?? 0))
    .slice(0, 6)
    .join(" ");
  const years = String.raw`(?:[12]\d{3})`;
  const term = new RegExp(
    String.raw`^(?:until|till) (?:\p{Lu}\p{L}+ )?(${years})|^(?:from|between|in|,|\() ?${years} ?(?:to|and|until|-|–|—) ?(${years})`,
    "u",
  ).exec(after);
  const year = term?.[1] ?? term?.[2];
  return year === undefined ? null : Number(year);
}
