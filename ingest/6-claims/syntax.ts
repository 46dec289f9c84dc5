import type { Token, Tree } from "#ingest/3-parse/tree.ts";

/** A tree with its downward links, so that grammar can be asked of it. Token numbers are indexes into `tokens`. */
export interface Syntax {
  tokens: Token[];
  /** Dependents of each token, in text order. */
  children: number[][];
}

export const syntaxOf = (tree: Tree): Syntax => withChildren(withTitlesOnNames(tree.tokens));

/** A tree of these tokens as they hang. */
export function withChildren(tokens: Token[]): Syntax {
  const children: number[][] = tokens.map(() => []);
  tokens.forEach(({ head }, i) => {
    if (head >= 0) children[head]?.push(i);
  });
  return { tokens, children };
}

/**
 * "German journalist Ana Roth", "counterpart Ana Roth": where the parser hangs a description and the name right after it side by side
 * on one head by one relation, the description belongs to the name.
 */
function withTitlesOnNames(tokens: Token[]): Token[] {
  const repaired = [...tokens];
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [noun, name] = [repaired[i], repaired[i + 1]];
    if (
      noun?.upos !== "NOUN" ||
      name?.upos !== "PROPN" ||
      noun.head !== name.head ||
      noun.deprel !== name.deprel
    )
      continue;
    if (noun.head < 0 || noun.head === i + 1) continue;
    repaired[i] = { ...noun, head: i + 1, deprel: "nmod:desc" };
    for (const [j, part] of repaired.entries())
      if (part.head === i && /^(?:case|mark|det|punct)$/.test(part.deprel))
        repaired[j] = { ...part, head: i + 1 };
  }
  return repaired;
}

export const tokenAt = (s: Syntax, i: number): Token => s.tokens[i] as Token;
export const lemmaAt = (s: Syntax, i: number): string => tokenAt(s, i).lemma.toLowerCase();
/** The relation without its subtype: "nsubj:pass" is "nsubj". */
export const relationAt = (s: Syntax, i: number): string => tokenAt(s, i).deprel.split(":")[0] as string;

/** Dependents of `i` with one of the relations; a name with a subtype asks for that subtype, one without for any. */
export function dependents(s: Syntax, i: number, ...relations: string[]): number[] {
  return (s.children[i] ?? []).filter((child) => {
    const { deprel } = tokenAt(s, child);
    return relations.some((relation) => deprel === relation || deprel.startsWith(`${relation}:`));
  });
}

/** `i` and everything coordinated with it, in text order. */
export function conjuncts(s: Syntax, i: number): number[] {
  return [i, ...dependents(s, i, "conj").flatMap((child) => conjuncts(s, child))];
}

/** All tokens below `i` and itself, in text order; `cut` leaves out whole branches. */
export function subtree(s: Syntax, i: number, cut: (token: number) => boolean = () => false): number[] {
  const found: number[] = [];
  const open = [i];
  while (open.length > 0) {
    const next = open.pop() as number;
    found.push(next);
    for (const child of s.children[next] ?? []) if (!cut(child)) open.push(child);
  }
  return found.sort((a, b) => a - b);
}

/** Whether `below` hangs under `above` (or is it). */
export function isUnder(s: Syntax, below: number, above: number): boolean {
  for (let i = below; i >= 0; i = tokenAt(s, i).head) if (i === above) return true;
  return false;
}

/** The preposition that introduces a phrase, lower-cased, its fixed parts joined: "because of"; null for none. */
export function prepositionOf(s: Syntax, i: number): string | null {
  const first = dependents(s, i, "case", "mark").find(
    (child) => !/^(?:'s|’s|'|’)$/.test(tokenAt(s, child).form),
  );
  if (first === undefined) return null;
  const fixed = dependents(s, first, "fixed").map((child) => tokenAt(s, child).form);
  return [tokenAt(s, first).form, ...fixed].join(" ").toLowerCase();
}

/** "to leave": a base form that "to" introduces. */
export const isInfinitive = (s: Syntax, i: number): boolean =>
  (tokenAt(s, i).xpos === "VB" || dependents(s, i, "aux").some((j) => /^be$/i.test(tokenAt(s, j).form))) &&
  dependents(s, i, "mark").some((m) => /^to$/i.test(tokenAt(s, m).form));

const VERBAL = new Set(["VERB", "AUX"]);
export const isVerb = (s: Syntax, i: number): boolean => VERBAL.has(tokenAt(s, i).upos);

/** Verbs that are never without an object in the active. */
const NEEDS_OBJECT =
  /^(?:urge|accuse|charge|suspect|force|arrest|detain|jail|imprison|expel|deport|extradite|kidnap|abduct|wound|injure|sentence|summon|oust|sack|evacuate|criticize|criticise|condemn|praise|sanction|capture|seize|release|free|kill|warn|order|tell|ban|bar)$/;

/**
 * Taken for a past tense though nothing is done to anybody: "was summoned and warned", and in headlines, which leave the auxiliary out,
 * "Armenia Urged to Free Prisoners".
 */
function isBareParticiple(s: Syntax, verb: number): boolean {
  const next = s.tokens.slice(verb + 1).find(({ upos }) => upos !== "ADV");
  if (dependents(s, verb, "obj", "iobj", "ccomp", "aux").length > 0 || !/ed$/i.test(tokenAt(s, verb).form))
    return false;
  if (next && !/^(?:ADP|PART|PUNCT)$/.test(next.upos)) return false;
  const { head, deprel } = tokenAt(s, verb);
  if (deprel === "conj" && head >= 0) return isPassive(s, head) && NEEDS_OBJECT.test(lemmaAt(s, verb));
  const warns = /^(?:warn|tell|order)$/.test(lemmaAt(s, verb)); // "warned of floods", "warned against it" is active
  if (warns && next?.form.toLowerCase() !== "to") return false;
  const subject = dependents(s, verb, "nsubj").at(-1);
  const parted =
    subject === undefined ||
    s.tokens.slice(subject, verb).some(({ upos }) => /^(?:VERB|AUX|PUNCT)$/.test(upos));
  return deprel === "root" && !parted && NEEDS_OBJECT.test(lemmaAt(s, verb));
}

export function isPassive(s: Syntax, verb: number): boolean {
  const { xpos, deprel } = tokenAt(s, verb);
  if (dependents(s, verb, "aux:pass", "nsubj:pass").length > 0) return true;
  if (xpos === "VBD") return isBareParticiple(s, verb);
  if (xpos !== "VBN" || dependents(s, verb, "aux", "nsubj", "cop").length > 0) return false;
  if (deprel === "acl" || deprel === "advcl") return dependents(s, verb, "obj").length === 0;
  // "was arrested and deported": the second participle shares the auxiliary
  return deprel === "conj" && isPassive(s, tokenAt(s, verb).head) && dependents(s, verb, "obj").length === 0;
}
