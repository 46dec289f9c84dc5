import { dependents, lemmaAt, type Syntax, tokenAt } from "./syntax.ts";

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
  }
  return null;
}

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
