import {
  dependents,
  isPassive,
  lemmaAt,
  prepositionOf,
  relationAt,
  type Syntax,
  subtree,
  tokenAt,
} from "./syntax.ts";

/** What the words around a verb say of it, read off their order where trees differ on them. */

const formAt = (s: Syntax, i: number): string => s.tokens[i]?.form.toLowerCase() ?? "";

/** "are to meet", "is due to visit", "set to sign": read off the words, since trees differ on them. */
export function isToCome(s: Syntax, verb: number): boolean {
  if (tokenAt(s, verb).xpos !== "VB" || formAt(s, verb - 1) !== "to") return false;
  const before = formAt(s, verb - 2);
  return (
    /^(?:is|are|was|were|'s|’s)$/.test(before) ||
    /^(?:due|set|about|poised|slated|scheduled|expected)$/.test(before)
  );
}

/** A question states nothing. */
export const isAsked = (s: Syntax): boolean => s.tokens.slice(-2).some(({ form }) => form === "?");

/** "Had X attacked, …": a condition told by the auxiliary before its subject. */
export function isInverted(s: Syntax, verb: number): boolean {
  const had = dependents(s, verb, "aux").find((i) => /^(?:had|should|were)$/i.test(tokenAt(s, i).form));
  const subject = dependents(s, verb, "nsubj")[0];
  return had !== undefined && subject !== undefined && had < subject && subject < verb;
}

const NOBODY = /^(?:no|none|neither|nobody|no-one)$/i;

/** "Neither X nor Y signed", "no official came", "expelled neither X nor Y": an end denies the act. */
export function denyingEnd(s: Syntax, verb: number): string | null {
  for (const subject of dependents(s, verb, "nsubj", "obj")) {
    const words = [subject, ...dependents(s, subject, "det", "cc", "advmod")].map((i) => tokenAt(s, i).form);
    const denial = words.find((word) => NOBODY.test(word));
    if (denial !== undefined) return denial;
    // "not a single envoy came"
    const first = subtree(s, subject)[0] as number;
    if (formAt(s, first) === "not" && /^(?:an?|one|even)$/.test(formAt(s, first + 1))) return "not one";
  }
  return null;
}

/** "At no point did X …", "no longer", "under no circumstances": words that deny a verb or a predicate though they hang on something else. */
export function denyingPhrase(s: Syntax, at: number): string | null {
  for (const child of s.children[at] ?? []) {
    const { form } = tokenAt(s, child);
    if (/^longer$/i.test(form) && formAt(s, child - 1) === "no") return "no longer";
    const no = dependents(s, child, "det").some((i) => /^no$/i.test(tokenAt(s, i).form));
    if (no && NEVER.test(lemmaAt(s, child))) return `no ${form}`;
  }
  return null;
}

const NEVER = /^(?:point|time|stage|moment|circumstance|way|occasion|account|means)$/;

/** "no signs of an attack": what there is no sign of is not told as happening. */
export const isUnseen = (s: Syntax, noun: number): boolean =>
  /^(?:sign|evidence|indication|proof|trace|hint|talk|plan|intention|report|prospect|chance|hope|risk|word|news|question|possibility)$/.test(
    lemmaAt(s, noun),
  ) && dependents(s, noun, "det").some((i) => /^no$/i.test(tokenAt(s, i).form));

/** "sanctions to be imposed in June" */
export const isYetToBe = (s: Syntax, noun: number): boolean =>
  dependents(s, noun, "acl").some(
    (i) =>
      dependents(s, i, "mark").some((j) => formAt(s, j) === "to") &&
      dependents(s, i, "aux").some((j) => formAt(s, j) === "be"),
  );

/** "is against sanctioning X", "is for leaving": a stand on an act, told by a preposition after the copula. */
export const isOnlyFavoured = (s: Syntax, verb: number): boolean =>
  tokenAt(s, verb).xpos === "VBG" &&
  dependents(s, verb, "cop").length > 0 &&
  /^(?:against|for|about)$/.test(prepositionOf(s, verb) ?? "");

/** "It was not X that …": what the clause tells was not X's. */
export const isDeniedCleft = (s: Syntax, noun: number): boolean =>
  dependents(s, noun, "cop").length > 0 &&
  dependents(s, noun, "advmod").some((i) => /^(?:not|n't|n’t)$/i.test(tokenAt(s, i).form)) &&
  dependents(s, noun, "nsubj", "expl").some((i) => /^(?:it|this|that)$/i.test(tokenAt(s, i).form));

const HEARSAY =
  /^(?:say|believe|think|report|allege|rumou?r|claim|suspect|understand|presume|assume|suppose|speculate|hold|feel|accuse|charge|indict|sue|try|prosecute|clear|tell|inform|notify|brief)$/;

/** "is said to have", "is believed to", "is accused of", by nobody that is named: no more than hearsay. */
export const isHearsay = (s: Syntax, verb: number): boolean =>
  HEARSAY.test(lemmaAt(s, verb)) &&
  isPassive(s, verb) &&
  !dependents(s, verb, "obl").some((i) => prepositionOf(s, i) === "by");

/** "Nobody believes that …", "few say …": who tells it is nobody, or hardly anybody. */
export function denyingTeller(s: Syntax, verb: number): string | null {
  const denial = denyingEnd(s, verb);
  if (denial !== null) return denial;
  for (const subject of dependents(s, verb, "nsubj")) {
    const words = subtree(s, subject).map((i) => formAt(s, i));
    const few = words.find((word) => /^(?:few|little)$/.test(word));
    if (few !== undefined && !/^(?:an?|the)$/.test(words[words.indexOf(few) - 1] ?? "")) return few;
  }
  return null;
}

/** "went on trial for stealing", "faces charges of stealing": what a court has yet to decide. */
export const isOnTrial = (s: Syntax, verb: number): boolean =>
  dependents(s, verb, "obl", "obj").some((i) => /^(?:trial|charge|suspicion)$/.test(lemmaAt(s, i)));

/** "came close to signing", "on the verge of signing": read off the words before the verb. */
export const isCloseTo = (s: Syntax, verb: number): boolean =>
  tokenAt(s, verb).xpos === "VBG" &&
  /^(?:(?:close|closer|near|nearer) to|(?:verge|brink|cusp) of)$/.test(
    `${formAt(s, verb - 2)} ${formAt(s, verb - 1)}`,
  );

/** "instead of thanking", "rather than sign": read off the words before the verb. */
export function undoneBy(s: Syntax, verb: number): string | null {
  const words = `${formAt(s, verb - 2)} ${formAt(s, verb - 1)}`;
  return /^(?:instead of|rather than)$/.test(words) ? words : null;
}

/** "is yet to sign", read off the words. */
export const isAfterYetTo = (s: Syntax, verb: number): boolean =>
  formAt(s, verb - 2) === "yet" && formAt(s, verb - 1) === "to";

/** "has yet to sign", where "yet" hangs on either verb. */
export const isYetTo = (s: Syntax, at: number, up: number): boolean =>
  /^(?:have|be|remain)$/.test(lemmaAt(s, up)) &&
  [at, up].some((i) => dependents(s, i, "advmod").some((j) => /^yet$/i.test(tokenAt(s, j).form)));

const TIMES =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|yesterday|tonight|morning|afternoon|evening|night|week|weekend|month|year|earlier|later|last|this|next)$/i;

/** "said Friday", "said last week" */
export const isTime = (s: Syntax, i: number): boolean =>
  TIMES.test(s.tokens[i]?.form ?? "") && !/^PRON$/.test(s.tokens[i]?.upos ?? "");

/** "announced that it had sent aid": what is told in a past or perfect tense is not to come. */
export const isPast = (s: Syntax, verb: number): boolean =>
  tokenAt(s, verb).xpos === "VBD" ||
  dependents(s, verb, "aux").some((i) => /^(?:had|has|have|was|were)$/i.test(tokenAt(s, i).form));

/** "called X to congratulate him": what one calls to say is said. */
export const isSaidThere = (s: Syntax, purpose: number, call: number): boolean =>
  /^(?:call|phone|telephone|ring)$/.test(lemmaAt(s, call)) &&
  /^(?:congratulate|thank|apologi[sz]e|express|convey|offer|urge|ask|demand|condemn|protest|complain|assure|reassure|warn|praise|commend|extend|reiterate|reaffirm)$/.test(
    lemmaAt(s, purpose),
  );

/** "the attack on X", "prepared for war": whether a word stands behind a preposition for what is undergone. */
export const isAgainst = (s: Syntax, i: number): boolean =>
  relationAt(s, i) === "obl" &&
  /^(?:against|for|on|upon|of|about|including|to|towards?)$/.test(prepositionOf(s, i) ?? "");

/** "Togo's plan", "a plan by Togo", "a Togolese plan", but not "its plan": whether somebody else than who acts on it is named as having it; to oppose that does not undo it. */
export const isOthers = (s: Syntax, noun: number): boolean =>
  dependents(s, noun, "nmod:poss", "amod", "compound", "nmod").some((i) => {
    const preposition = prepositionOf(s, i);
    const isNamed = tokenAt(s, i).upos === "PROPN" || /^\p{Lu}/u.test(tokenAt(s, i).form);
    return isNamed && (preposition === null || /^(?:by|from|of)$/.test(preposition));
  });

/** Verbs by which somebody answers what another has said. */
export const ANSWERS =
  /^(?:condemn|contradict|criticize|criticise|denounce|deny|dismiss|dispute|praise|rebuff|refute|reject|welcome)$/;
