import {
  dependents,
  isPassive,
  isVerb,
  lemmaAt,
  prepositionOf,
  relationAt,
  type Syntax,
  tokenAt,
} from "./syntax.ts";

const RELATIVE = /^(?:who|whom|which|that|whose)$/i;

/** The noun that a relative pronoun stands for, or the token itself. */
export function antecedent(s: Syntax, i: number): number {
  const token = tokenAt(s, i);
  if (!RELATIVE.test(token.form) || token.upos === "SCONJ") return i;
  for (let up = token.head; up >= 0; up = tokenAt(s, up).head)
    if (tokenAt(s, up).deprel === "acl:relcl") return tokenAt(s, up).head;
  return /^who$/i.test(token.form) ? personBefore(s, i) : i;
}

/** The noun that ends right before "who", where the tree hangs its clause on a verb. */
function personBefore(s: Syntax, who: number): number {
  const last = tokenAt(s, who - 1)?.form === "," ? who - 2 : who - 1;
  if (!isNominal(s, last)) return who;
  let top = last;
  for (let up = tokenAt(s, top).head; up >= 0 && isNominal(s, up) && up < who; up = tokenAt(s, up).head) {
    if (relationAt(s, top) === "conj" || prepositionOf(s, top) !== null) break;
    top = up;
  }
  return top;
}

const isNominal = (s: Syntax, i: number): boolean => /^(?:NOUN|PROPN)$/.test(s.tokens[i]?.upos ?? "");

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
  if (isPassive(s, verb)) {
    const by = agents(s, verb);
    return by.length > 0 ? found(by, "obl:agent") : NONE;
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
  const interrupted = interruptedSubject(s, verb);
  if (interrupted !== null) return found([interrupted], "before the aside");
  const parted = partedSubject(s, verb);
  if (parted !== null) return found([parted], "apposition between");
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
      // "claims X attacked Y", where the tree takes X for what is claimed
      const object =
        relation === "ccomp" && /^(?:VBD|VBZ|VBP)$/.test(xpos)
          ? dependents(s, head, "obj").at(-1)
          : undefined;
      if (object !== undefined && object > head && object < verb)
        return found([object], "subject of its clause");
      const controlled =
        relation !== "advcl" || isReasonGerund(s, verb) || isAsked(s, head, verb)
          ? objectControl(s, head, (governor) => controlsObject(governor) || isJudgedFor(s, governor, verb))
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
    const owner = [
      ...dependents(s, head, "nmod:poss"),
      ...dependents(s, head, "nmod").filter((i) => i < verb && isGiver(s, i)),
    ];
    if (owner.length > 0) return found(owner.slice(0, 1), `acl → ${relationAt(s, owner[0] as number)}`);
    const governor = tokenAt(s, head).head;
    if (governor >= 0 && isVerb(s, governor)) {
      const up = subjectsOf(s, governor, controlsObject, depth + 1);
      if (up.tokens.length > 0) return found(up.tokens, `acl → ${up.how}`);
    }
  }
  return NONE;
}

/** "a plan by Togo to …", "the refusal of Togo to …" */
const isGiver = (s: Syntax, i: number): boolean =>
  /^(?:by|from)$/.test(prepositionOf(s, i) ?? "") ||
  (prepositionOf(s, i) === "of" && tokenAt(s, i).upos === "PROPN");

/** "Ana Roth, a lawyer in Bonn, says …": where the tree hangs the verb on the noun that is its subject, or on what describes it. */
function partedSubject(s: Syntax, verb: number): number | null {
  if (!/^(?:VBZ|VBP|VBD|VB)$/.test(tokenAt(s, verb).xpos) || dependents(s, verb, "mark", "aux").length > 0)
    return null;
  if (!/^[,)]$/.test(s.tokens[verb - 1]?.form ?? "")) return null;
  if (!/^(?:parataxis|conj|appos|dep|acl|list)$/.test(tokenAt(s, verb).deprel)) return null;
  let top = tokenAt(s, verb).head;
  if (!isNominal(s, top) || top > verb) return null;
  while (/^(?:conj|appos)$/.test(relationAt(s, top)) && isNominal(s, tokenAt(s, top).head))
    top = tokenAt(s, top).head;
  const stands =
    relationAt(s, top) === "root" || /^(?:nsubj|parataxis|dislocated|vocative)$/.test(relationAt(s, top));
  return stands && prepositionOf(s, top) === null ? top : null;
}

/** "X, Y says, expelled Z": the noun before the aside in which the tree found the verb's governor. */
function interruptedSubject(s: Syntax, verb: number): number | null {
  if (!/^(?:VBZ|VBP|VBD)$/.test(tokenAt(s, verb).xpos)) return null;
  let comma = verb - 1;
  while (comma >= 0 && /^(?:ADV|AUX)$/.test(tokenAt(s, comma).upos)) comma--;
  const { head } = tokenAt(s, verb);
  if (tokenAt(s, comma)?.form !== "," || head < 0 || head >= comma || !isVerb(s, head)) return null;
  const opening = s.tokens.findLastIndex(({ form }, i) => i < head && form === ",");
  const ahead = s.tokens.slice(0, Math.max(opening, 0));
  // nothing but a noun phrase stands before the aside
  if (opening < 1 || opening < head - 8 || ahead.some(({ upos }) => /^(?:VERB|AUX|SCONJ|PUNCT)$/.test(upos)))
    return null;
  return isNominal(s, opening - 1) && prepositionOf(s, opening - 1) === null ? opening - 1 : null;
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

/** "criticized the US for abstaining", "accused X of lying", "charged X with lying": a gerund after a preposition gives the reason. */
const isReasonGerund = (s: Syntax, verb: number): boolean =>
  tokenAt(s, verb).xpos === "VBG" &&
  /^(?:for|of|from|over|into|about|against|with)$/.test(prepositionOf(s, verb) ?? "");

/** "tried X for stealing", "cleared X of stealing" */
const isJudgedFor = (s: Syntax, governor: number, verb: number): boolean =>
  isReasonGerund(s, verb) && /^(?:try|clear)$/.test(lemmaAt(s, governor));

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
  // "helped X attack Y", where the tree takes Y for a second object
  const isParted = dependents(s, verb, "xcomp").some((i) => i > own[0]! && i < own.at(-1)!);
  const object =
    own.length > 1 && !isParted ? (own.findLast((i) => tokenAt(s, i).upos === "PROPN") ?? own[0]) : own[0];
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
