import type { Effect, Lexicon } from "#data/lexicon/read.ts";
import { effectsOf, governorLemma, isBoundBy, isJudged, isKeptFrom } from "./governing.ts";
import { AIMS, PROOF, REPORTS } from "./noun-words.ts";
import { ASSERTED, cancel, leaveOpen, negate, type Stance, suppose, weaken } from "./stance-changes.ts";
import {
  dependents,
  isInfinitive,
  isVerb,
  lemmaAt,
  prepositionOf,
  relationAt,
  type Syntax,
  tokenAt,
} from "./syntax.ts";
import {
  denyingEnd,
  denyingPhrase,
  denyingTeller,
  isAfterYetTo,
  isAgainst,
  isAsked,
  isCloseTo,
  isDeniedCleft,
  isHearsay,
  isInverted,
  isOnlyFavoured,
  isOnTrial,
  isOthers,
  isPast,
  isSaidThere,
  isToCome,
  isUnseen,
  isYetTo,
  isYetToBe,
  undoneBy,
} from "./verb-words.ts";

const NEGATIONS = /^(?:not|n't|n’t|never|neither|nor|hardly|scarcely|without|nearly|almost)$/i;
const FUTURE_AUXILIARIES = /^(?:will|shall|'ll|’ll|wo)$/i;
const MODAL_AUXILIARIES = /^(?:may|might|could|can|ca|should|must|ought|would|'d|’d)$/i;
const CONDITIONS = /^(?:if|unless|whether|in case|as if|until|lest|provided|once)$/;
const SUPPOSED = /^(?:if|unless|whether)$/;
const UNDONE = /^(?:without|instead of|rather than)$/;
/** Verbs whose infinitive or gerund happens when they do. */
const IMPLICATIVE = new Set(
  (
    "begin start continue manage succeed help force keep get make let go come have use tend proceed happen appear seem be resume end " +
    "finish result see hear watch accuse blame criticize criticise convict charge condemn praise thank say report know show find " +
    "confirm lead join set compel dare remember bother spend"
  ).split(" "),
);

/** Reads polarity and modality off the tree, from the act's head up to the sentence's root. */
export function stanceOf(s: Syntax, head: number, governors: Lexicon["governors"]): Stance {
  const stance: Stance = { ...ASSERTED, because: [] };
  applyOwn(s, head, governors, stance);
  if (isAfterYetTo(s, head) && !stance.negated) negate(stance, "yet to");
  if (isToCome(s, head)) weaken(stance, "future", "to");
  if (isYetToBe(s, head)) weaken(stance, "future", "to be");
  if (isCloseTo(s, head)) weaken(stance, "hypothetical", "close to");
  if (isOnlyFavoured(s, head)) weaken(stance, "hypothetical", prepositionOf(s, head) as string);
  if (SUPPOSED.test(prepositionOf(s, head) ?? ""))
    weaken(stance, "hypothetical", prepositionOf(s, head) as string);
  if (isAsked(s) || isInverted(s, head)) weaken(stance, "hypothetical", "asked or supposed");
  const denial = denyingEnd(s, head);
  if (denial !== null && !stance.negated) negate(stance, denial);
  return withWordsAbove(s, head, governors, stance);
}

/** The stance that the words above an act give it, whatever its own auxiliaries and negations say: for "will not …" as an act of its own. */
export function stanceAbove(s: Syntax, head: number, governors: Lexicon["governors"]): Stance {
  return withWordsAbove(s, head, governors, { ...ASSERTED, because: [] });
}

function withWordsAbove(s: Syntax, head: number, governors: Lexicon["governors"], stance: Stance): Stance {
  for (let at = head; tokenAt(s, at).head >= 0; ) {
    const up = tokenAt(s, at).head;
    if (!climb(s, at, up, governors, stance)) break;
    at = up;
  }
  return stance;
}

/** Auxiliaries, negations and adjectives that hang on the word itself. */
function applyOwn(s: Syntax, i: number, governors: Lexicon["governors"], stance: Stance): void {
  const reported = relationAt(s, i) === "ccomp";
  const never = denyingPhrase(s, i);
  if (never !== null) negate(stance, never);
  for (const child of s.children[i] ?? []) {
    const { form, deprel } = tokenAt(s, child);
    if (deprel.startsWith("aux") && FUTURE_AUXILIARIES.test(form)) weaken(stance, "future", form);
    else if (deprel.startsWith("aux") && MODAL_AUXILIARIES.test(form))
      weaken(stance, reported && /^(?:would|'d|’d)$/i.test(form) ? "future" : "hypothetical", form);
    else if (/^(?:advmod|cc|det)/.test(deprel) && NEGATIONS.test(form) && !isNotOnly(s, child))
      negate(stance, form);
    else if (deprel === "det" && /^no$/i.test(form)) negate(stance, form);
    else if (deprel === "amod" || deprel === "advmod") {
      const effects = governors.get(lemmaAt(s, child));
      if (effects?.has("cancelled") && deprel === "amod") cancel(stance, form);
      else if (effects?.has("future") && deprel === "amod") weaken(stance, "future", form);
      else if (effects?.has("hypothetical")) weaken(stance, "hypothetical", form);
    }
  }
}

const isNotOnly = (s: Syntax, i: number): boolean =>
  /^(?:only|just|merely|least)$/i.test(s.tokens[i + 1]?.form ?? "");

/** One step up the tree; false where what stands above says nothing about whether the act happened. */
function climb(s: Syntax, at: number, up: number, governors: Lexicon["governors"], stance: Stance): boolean {
  const relation = relationAt(s, at);
  const { deprel } = tokenAt(s, at);
  if (deprel === "acl:relcl") {
    stance.depth++;
    if (isDeniedCleft(s, up)) negate(stance, "not");
    if (dependents(s, at, "obj", "nsubj").some((i) => tokenAt(s, i).form === "which")) return false;
    // parsers take "the claim that X attacked Y" for a relative clause
    return REPORTS.test(lemmaAt(s, up)) || PROOF.test(lemmaAt(s, up)) ? climbReport(s, up, stance) : false;
  }
  switch (relation) {
    case "conj":
      return climbConjunct(s, at, up, stance);
    case "advcl":
      stance.depth++;
      return climbAdverbial(s, at, up, governors, stance);
    case "acl":
      stance.depth++;
      if (!isInfinitive(s, at)) {
        // "the possibility of sending troops"
        const effects = governors.get(lemmaAt(s, up));
        if (effects?.has("hypothetical") && prepositionOf(s, at) === "of")
          suppose(stance, effects, tokenAt(s, up).form);
        // "no intention of sending troops"
        if (AIMS.test(lemmaAt(s, up)) && prepositionOf(s, at) === "of") {
          weaken(stance, "future", tokenAt(s, up).form);
          return forgo(s, up, governors, stance);
        }
        return climbReport(s, up, stance);
      }
      weaken(
        stance,
        governors.get(lemmaAt(s, up))?.has("future") ? "future" : "hypothetical",
        tokenAt(s, up).form,
      );
      return forgo(s, up, governors, stance);
    case "xcomp":
    case "ccomp":
    case "csubj":
      if (tokenAt(s, up).upos === "NOUN") climbReport(s, up, stance);
      if (relation !== "xcomp") stance.depth++;
      return climbComplement(s, at, up, governors, stance, relation === "xcomp");
    case "obj":
    case "nsubj":
    case "obl":
    case "nmod":
    case "iobj":
    case "compound":
      stance.depth += isVerb(s, up) ? 0.5 : 1;
      return climbNoun(s, at, up, governors, stance, relation);
    default:
      return false;
  }
}

function climbConjunct(s: Syntax, at: number, up: number, stance: Stance): boolean {
  const bare = tokenAt(s, at).xpos === "VB" && dependents(s, at, "nsubj", "aux").length === 0;
  if (bare)
    for (const child of dependents(s, up, "aux")) {
      const { form } = tokenAt(s, child);
      if (FUTURE_AUXILIARIES.test(form)) weaken(stance, "future", form);
      else if (MODAL_AUXILIARIES.test(form)) weaken(stance, "hypothetical", form);
    }
  const alternative = dependents(s, at, "cc").some((i) => /^n?or$/i.test(tokenAt(s, i).form));
  const not = (s.children[up] ?? []).find(
    (i) => /^(?:advmod|cc)$/.test(relationAt(s, i)) && NEGATIONS.test(tokenAt(s, i).form),
  );
  if (alternative && not !== undefined && (stance.told || !stance.negated))
    negate(stance, tokenAt(s, not).form);
  return true;
}

function climbAdverbial(
  s: Syntax,
  at: number,
  up: number,
  governors: Lexicon["governors"],
  stance: Stance,
): boolean {
  const mark = undoneBy(s, at) ?? prepositionOf(s, at) ?? "";
  // "once threatened by X" is long ago, not a condition
  const onceDone =
    mark === "once" && tokenAt(s, at).xpos === "VBN" && dependents(s, at, "nsubj", "aux").length === 0;
  if (CONDITIONS.test(mark) && !onceDone) weaken(stance, "hypothetical", mark);
  else if (UNDONE.test(mark)) negate(stance, mark);
  else if (mark === "against") weaken(stance, "hypothetical", mark);
  else if (/^(?:in order|so as)/.test(mark) || isInfinitive(s, at)) {
    if (!isSaidThere(s, at, up)) weaken(stance, "hypothetical", "purpose");
  } else if (/^(?:from|of|about|for|on|over|to|at)$/.test(mark) || isBoundBy(s, at, up, mark, governors))
    return climbComplement(s, at, up, governors, stance, true);
  return false;
}

function climbComplement(
  s: Syntax,
  at: number,
  up: number,
  governors: Lexicon["governors"],
  stance: Stance,
  shared: boolean,
): boolean {
  const effects = effectsOf(s, up, governors);
  const word = tokenAt(s, up).form;
  if (SUPPOSED.test(prepositionOf(s, at) ?? ""))
    weaken(stance, "hypothetical", prepositionOf(s, at) as string);
  const denies = effects.has("negated") || effects.has("cancelled") || isKeptFrom(s, at, up);
  if (denies || (isYetTo(s, at, up) && !stance.negated)) negate(stance, word);
  else if (isHearsay(s, up) || isOnTrial(s, up)) weaken(stance, "hypothetical", word);
  else if (effects.has("future")) {
    if (!isPast(s, at)) weaken(stance, "future", word);
  } else if (effects.has("hypothetical")) suppose(stance, effects, word);
  else if (isInfinitive(s, at)) {
    if (/^(?:be|go)$/.test(lemmaAt(s, up))) weaken(stance, "future", `${word} to`);
    else if (!IMPLICATIVE.has(lemmaAt(s, up))) weaken(stance, "hypothetical", `${word} to`);
  }
  if (SUPPOSED.test(prepositionOf(s, at) ?? "") || isJudged(s, at, up)) stance.told = true;
  if (shared) {
    applyOwn(s, up, governors, stance);
    return true;
  }
  const denied = (s.children[up] ?? []).find(
    (i) => /^(?:advmod|cc)$/.test(relationAt(s, i)) && NEGATIONS.test(tokenAt(s, i).form),
  );
  const isTruth = TRUE.test(lemmaAt(s, up));
  if (!isTruth && !denies) stance.told = true;
  const teller = denied === undefined ? denyingTeller(s, up) : tokenAt(s, denied).form;
  if (teller === null) return true;
  if (isTruth) negate(stance, `not ${word}`);
  else leaveOpen(stance, `${teller} ${word}`);
  return true;
}

/** "has no plans to …", "ruled out any move to …": what nobody is about to do is told as not done. Whether the verb above tells more of it. */
function forgo(s: Syntax, noun: number, governors: Lexicon["governors"], stance: Stance): boolean {
  const { form, head, deprel } = tokenAt(s, noun);
  const isAim = AIMS.test(lemmaAt(s, noun));
  const hasNo = isAim && dependents(s, noun, "det").some((i) => /^no$/i.test(tokenAt(s, i).form));
  if (hasNo && !stance.negated) negate(stance, `no ${form}`);
  if (stance.negated || head < 0 || !/^(?:obj|nsubj:pass)$/.test(deprel)) return false;
  const has = /^(?:have|harbou?r|see)$/.test(lemmaAt(s, head));
  const not = dependents(s, head, "advmod").find((i) => NEGATIONS.test(tokenAt(s, i).form));
  const effects = effectsOf(s, head, governors);
  const undoes =
    not === undefined && !isOthers(s, noun) && (effects.has("negated") || effects.has("cancelled"));
  if (undoes || (isAim && has && not !== undefined)) negate(stance, tokenAt(s, not ?? head).form);
  return isAim && has;
}

const TRUE = /^(?:true|correct|accurate|case|so)$/;

const UNTRUE =
  /^(?:false|untrue|wrong|baseless|unfounded|groundless|incorrect|lie|fake|fabricated|unsubstantiated|denied|dismissed|rejected|refuted)$/i;
/** "no evidence that …", "the claim that … is false": what is told of a report holds for what it reports. */
function climbReport(s: Syntax, noun: number, stance: Stance): boolean {
  const no = dependents(s, noun, "det").find((i) => /^no$/i.test(tokenAt(s, i).form));
  const { head } = tokenAt(s, noun);
  const said = head >= 0 && /^nsubj/.test(tokenAt(s, noun).deprel) ? tokenAt(s, head).form : "";
  if (no !== undefined || UNTRUE.test(said)) {
    if (!stance.negated) negate(stance, no === undefined ? said : "no");
  } else if (REPORTS.test(lemmaAt(s, noun))) weaken(stance, "hypothetical", tokenAt(s, noun).form);
  return false;
}

function climbNoun(
  s: Syntax,
  at: number,
  up: number,
  governors: Lexicon["governors"],
  stance: Stance,
  relation: string,
): boolean {
  const effects = governors.get(governorLemma(s, up)) ?? new Set<Effect>();
  const word = tokenAt(s, up).form;
  const passive = tokenAt(s, at).deprel === "nsubj:pass";
  const undergoes =
    relation === "obj" || passive || relation === "nmod" || relation === "compound" || isAgainst(s, at);
  if (relation === "nmod" && isUnseen(s, up) && !stance.negated) negate(stance, `no ${word}`);
  // "spoke of an attack" tells of what others may tell otherwise
  if (
    relation === "obl" &&
    /^(?:speak|talk|tell|write)$/.test(lemmaAt(s, up)) &&
    prepositionOf(s, at) === "of"
  )
    weaken(stance, "hypothetical", word);
  if (undergoes && relation !== "nmod" && effects.has("cancelled")) {
    cancel(stance, word);
  } else if (undergoes && effects.has("future")) weaken(stance, "future", word);
  else if (undergoes && effects.has("hypothetical")) suppose(stance, effects, word);
  if (isVerb(s, up)) applyOwn(s, up, governors, stance);
  return true;
}
