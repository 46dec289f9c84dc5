import { type Syntax, subtree, tokenAt } from "./syntax.ts";
import { isTime } from "./verb-words.ts";

/**
 * What is said, found by the order of the words where trees hang it elsewhere: parsers give "that he had left" in "announced in a
 * statement that he had left" to the statement, and "to further its quest" in "its determination to further its quest" to another verb.
 */

/** How far from its verb a clause may begin, in tokens. */
const FARTHEST = 16;
const SUBJECTS = /^(?:he|she|they|it|we|i|you|there)$/i;
const QUESTIONS = /^(?:how|why|whether|what|who|where|when|which)$/i;
const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;

/** First and last token of the clause that follows a verb of speech: after "that", a question word, or a pronoun that stands behind a circumstance. */
export function clauseInOrder(s: Syntax, tokens: readonly number[]): { first: number; last: number } | null {
  const from = Math.max(...tokens) + 1;
  let circumstance = false;
  for (let i = from; i < Math.min(s.tokens.length, from + FARTHEST); i++) {
    const { form, upos, xpos } = tokenAt(s, i);
    const opens =
      (/^that$/i.test(form) && startsClause(s, i + 1)) ||
      (QUESTIONS.test(form) && i <= from + 4 && !isPreposition(s, i - 1) && startsClause(s, i + 1)) ||
      (SUBJECTS.test(form) &&
        tokens.length === 1 &&
        (circumstance || i === from) &&
        finiteWithin(s, i + 1, 3));
    if (opens) return { first: i, last: lastOf(s, i) };
    if (upos === "VERB" || upos === "AUX" || upos === "SCONJ" || FINITE.test(xpos) || upos === "CCONJ")
      return null;
    if (upos === "PUNCT" && !/^[()-]$/.test(form)) return null;
    if (upos === "ADP" || isTime(s, i)) circumstance = true;
  }
  return null;
}

const isPreposition = (s: Syntax, i: number): boolean => tokenAt(s, i).upos === "ADP";

/** "that he left", "that the old men left": after "that" a subject stands, before its verb. */
function startsClause(s: Syntax, i: number): boolean {
  const next = s.tokens[i];
  return next !== undefined && next.upos !== "VERB" && next.upos !== "AUX" && finiteWithin(s, i, 30);
}

function finiteWithin(s: Syntax, from: number, tokens: number): boolean {
  for (let i = from; i < Math.min(s.tokens.length, from + tokens); i++) {
    if (FINITE.test(tokenAt(s, i).xpos)) return true;
    if (/^[.;:?!]$/.test(tokenAt(s, i).form)) return false;
  }
  return false;
}

/** The last token that hangs under the clause's first finite verb. */
function lastOf(s: Syntax, first: number): number {
  const verb = s.tokens.findIndex(({ xpos }, i) => i > first && FINITE.test(xpos));
  const { head, upos } = tokenAt(s, verb);
  const top = upos === "AUX" && head > first ? head : verb;
  return subtree(s, top).at(-1) ?? verb;
}

/** The infinitive that stands directly after an act's words: "determination to leave". */
export function infinitiveAfter(s: Syntax, tokens: readonly number[]): number | undefined {
  let at = Math.max(...tokens) + 1;
  while (tokenAt(s, at)?.upos === "ADV") at++;
  if (!/^to$/i.test(s.tokens[at]?.form ?? "")) return undefined;
  return [at + 1, at + 2].find((i) => s.tokens[i]?.xpos === "VB");
}

/** First and last token of what follows a preposition that stands directly after an act's words: "called for immediately cutting taxes". */
export function afterPreposition(
  s: Syntax,
  tokens: readonly number[],
  preposition: string,
): { first: number; last: number } | null {
  const at = prepositionAfter(s, tokens, preposition);
  return at === undefined ? null : { first: at, last: subtree(s, tokenAt(s, at).head).at(-1) as number };
}

/** How far behind an act's words its preposition may stand, with adverbs, times and circumstances between. */
const FARTHEST_PREPOSITION = 7;

/** A preposition with its noun behind an act's words, where nothing but circumstances stands between: "spoke in public about taxes". */
function prepositionAfter(s: Syntax, tokens: readonly number[], preposition: string): number | undefined {
  const from = Math.max(...tokens) + 1;
  const farthest = /^(?:about|against|for|over)$/.test(preposition) ? FARTHEST_PREPOSITION : 3;
  for (let at = from; at < Math.min(s.tokens.length, from + farthest); at++) {
    const { form, upos, head } = tokenAt(s, at);
    if (form.toLowerCase() === preposition && /^(?:ADP|SCONJ)$/.test(upos)) return head > at ? at : undefined;
    const between =
      upos === "ADV" || isTime(s, at) || (upos === "ADP" && /^(?:in|at|on|during)$/i.test(form));
    if (!between && !inCircumstance(s, from, at)) return undefined;
  }
  return undefined;
}

/** Whether a word belongs to the phrase of a preposition that stands before it. */
const inCircumstance = (s: Syntax, from: number, at: number): boolean =>
  /^(?:NOUN|PROPN|NUM|DET|ADJ)$/.test(tokenAt(s, at).upos) &&
  s.tokens.slice(from, at).some(({ upos }) => upos === "ADP");
