import type { Span } from "#schema/article.ts";
import type { Act } from "./cues.ts";
import type { SpokenSentence } from "./spoken.ts";
import {
  dependents,
  isUnder,
  lemmaAt,
  prepositionOf,
  relationAt,
  type Syntax,
  subtree,
  tokenAt,
} from "./syntax.ts";
import { isTime } from "./verb-words.ts";

import { afterPreposition, clauseInOrder, infinitiveAfter } from "./word-order.ts";

/** Tokens, end exclusive. */
export interface Piece {
  first: number;
  end: number;
}

/** What stands in a content slot of an act (see data/lexicon/README.md): tokens, or a span of the article beyond the sentence. */
export function pieceIn(spoken: SpokenSentence, act: Act, slot: string): Piece | Span | null {
  const { s } = spoken;
  const below = (...relations: string[]) =>
    act.tokens.flatMap((i) => dependents(s, i, ...relations)).filter((i) => !act.tokens.includes(i));
  switch (slot) {
    case "ccomp":
      return clauseAfter(spoken, act);
    case "xcomp":
      return phrase(
        spoken,
        act,
        below("xcomp", "advcl", "acl").find((i) => isInfinitive(s, i)) ?? infinitiveAfter(s, act.tokens),
      );
    case "quote":
      return quotationBeside(spoken, act);
    case "obj":
      return objectPhrase(spoken, act);
    case "same":
      return dependents(spoken.s, act.head, "obj").some((i) => SAME.test(tokenAt(spoken.s, i).form))
        ? objectPhrase(spoken, act)
        : null;
    case "words":
      return wordsAfter(spoken, act);
    case "clause":
      return null;
    default: {
      const own = below("obl", "nmod", "advcl").find((i) => prepositionOf(s, i) === slot && !isTime(s, i));
      return (
        phrase(spoken, act, own) ?? ordered(spoken, act, untimed(s, afterPreposition(s, act.tokens, slot)))
      );
    }
  }
}

/** "arrested on Friday": a day is nothing that somebody is arrested for. */
const untimed = (s: Syntax, found: { first: number; last: number } | null) =>
  found === null || isTime(s, tokenAt(s, found.first).head) ? null : found;

const isInfinitive = (s: Syntax, i: number): boolean =>
  dependents(s, i, "mark").some((m) => /^to$/i.test(tokenAt(s, m).form));

/** "said that …", "told reporters …", "the claim that …": from the clause's first word to the end of the speaker's phrase. */
function clauseAfter(spoken: SpokenSentence, act: Act): Piece | null {
  const { s } = spoken;
  const clause = act.tokens
    .flatMap((i) => dependents(s, i, "ccomp", "acl", "parataxis"))
    .find(
      (i) =>
        i > act.head &&
        !act.tokens.includes(i) &&
        (relationAt(s, i) === "ccomp" ||
          dependents(s, i, "mark").some((m) => /^that$/i.test(tokenAt(s, m).form)) ||
          (relationAt(s, i) === "parataxis" && dependents(s, i, "nsubj", "cop").length > 0)),
    );
  // "claims X attacked Y", where the tree takes X for what is claimed
  const object =
    clause === undefined ? undefined : dependents(s, act.head, "obj").find((i) => i > act.head && i < clause);
  if (
    clause !== undefined &&
    object !== undefined &&
    /^(?:VBD|VBZ|VBP)$/.test(tokenAt(s, clause).xpos) &&
    dependents(s, clause, "nsubj", "mark").length === 0
  ) {
    const first = subtree(s, object)[0] as number;
    return { first, end: endOfPhrase(spoken, act, first, subtree(s, clause).at(-1) as number) };
  }
  return phrase(spoken, act, clause) ?? ordered(spoken, act, clauseInOrder(s, act.tokens));
}

const ordered = (
  spoken: SpokenSentence,
  act: Act,
  found: { first: number; last: number } | null,
): Piece | null => found && { first: found.first, end: endOfPhrase(spoken, act, found.first, found.last) };

/** From the first word of a branch after the act to the end of the act's phrase. */
function phrase(spoken: SpokenSentence, act: Act, branch: number | undefined): Piece | null {
  if (branch === undefined) return null;
  const { s } = spoken;
  const words = subtree(s, branch, (token) => act.tokens.includes(token));
  const first = words.find((i) => i > act.head);
  if (first === undefined || branch < act.head) {
    const before = words.filter((i) => i < act.head);
    const start = before[0];
    return start === undefined ? null : { first: start, end: (before.at(-1) as number) + 1 };
  }
  return { first, end: endOfPhrase(spoken, act, first, words.at(-1) as number) };
}

/** Objects that stand for words: "said as much", "said the same". */
const SAME =
  /^(?:much|same|so|this|that|it|what|nothing|something|anything|everything|little|more|thing|things|yes|no|word|words)$/i;

/** What follows a verb of speech and holds a verb of its own: after "that" where it stands, else directly after the verb. */
function wordsAfter(spoken: SpokenSentence, act: Act): Piece | null {
  const { s } = spoken;
  const end = endOfPhrase(spoken, act, act.head + 1, act.head + 1);
  const isVerbal = (i: number) => /^(?:VERB|AUX)$/.test(tokenAt(s, i).upos);
  const after = s.tokens.flatMap((_, i) => (i > act.head && i < end && isVerbal(i) ? [i] : []));
  const verb = after.find((i) => dependents(s, i, "nsubj").some((j) => j > act.head)) ?? after[0];
  if (verb === undefined) return null;
  const that = s.tokens.findIndex(
    ({ form, upos }, i) => i > act.head && i < verb && /^that$/i.test(form) && upos === "SCONJ",
  );
  if (that >= 0) return { first: that, end };
  let first = act.head + 1;
  while (isTime(s, first)) first++;
  return first >= end || /^(?:ADP|PUNCT|SCONJ|CCONJ|PART)$/.test(tokenAt(s, first).upos)
    ? null
    : { first, end };
}

/** The object after a verb with what follows it in the phrase ("called X a liar", "criticized X for leaving"). */
export function objectAfter(spoken: SpokenSentence, act: Act): Piece | null {
  const { s } = spoken;
  const own = (...relations: string[]) =>
    dependents(s, act.head, ...relations).filter((i) => i > act.head && !act.tokens.includes(i));
  const object = own("obj", "ccomp", "xcomp")[0];
  if (object === undefined) return null;
  const starts = [
    ...own("obj", "iobj", "xcomp", "ccomp"),
    ...own("obl").filter((i) => prepositionOf(s, i) === "as"),
  ];
  const first = Math.min(...starts.map((i) => subtree(s, i).find((j) => j > act.head) as number));
  return { first, end: endOfPhrase(spoken, act, first, subtree(s, object).at(-1) as number) };
}

/** The object with what follows it; of a passive its subject, of a relative clause its antecedent's place. */
function objectPhrase(spoken: SpokenSentence, act: Act): Piece | null {
  const { s } = spoken;
  const after = objectAfter(spoken, act);
  if (after) return after;
  const subject = dependents(s, act.head, "nsubj:pass", "obj").find((i) => i < act.head);
  if (subject === undefined || tokenAt(s, subject).xpos === "WDT") return null;
  const words = subtree(s, subject);
  return { first: words[0] as number, end: (words.at(-1) as number) + 1 };
}

/** Clauses in which the article speaks again after what was said. */
const REPORTERS_OWN = /^(?:though|although|while|after|before|as|when|even|until|despite)$/i;

/**
 * Where what is said ends: with the phrase of the act, or before a second verb of the same speaker ("… and called"), a participle
 * (", adding that") or a clause of the reporter's ("…, though"). A quotation is not cut.
 */
function endOfPhrase({ s, regions }: SpokenSentence, act: Act, first: number, last: number): number {
  const words = subtree(s, act.head);
  const top = isMain(s, act.head);
  let end = top ? s.tokens.length : Math.max(last, words.at(-1) as number) + 1;
  for (const child of dependents(s, act.head, "conj", "advcl", "parataxis")) {
    const start = afterLoose(s, subtree(s, child)[0] as number);
    if (start <= first || child <= first || start >= end) continue;
    if (regions.some((region) => region.first < start && start < region.end && region.end > first)) continue;
    if (partsFrom(s, child, start)) end = start;
  }
  if (top) end = Math.min(end, nextClause(s, act.head, first, end, regions));
  end = summingFrom(s, first, end, regions) ?? end;
  const around = regions.find((region) => region.first <= act.head && act.head < region.end);
  if (around && around.end > first) end = Math.min(end, around.end);
  while (end - 1 > first && isLoose(s, end - 1)) end--;
  return end;
}

/** Where a later clause with a subject of its own begins that hangs on what the act hangs on: "X vowed to stay, and Y promised to leave". */
function nextClause(
  s: Syntax,
  verb: number,
  first: number,
  end: number,
  regions: SpokenSentence["regions"],
): number {
  let before = end;
  for (let up = tokenAt(s, verb).head; up >= 0; up = tokenAt(s, up).head)
    for (const child of dependents(s, up, "conj", "parataxis")) {
      const start = afterLoose(s, subtree(s, child)[0] as number);
      if (child <= verb || start <= first || start >= before || isUnder(s, verb, child)) continue;
      if (regions.some((region) => region.first < start && start < region.end)) continue;
      if (dependents(s, child, "nsubj").length > 0 && tokenAt(s, start - 1).form === ",") before = start;
    }
  return before;
}

/** Nouns by which an article takes up again what somebody said. */
const SUMMING =
  /^(?:charge|accusation|allegation|claim|assertion|contention|suggestion|insinuation|complaint|statement|remark|demand|threat)$/;

/** Where the article takes up what was said to tell more of it ("…, a charge that X rejected"): the comma; null for nowhere. */
function summingFrom(
  s: Syntax,
  first: number,
  end: number,
  regions: SpokenSentence["regions"],
): number | null {
  for (let i = first + 1; i < end - 2; i++) {
    if (tokenAt(s, i).form !== "," || regions.some((region) => region.first < i && i < region.end)) continue;
    const noun = [i + 2, i + 3].find((j) => j < end && SUMMING.test(lemmaAt(s, j)));
    if (noun === undefined || !/^(?:an?|the)$/i.test(tokenAt(s, i + 1).form)) continue;
    if (dependents(s, noun, "acl:relcl").length > 0) return i;
  }
  return null;
}

/** The first word of a clause, which may open with a comma or the closing mark of a quotation. */
const afterLoose = (s: Syntax, start: number): number => {
  let at = start;
  while (/^(?:[,”"’']|'')$/.test(tokenAt(s, at).form) && at + 1 < s.tokens.length) at++;
  return at;
};

function partsFrom(s: Syntax, child: number, start: number): boolean {
  const { xpos, upos } = tokenAt(s, child);
  const comma = [1, 2].some((back) => tokenAt(s, start - back)?.form === ",");
  switch (relationAt(s, child)) {
    case "conj":
      // "said it is late and would cost more": a modal without a subject goes on with what is said
      return (
        (upos === "VERB" || upos === "AUX") &&
        dependents(s, child, "mark").length === 0 &&
        (dependents(s, child, "nsubj").length > 0 ||
          !dependents(s, child, "aux").some((i) => tokenAt(s, i).xpos === "MD"))
      );
    case "advcl":
      if (!comma) return false;
      if (xpos === "VBG") return dependents(s, child, "mark", "nsubj").length === 0;
      return dependents(s, child, "mark").some((i) => REPORTERS_OWN.test(tokenAt(s, i).form));
    default:
      return tokenAt(s, start).form === ";" || tokenAt(s, start - 1)?.form === ";";
  }
}

/** Whether the verb's phrase runs to the end of the sentence. */
function isMain(s: Syntax, verb: number): boolean {
  for (let i = verb; ; i = tokenAt(s, i).head) {
    const { head, deprel } = tokenAt(s, i);
    if (head < 0) return true;
    if (head > i || !/^(?:conj|ccomp|parataxis|xcomp)/.test(deprel)) return false;
  }
}

/** Punctuation and conjunctions that belong to no clause. */
export const isLoose = (s: Syntax, i: number): boolean =>
  /^(?:[,;:.–—―-]|--|and|but|or)$/i.test(tokenAt(s, i).form);

/** Farthest place of a quotation that still belongs to the act, in tokens from the act: "told reporters at a rally in Ohio: “…". */
const FARTHEST = 14;

/** A quotation that is said, not quoted in passing: it stands directly after the act's phrase or before it, or follows its sentence. */
function quotationBeside(spoken: SpokenSentence, act: Act): Piece | Span | null {
  const { s, regions, sentence, quotations } = spoken;
  const next = regions.find(({ first }) => first > act.head);
  if (next && next.first - act.head <= (act.cue.pos === "verb" ? FARTHEST : 2)) {
    const whole = /^[,:]$/.test(tokenAt(s, next.first - 1).form);
    const end = whole ? next.end : endOfPhrase(spoken, act, next.first, next.end - 1);
    if (!isParted(s, act.head + 1, next.first)) return { first: next.first, end };
  }
  if (act.cue.pos !== "verb") return null;
  const before = regions.findLast(({ end }) => end <= act.head);
  if (before && act.head - before.end <= 6 && !isParted(s, before.end, act.head)) return before;
  const rest = s.tokens.slice(act.head + 1);
  const colon = /:$/.test(rest.at(-1)?.form ?? "");
  if (!colon && (rest.length > FARTHEST || isParted(s, act.head + 1, s.tokens.length))) return null;
  return quotations.following(sentence.end, colon) ?? (colon ? quotations.nextParagraph(sentence.end) : null);
}

/** Whether a verb with a subject or an act of its own stands between two tokens. */
function isParted(s: Syntax, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const { upos, xpos } = tokenAt(s, i);
    if ((upos === "VERB" && xpos !== "VBN") || upos === "AUX") return true;
  }
  return false;
}
