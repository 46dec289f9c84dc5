import type { Token, Tree } from "#ingest/3-parse/tree.ts";

/** A sentence's tree with what the search for mentions asks of it again and again. Numbers are indexes into `tokens`. */
export interface Grammar {
  tokens: readonly Token[];
  forms: readonly string[];
  /** Dependents of each token, in text order. */
  children: readonly (readonly number[])[];
  /** Does the sentence write its content words with capitals, as titles do? Then a capital says nothing. */
  titleCase: boolean;
}

export function grammarOf({ tokens }: Tree): Grammar {
  const children: number[][] = tokens.map(() => []);
  tokens.forEach(({ head }, i) => {
    if (head >= 0) children[head]?.push(i);
  });
  return { tokens, forms: tokens.map(({ form }) => form), children, titleCase: isTitleCase(tokens) };
}

/** Nearly all words of four letters and more begin with a capital, verbs and adverbs among them. */
function isTitleCase(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ form }) => form.length >= 4 && /^\p{L}/u.test(form));
  const lower = long.filter(({ form }) => /^\p{Ll}/u.test(form)).length;
  return long.length >= 3 && lower <= long.length * 0.15;
}

export const isCapitalized = (form: string): boolean => /^\p{Lu}/u.test(form);
export const lemmaOf = ({ lemma, form }: Token): string => (lemma || form).toLowerCase();
/** The relation without its subtype. */
export const baseRelation = ({ deprel }: Token): string => deprel.split(":", 1)[0] as string;

const POSSESSIVE = /^['’]s?$/i;

export const isPossessiveMark = ({ form, upos }: Token): boolean =>
  POSSESSIVE.test(form) && upos !== "VERB" && upos !== "AUX";

/** The preposition before a noun phrase, its fixed parts joined ("because of"), lower case; null for none. */
export function prepositionOf(g: Grammar, token: number): string | null {
  for (const child of g.children[token] ?? []) {
    const one = g.tokens[child] as Token;
    if ((one.deprel !== "case" && one.deprel !== "mark") || isPossessiveMark(one) || child > token) continue;
    const fixed = (g.children[child] ?? [])
      .filter((i) => g.tokens[i]?.deprel === "fixed")
      .map((i) => g.forms[i]);
    return [one.form, ...fixed].join(" ").toLowerCase();
  }
  return null;
}

/** First of the conjuncts that a token is coordinated with, going up; the token itself where it is not coordinated. */
export function firstConjunct(g: Grammar, token: number): number {
  let at = token;
  for (let step = 0; step < 20 && g.tokens[at]?.deprel === "conj"; step++) {
    const { head } = g.tokens[at] as Token;
    // "Israel … and strengthening …": only nouns are coordinated with nouns
    if (!isNominal(g.tokens[head] as Token)) break;
    at = head;
  }
  return at;
}

export const isNominal = ({ upos }: Token): boolean =>
  upos === "NOUN" || upos === "PROPN" || upos === "PRON" || upos === "NUM" || upos === "SYM";

/** The token of a span on which the others hang: the first whose head lies outside it. */
export function headOfSpan(g: Grammar, first: number, end: number): number {
  let found = -1;
  for (let i = first; i < end; i++) {
    const { head, upos } = g.tokens[i] as Token;
    if (head >= first && head < end) continue;
    if (upos === "PUNCT" || upos === "ADP" || upos === "DET" || upos === "CCONJ") continue;
    if (found < 0 || upos === "PROPN" || upos === "NOUN") {
      if (found >= 0 && (g.tokens[found] as Token).upos === "PROPN") continue;
      found = i;
    }
  }
  return found >= 0 ? found : end - 1;
}

/** The noun phrase around a head noun: its modifiers before it, without what stands after it. Determiners and possessors are left out. */
export function nounPhrase(
  g: Grammar,
  head: number,
): { first: number; determiner: string | null; possessor: number | null; number: number | null } {
  let first = head;
  let determiner: string | null = null;
  let possessor: number | null = null;
  let number: number | null = null;
  for (const child of g.children[head] ?? []) {
    if (child > head) break;
    const token = g.tokens[child] as Token;
    const relation = baseRelation(token);
    if (relation === "det") determiner = token.form.toLowerCase();
    else if (token.deprel === "nmod:poss") possessor = child;
    else if (relation === "nummod") number = child;
  }
  const firstOf = (i: number): number => {
    let low = i;
    for (const child of g.children[i] ?? []) if (child < low) low = Math.min(low, firstOf(child));
    return low;
  };
  for (const child of [...(g.children[head] ?? [])].reverse()) {
    if (child > head) continue;
    const token = g.tokens[child] as Token;
    const relation = baseRelation(token);
    const modifies =
      relation === "amod" ||
      relation === "compound" ||
      relation === "nummod" ||
      relation === "flat" ||
      (relation === "nmod" && token.deprel !== "nmod:poss" && prepositionOf(g, child) === null) ||
      (relation === "punct" && /^[-–"“'‘]$/.test(token.form)) ||
      (relation === "advmod" && child === first - 1);
    if (!modifies) break;
    first = Math.min(first, firstOf(child));
  }
  while (first < head && (g.tokens[first]?.upos === "PUNCT" || g.tokens[first]?.upos === "DET")) first++;
  return { first, determiner, possessor, number };
}

/** The noun of a span nearest to the root of the tree; the first of several. */
export function topOfSpan(g: Grammar, first: number, end: number): number {
  for (let i = first; i < end; i++) {
    const { head, upos } = g.tokens[i] as Token;
    if ((head < first || head >= end) && (upos === "PROPN" || upos === "NOUN")) return i;
  }
  return headOfSpan(g, first, end);
}
