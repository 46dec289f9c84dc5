import type { ClaimDate, Modality } from "#schema/claim.ts";
import type { NamedTime } from "./dates.ts";
import { dependents, isUnder, type Syntax, tokenAt } from "./syntax.ts";

/**
 * The time of an act: one that hangs on it or, failing that, on the verb it stands under, if no other act and no apposition stands
 * between; null where the sentence gives none. A bare weekday is the next one for an act that is still to come as its `modality` and
 * its verb tell; one said before such an act, of the verb above it, is when that was agreed or announced and not the act's.
 */
export function timeOf(
  s: Syntax,
  head: number,
  times: readonly NamedTime[],
  otherHeads: readonly number[],
  modality: Modality,
): ClaimDate | null {
  const isAhead = isStillToCome(s, head, modality);
  const tops = times.map((time) => ({ time, top: topOf(s, time) }));
  const own = tops.find(
    ({ top }) =>
      isUnder(s, top, head) &&
      !isAsideFrom(s, top, head, times) &&
      !otherHeads.some((other) => other !== head && isUnder(s, other, head) && isUnder(s, top, other)),
  );
  if (own) return isAhead ? own.time.toCome : own.time.date;
  if (/^(?:ccomp|advcl|acl|parataxis)/.test(tokenAt(s, head).deprel)) return null;
  for (let at = head, up = tokenAt(s, head).head; up >= 0; at = up, up = tokenAt(s, up).head) {
    if (tokenAt(s, at).deprel === "appos") return null;
    const direct = tops.find(({ top }) => tokenAt(s, top).head === up);
    if (direct && isAhead && tokenAt(s, up).xpos === "VBD" && direct.top < head) return null;
    if (direct) return isAhead ? direct.time.toCome : direct.time.date;
    if (tokenAt(s, up).upos === "VERB") return null;
  }
  return null;
}

/** Is an act yet to happen? What is only supposed is so unless its verb speaks of the past: "may have met", "whether it attacked". */
function isStillToCome(s: Syntax, head: number, modality: Modality): boolean {
  if (modality !== "hypothetical") return modality === "future";
  const auxiliaries = dependents(s, head, "aux").map((i) => tokenAt(s, i));
  if (auxiliaries.some(({ form, xpos }) => xpos === "VBD" || /^(?:have|has|having|'ve|’ve)$/i.test(form)))
    return false;
  return [tokenAt(s, head), ...auxiliaries].some(({ xpos }) => /^VB[ZP]?$/.test(xpos));
}

/** "criticized Toma, a fugitive since 2022": does the time stand in an apposition, other than to a time, below the act? */
function isAsideFrom(s: Syntax, top: number, head: number, times: readonly NamedTime[]): boolean {
  for (let at = top; at >= 0 && at !== head; at = tokenAt(s, at).head) {
    const up = tokenAt(s, at).head;
    if (tokenAt(s, at).deprel === "appos" && !times.some(({ first, last }) => first <= up && up <= last))
      return true;
  }
  return false;
}

/** The token of a named time that the others hang on. */
function topOf(s: Syntax, { first, last }: NamedTime): number {
  let top = first;
  for (let i = first; i <= last; i++) {
    const { head } = tokenAt(s, i);
    if (head < first || head > last) top = i;
  }
  return top;
}
