import type { Token, Tree } from "#ingest/3-parse/tree.ts";

/** A tree with its downward links, so that grammar can be asked of it. Token numbers are indexes into `tokens`. */
export interface Syntax {
  tokens: Token[];
  /** Dependents of each token, in text order. */
  children: number[][];
}

export function syntaxOf(tree: Tree): Syntax {
  const tokens = withTitlesOnNames(tree.tokens);
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

const VERBAL = new Set(["VERB", "AUX"]);
export const isVerb = (s: Syntax, i: number): boolean => VERBAL.has(tokenAt(s, i).upos);

export function isPassive(s: Syntax, verb: number): boolean {
  const { xpos, deprel } = tokenAt(s, verb);
  if (dependents(s, verb, "aux:pass", "nsubj:pass").length > 0) return true;
  if (xpos !== "VBN" || dependents(s, verb, "aux", "nsubj", "cop").length > 0) return false;
  if (deprel === "acl" || deprel === "advcl") return dependents(s, verb, "obj").length === 0;
  // "was arrested and deported": the second participle shares the auxiliary
  return deprel === "conj" && isPassive(s, tokenAt(s, verb).head) && dependents(s, verb, "obj").length === 0;
}

const RELATIVE = /^(?:who|whom|which|that|whose)$/i;

/** The noun that a relative pronoun stands for, or the token itself. */
export function antecedent(s: Syntax, i: number): number {
  const token = tokenAt(s, i);
  if (!RELATIVE.test(token.form) || token.upos === "SCONJ") return i;
  for (let up = token.head; up >= 0; up = tokenAt(s, up).head)
    if (tokenAt(s, up).deprel === "acl:relcl") return tokenAt(s, up).head;
  return i;
}

/** Nouns before the first "by" of a passive: who does it. */
function agents(s: Syntax, verb: number): number[] {
  const by = dependents(s, verb, "obl").filter(
    (child) => tokenAt(s, child).deprel === "obl:agent" || prepositionOf(s, child) === "by",
  );
  return by.slice(0, 1);
}

/** How a subject or object was found, for the reader's trace. */
export interface Found {
  tokens: number[];
  how: string;
}

const NONE: Found = { tokens: [], how: "" };
const found = (tokens: number[], how: string): Found => ({ tokens, how });

/**
 * Who does what the verb says: the subject of the active, the "by"-phrase of the passive; where the verb has none of its
 * own, the subject it shares by coordination, control, participle or relative clause.
 * `controlsObject` tells whether the object of a governing verb does what its infinitive or "for …ing" says ("urged Israel to leave").
 */
export function subjectsOf(
  s: Syntax,
  verb: number,
  controlsObject: (verb: number) => boolean,
  depth = 0,
): Found {
  if (depth > 12) return NONE; // deeper chains of control are the parser's mistake
  const passive = isPassive(s, verb);
  if (passive) {
    const by = agents(s, verb);
    if (by.length > 0) return found(by, "obl:agent");
    if (tokenAt(s, verb).deprel !== "conj" || dependents(s, verb, "nsubj").length > 0) return NONE;
    return NONE;
  }
  const own = ownSubjects(s, verb);
  if (own.length > 0)
    return found(
      own.map((i) => antecedent(s, i)),
      "nsubj",
    );
  const { head, deprel, xpos } = tokenAt(s, verb);
  if (head < 0) return NONE;
  const relation = relationAt(s, verb);
  const again = (how: string): Found => {
    const up = subjectsOf(s, head, controlsObject, depth + 1);
    return up.tokens.length > 0 ? found(up.tokens, `${how} → ${up.how}`) : NONE;
  };
  if (relation === "conj") {
    if (!isVerb(s, head)) return again("conj");
    return isPassive(s, head) ? found(objectsOf(s, head).tokens, "conj → nsubj:pass") : again("conj");
  }
  if (relation === "xcomp" || relation === "ccomp" || relation === "advcl") {
    if (isVerb(s, head) || tokenAt(s, head).upos === "ADJ") {
      if (relation === "ccomp" && dependents(s, verb, "mark").length > 0) return NONE;
      const controlled =
        relation !== "advcl" || isReasonGerund(s, verb) || isAsked(s, head, verb)
          ? objectControl(s, head, controlsObject)
          : NONE;
      if (controlled.tokens.length > 0)
        return found(controlled.tokens, `${relation}, control of ${controlled.how}`);
      if (isPassive(s, head)) return found(objectsOf(s, head).tokens, `${relation} → nsubj:pass`);
      return again(relation);
    }
    return again(relation);
  }
  if (deprel === "acl:relcl") return found([head], "relative clause");
  if (relation === "acl") {
    if (xpos === "VBG") {
      // "was accused by X of lying": the gerund belongs to the verb, not to its agent
      const governor = tokenAt(s, head).head;
      const agent = /^obl/.test(tokenAt(s, head).deprel) && prepositionOf(s, head) === "by";
      if (
        agent &&
        governor >= 0 &&
        isPassive(s, governor) &&
        isReasonGerund(s, verb) &&
        controlsObject(governor)
      )
        return found(objectsOf(s, governor).tokens, "acl → nsubj:pass");
      return found([head], "participle");
    }
    // "a plan to attack", "made a decision to leave": whose plan it is
    const owner = dependents(s, head, "nmod:poss");
    if (owner.length > 0) return found(owner.slice(0, 1), "acl → nmod:poss");
    const governor = tokenAt(s, head).head;
    if (governor >= 0 && isVerb(s, governor)) {
      const up = subjectsOf(s, governor, controlsObject, depth + 1);
      if (up.tokens.length > 0) return found(up.tokens, `acl → ${up.how}`);
    }
  }
  return NONE;
}

const TIME_NOUN =
  /^(?:hour|day|week|month|year|today|yesterday|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** The subject of the active: of several, those joined by a conjunction, else the one nearest before the verb; times are none. */
function ownSubjects(s: Syntax, verb: number): number[] {
  const all = dependents(s, verb, "nsubj").filter(
    (i) => tokenAt(s, i).deprel !== "nsubj:pass" && !TIME_NOUN.test(lemmaAt(s, i)),
  );
  if (all.length < 2) return all;
  const before = all.filter((i) => i < verb);
  const nearest = before.at(-1) ?? (all[0] as number);
  const joined = before.filter((i) => s.tokens.slice(i, nearest).some(({ upos }) => upos === "CCONJ"));
  return [...joined, nearest];
}

/** "criticized the US for abstaining", "accused X of lying": a gerund after a preposition gives the reason. */
const isReasonGerund = (s: Syntax, verb: number): boolean =>
  tokenAt(s, verb).xpos === "VBG" && /^(?:for|of|from|over|into|about)$/.test(prepositionOf(s, verb) ?? "");

/** "urged X to leave", "called on X to leave", where the parser took the infinitive for a purpose. */
const isAsked = (s: Syntax, governor: number, infinitive: number): boolean =>
  dependents(s, infinitive, "mark").some((i) => /^to$/i.test(tokenAt(s, i).form)) &&
  dependents(s, governor, "obj", "obl").some(
    (i) =>
      i > governor &&
      i < infinitive &&
      (relationAt(s, i) === "obj" || /^(?:on|upon)$/.test(prepositionOf(s, i) ?? "")),
  );

function objectControl(s: Syntax, verb: number, controlsObject: (verb: number) => boolean): Found {
  if (!controlsObject(verb)) return NONE;
  const objects = objectsOf(s, verb);
  if (objects.tokens.length > 0) return objects;
  const addressee = dependents(s, verb, "obl").filter((i) =>
    /^(?:on|to|upon|with)$/.test(prepositionOf(s, i) ?? ""),
  );
  return addressee.length > 0 ? found(addressee.slice(0, 1), "obl") : NONE;
}

/** To whom it is done: the object of the active, the subject of the passive, the noun of a reduced participle; shared by coordinated verbs. */
export function objectsOf(s: Syntax, verb: number): Found {
  const own = dependents(s, verb, "obj");
  // "meet his counterpart President Ana Roth": of two objects side by side the name is meant
  const object = own.length > 1 ? (own.findLast((i) => tokenAt(s, i).upos === "PROPN") ?? own[0]) : own[0];
  if (object !== undefined) return found([antecedent(s, object)], "obj");
  const { head, deprel } = tokenAt(s, verb);
  if (isPassive(s, verb)) {
    const subject = dependents(s, verb, "nsubj:pass", "nsubj");
    if (subject.length > 0)
      return found(
        subject.slice(0, 1).map((i) => antecedent(s, i)),
        "nsubj:pass",
      );
    if (deprel === "acl" && head >= 0) return found([head], "reduced participle");
    if (deprel === "acl:relcl" && head >= 0) return found([head], "relative clause");
    if (deprel === "conj" && head >= 0 && isVerb(s, head)) {
      const up = objectsOf(s, head);
      return up.tokens.length > 0 ? found(up.tokens, `conj → ${up.how}`) : NONE;
    }
    return NONE;
  }
  // "the man whom police arrested", "the plan Iran rejected": the antecedent is the object
  if (deprel === "acl:relcl" && head >= 0 && dependents(s, verb, "nsubj").some((i) => antecedent(s, i) === i))
    return found([head], "relative clause");
  // "condemned and rejected the plan": the first verb shares the object of the second
  const later = dependents(s, verb, "conj").find((i) => isVerb(s, i) && dependents(s, i, "obj").length > 0);
  const adjacent = later !== undefined && later - verb <= 3;
  return adjacent ? found(dependents(s, later, "obj").slice(0, 1), "conj → obj") : NONE;
}
