import type { Token } from "#ingest/3-parse/tree.ts";
import type { SpokenSentence } from "./spoken.ts";
import { dependents, isUnder, relationAt, type Syntax, tokenAt, withChildren } from "./syntax.ts";

/** What the reading of speech needs to know of words: whether a verb is one of speech, and whether two nouns mean the same. */
export interface SpeechWords {
  speaks: (verb: number) => boolean;
  isSame: (a: number, b: number) => boolean;
}

const FINITE = /^(?:VBD|VBZ|VBP)$/;
/** Clauses in which the article speaks again after what was said. */
const REPORTERS_OWN = /^(?:though|although|while|but)$/i;

/**
 * The sentence with all that one speaker says hanging side by side: in "X said it was late and warned Y", "X said it was late, though he
 * noted …" and "X said …, adding that …" parsers hang the second verb of speech below what was said first.
 */
export function withSpeechSideBySide(spoken: SpokenSentence, words: SpeechWords): SpokenSentence {
  const { s, regions } = spoken;
  const isQuoted = (i: number) => regions.some(({ first, end }) => first <= i && i < end);
  const moved = new Map<number, Token>();
  s.tokens.forEach((token, i) => {
    if (!words.speaks(i) || isQuoted(i)) return;
    const to =
      token.xpos === "VBG" ? overParticiple(s, i) : FINITE.test(token.xpos) ? matrixOf(s, i, words) : null;
    if (to === null || to === token.head || isQuoted(to) || isUnder(s, to, i)) return;
    moved.set(i, { ...token, head: to, deprel: token.xpos === "VBG" ? "advcl" : "conj" });
  });
  if (moved.size === 0) return spoken;
  return { ...spoken, s: withChildren(s.tokens.map((token, i) => moved.get(i) ?? token)) };
}

/** "…, adding that …": the finite verb above the words that the participle was hung under. */
function overParticiple(s: Syntax, i: number): number | null {
  if (dependents(s, i, "mark", "nsubj", "case", "aux").length > 0 || !afterComma(s, i)) return null;
  const { head, deprel } = tokenAt(s, i);
  if (head < 0 || head > i || !/^(?:advcl|xcomp|conj|parataxis|ccomp|acl$)/.test(deprel)) return null;
  let up = head;
  while (!isFiniteVerb(s, up)) {
    const { head: next } = tokenAt(s, up);
    if (next < 0 || next > i) return null;
    up = next;
  }
  return up;
}

/** Whether a comma stands before the word, closing marks of a quotation aside. */
const afterComma = (s: Syntax, i: number): boolean => {
  let at = i - 1;
  while (at > 0 && /^(?:[”"’']|'')$/.test(tokenAt(s, at).form)) at--;
  return /^(?:[,;–—-]|--)$/.test(s.tokens[at]?.form ?? "");
};

const isFiniteVerb = (s: Syntax, i: number): boolean =>
  FINITE.test(tokenAt(s, i).xpos) ||
  dependents(s, i, "aux", "cop").some((j) => /^(?:VBD|VBZ|VBP|MD)$/.test(tokenAt(s, j).xpos));

/** The verb of speech beside which a later one stands: same tense, same speaker; null where the sentence does not tell. */
function matrixOf(s: Syntax, i: number, { speaks, isSame }: SpeechWords): number | null {
  const relation = relationAt(s, i);
  if (relation !== "conj" && relation !== "advcl") return null;
  const inner = tokenAt(s, i).head;
  if (inner < 0 || inner > i) return null;
  const matrix = speakerAbove(s, inner, speaks);
  if (matrix === null || tokenAt(s, matrix).xpos !== tokenAt(s, i).xpos) return null;
  const subjects = dependents(s, i, "nsubj");
  const speaker = dependents(s, matrix, "nsubj")[0];
  const bySpeaker = (subject: number | undefined) =>
    subject !== undefined &&
    speaker !== undefined &&
    tokenAt(s, subject).upos === "PRON" &&
    isSame(subject, speaker);
  if (subjects.length > 0) {
    const marks = dependents(s, i, "mark").map((j) => tokenAt(s, j).form);
    const own = relation === "conj" ? marks.length === 0 : marks.some((form) => REPORTERS_OWN.test(form));
    return own && bySpeaker(subjects[0]) ? matrix : null;
  }
  if (relation !== "conj" || dependents(s, i, "mark", "aux").length > 0) return null;
  if (dependents(s, i, "cc").some((j) => /^n?or$/i.test(tokenAt(s, j).form))) return null;
  // "said X attacked Y and warned Z" leaves open who warned
  const couldWarn =
    tokenAt(s, inner).xpos === tokenAt(s, i).xpos && dependents(s, inner, "aux", "cop").length === 0;
  return !couldWarn || bySpeaker(dependents(s, inner, "nsubj")[0]) ? matrix : null;
}

/** The verb of speech in whose clause a verb stands. */
function speakerAbove(s: Syntax, from: number, speaks: (verb: number) => boolean): number | null {
  for (let at = from; ; ) {
    const { head, deprel } = tokenAt(s, at);
    if (head < 0 || head > at || !/^(?:ccomp|conj|xcomp|parataxis|advcl)/.test(deprel)) return null;
    if (/^(?:ccomp|parataxis)/.test(deprel) && speaks(head)) return head;
    at = head;
  }
}
