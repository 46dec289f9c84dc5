import type { Act } from "./cues.ts";
import type { SpokenSentence } from "./spoken.ts";
import {
  dependents,
  isPassive,
  isUnder,
  prepositionOf,
  relationAt,
  type Syntax,
  subtree,
  tokenAt,
} from "./syntax.ts";
import { ANSWERS, isTime } from "./verb-words.ts";

/** A reporting clause that stands in or behind what it reports: "…, X said", "“…,” said X, “…". Tokens; pieces end exclusive, `last` inclusive. */
export interface Aside {
  first: number;
  last: number;
  speaker: number;
  before: { first: number; end: number } | null;
  after: { first: number; end: number } | null;
  /** "as X said" */
  passing?: boolean;
}

const BREAK = /^(?:[,?!…”"»―–—-]|''|--)$/;
const STOP = /^(?:[,.;:?!…“"«–—―]|''|``|--)$/;

/** The aside that an act of speech makes, with what is said before and after it; null where its words come after it. */
export function asideOf(spoken: SpokenSentence, act: Act): Aside | null {
  const { s } = spoken;
  if (!/^(?:VBD|VBZ|VBP|VBN)$/.test(tokenAt(s, act.head).xpos) && tokenAt(s, act.head).upos !== "VERB")
    return null;
  if (tokenAt(s, act.head).xpos === "VBG") return null;
  // "chemicals found in fridges"
  if (tokenAt(s, act.head).xpos === "VBN" && tokenAt(s, act.head).deprel === "acl") return null;
  const tells = /^i?obj$/.test(act.cue.target[0] ?? "");
  // "…, the ministry was told": the subject hears it
  if (tells && isPassive(s, act.head)) return null;
  const asSaid = asClause(s, act);
  if (asSaid) return { ...asSaid, ...aroundAsClause(s, asSaid), passing: true };
  const clause =
    (tells ? null : inverted(s, act.head)) ?? straight(s, act, tells) ?? described(spoken, act.head);
  if (!clause) return null;
  const before = pieceBefore(spoken, clause);
  const after = pieceAfter(spoken, clause, before);
  const ahead = after !== null && spoken.regions.some(({ first }) => first === after.first);
  const behind = before !== null && spoken.regions.some(({ end }) => end === before.end);
  // a verb that is of speech only beside a quotation ("continued", "urged") makes no aside in a plain clause
  const speaks = act.cue.relation === "SAID" && act.cue.content.includes("ccomp");
  return before && (behind || (speaks && !ahead)) ? { ...clause, before, after } : null;
}

type Clause = Pick<Aside, "first" | "last" | "speaker"> & { inverted: boolean };

const isBreak = (s: Syntax, i: number): boolean => i >= 0 && BREAK.test(tokenAt(s, i).form);
const NOMINAL = /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ|SYM)$/;

/** "as the minister said", "as officials have pointed out": with the words of the clause alone, nothing said in it. */
function asClause(s: Syntax, { head: verb, cue, tokens }: Act): Clause | null {
  if (
    cue.relation !== "SAID" ||
    !cue.content.includes("ccomp") ||
    !FINITE_OR_PAST.test(tokenAt(s, verb).xpos)
  )
    return null;
  const as = dependents(s, verb, "mark", "case", "advmod").find(
    (i) => i < verb && /^as$/i.test(tokenAt(s, i).form),
  );
  if (
    as === undefined ||
    (as > 0 && !STOP.test(tokenAt(s, as - 1).form) && !/^(?:CCONJ|ADV)$/.test(tokenAt(s, as - 1).upos))
  )
    return null;
  const last = stopAfter(s, verb + 1) - 1;
  for (let i = Math.max(...tokens) + 1; i <= last; i++)
    if (
      FINITE.test(tokenAt(s, i).xpos) ||
      (tokenAt(s, i).head === verb && /^(?:obj|ccomp|xcomp)/.test(tokenAt(s, i).deprel))
    )
      return null;
  const speaker = dependents(s, verb, "nsubj").find((i) => i > as && i < verb) ?? nominalBefore(s, verb);
  return speaker === null || speaker <= as ? null : { first: as, last, speaker, inverted: false };
}

function aroundAsClause(s: Syntax, { first, last }: Clause): Pick<Aside, "before" | "after"> {
  const holds = (from: number, to: number) =>
    s.tokens.slice(from, to).some(({ upos }) => /^(?:NOUN|PROPN|PRON|VERB|ADJ)$/.test(upos));
  const rest = firstWord(s, last + 1);
  return {
    before: holds(0, first) ? { first: 0, end: first } : null,
    after: holds(rest, s.tokens.length) ? { first: rest, end: s.tokens.length } : null,
  };
}

const FINITE_OR_PAST = /^(?:VBD|VBZ|VBP|VBN)$/;

/** "…,” said the minister" */
function inverted(s: Syntax, verb: number): Clause | null {
  let first = verb;
  while (first > 0 && /^(?:ADV|AUX)$/.test(tokenAt(s, first - 1).upos)) first--;
  const next = s.tokens[verb + 1];
  if (!isBreak(s, first - 1) || !next || !NOMINAL.test(next.upos)) return null;
  const named = next.upos === "PROPN" && tokenAt(s, first - 1).form === ",";
  if (!named && dependents(s, verb, "nsubj").some((i) => i < verb && !crosses(s, i, verb))) return null;
  if (/^(?:me|us|him|them|that|what|it)$/i.test(next.form) || isTime(s, verb + 1)) return null;
  const end = stopAfter(s, verb + 1);
  let speaker = dependents(s, verb, "nsubj").find((i) => i > verb && i < end) ?? verb + 1;
  for (let up = tokenAt(s, speaker).head; up > speaker && up < end; up = tokenAt(s, speaker).head)
    speaker = up;
  if (!/^(?:NOUN|PROPN|PRON|NUM|ADJ)$/.test(tokenAt(s, speaker).upos)) return null;
  for (let i = verb + 1; i < end; i++)
    if (/^(?:VBD|VBZ|VBP|MD)$/.test(tokenAt(s, i).xpos) && !inRelative(s, i)) return null;
  return { first, last: end - 1, speaker, inverted: true };
}

const inRelative = (s: Syntax, i: number): boolean => {
  for (let up = i; up >= 0; up = tokenAt(s, up).head) if (relationAt(s, up) === "acl") return true;
  return false;
};

/** "…, the minister said on Friday" */
function straight(s: Syntax, { head: verb, tokens }: Act, tells: boolean): Clause | null {
  const nearest = nominalBefore(s, verb);
  const speaker =
    dependents(s, verb, "nsubj").findLast(
      (i) => i < verb && !crosses(s, i, verb) && (nearest === null || isUnder(s, nearest, i)),
    ) ?? nearest;
  if (speaker === null) return null;
  let first = verb;
  for (const i of subtree(s, speaker)) if (i < first) first = i;
  if (!isBreak(s, first - 1) || crosses(s, first, verb)) first = chunkStart(s, verb);
  if (first >= verb || !isBreak(s, first - 1) || tokenAt(s, first).upos === "CCONJ") return null;
  const end = stopAfter(s, verb + 1);
  const objects = tells ? [] : dependents(s, verb, "obj").filter((i) => !tokens.includes(i));
  if (objects.some((i) => i > verb && i < end && !isTime(s, i)) || saysMore(s, verb, end)) return null;
  return { first, last: end - 1, speaker, inverted: false };
}

/** Whether what is said goes on directly after the verb: then it does not close an aside. */
function saysMore(s: Syntax, verb: number, end: number): boolean {
  for (let i = verb + 1; i < end && !CIRCUMSTANCE.test(tokenAt(s, i).form); i++) {
    const { xpos, form, head, deprel } = tokenAt(s, i);
    if (FINITE.test(xpos) || (/^that$/i.test(form) && relationAt(s, i) === "mark")) return true;
    if (head === verb && /^(?:ccomp|xcomp)/.test(deprel)) return true;
  }
  return false;
}

/** "…,” Ana Roth, a lawyer in Bonn, said": everything between the quotation and the verb describes the speaker. */
function described({ s, regions }: SpokenSentence, verb: number): Clause | null {
  const quoted = regions.findLast(({ end }) => end <= verb);
  if (!quoted || verb - quoted.end > LONGEST_DESCRIPTION || verb - quoted.end < 1) return null;
  for (let i = quoted.end; i < verb; i++)
    if (FINITE.test(tokenAt(s, i).xpos) && tokenAt(s, i).head !== verb && !inRelative(s, i)) return null;
  let speaker = quoted.end;
  for (let up = tokenAt(s, speaker).head; up > speaker && up < verb; up = tokenAt(s, speaker).head)
    speaker = up;
  if (!/^(?:NOUN|PROPN|PRON|NUM)$/.test(tokenAt(s, speaker).upos)) return null;
  const end = stopAfter(s, verb + 1);
  if (saysMore(s, verb, end)) return null;
  return { first: quoted.end, last: end - 1, speaker, inverted: false };
}

const LONGEST_DESCRIPTION = 40;

/**
 * The noun directly before a finite verb of speech that has no subject in the tree: parsers give it to a verb of what is said.
 * Null where the verb has a subject or no noun stands there.
 */
export function speakerBefore(s: Syntax, verb: number): number | null {
  if (!FINITE.test(tokenAt(s, verb).xpos) || dependents(s, verb, "nsubj").length > 0) return null;
  if (/^(?:conj|acl)/.test(tokenAt(s, verb).deprel)) return null;
  const nearest = nominalBefore(s, verb);
  let noun = nearest;
  const first = chunkStart(s, verb);
  for (let up = noun; up !== null && up >= first && up < verb; up = tokenAt(s, up).head) {
    if (!/^(?:NOUN|PROPN|PRON)$/.test(tokenAt(s, up).upos)) continue;
    // "in a meeting with the board Roth said": what stands under a preposition of the clause says nothing
    if (prepositionOf(s, up) !== null && relationAt(s, up) === "obl") return nearest;
    noun = up;
  }
  return noun;
}

/** Opens the circumstances in which something was said: "said after he met …". */
const CIRCUMSTANCE = /^(?:after|as|before|when|while|during|following)$/i;

/** Whether quotation marks or a stop stand between: then the tree's subject is not the speaker. */
const crosses = (s: Syntax, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (/^(?:[“”"«»;:?!]|''|``)$/.test(tokenAt(s, i).form)) return true;
  return false;
};

function nominalBefore(s: Syntax, verb: number): number | null {
  let i = verb - 1;
  while (i >= 0 && /^(?:ADV|AUX)$/.test(tokenAt(s, i).upos)) i--;
  // "Ana Roth (D-Va.) said"
  if (/^(?:\)|-RRB-)$/.test(s.tokens[i]?.form ?? ""))
    for (let back = 1; back <= 8; back++)
      if (/^(?:\(|-LRB-)$/.test(s.tokens[i - back]?.form ?? "")) {
        i -= back + 1;
        break;
      }
  return i >= 0 && /^(?:NOUN|PROPN|PRON)$/.test(tokenAt(s, i).upos) ? i : null;
}

/** First token of the words that stand without punctuation before the verb. */
function chunkStart(s: Syntax, verb: number): number {
  let i = verb;
  while (i > 0 && !STOP.test(tokenAt(s, i - 1).form) && !BREAK.test(tokenAt(s, i - 1).form)) {
    const { upos, xpos, deprel } = tokenAt(s, i - 1);
    const aux = upos === "AUX" && i === verb;
    const describes = /^(?:VBN|VBG)$/.test(xpos) && /^(?:amod|compound)/.test(deprel);
    if (/^(?:VERB|AUX|SCONJ)$/.test(upos) && !aux && !describes) return verb;
    i--;
  }
  return i;
}

function stopAfter(s: Syntax, from: number): number {
  let i = from;
  while (i < s.tokens.length && !STOP.test(tokenAt(s, i).form)) i++;
  return i;
}

/** What stands before the aside, if it says something: a quotation or a clause. */
function pieceBefore({ s, regions }: SpokenSentence, { first, last }: Clause): Aside["before"] {
  const quoted = regions.findLast(({ end }) => end <= first);
  const adjacent = quoted && first - quoted.end <= 1 ? quoted : null;
  if (adjacent) {
    const intro = adjacent.first - 1;
    const introduced = intro >= 0 && /^[,:]$/.test(tokenAt(s, intro).form) && hasVerb(s, FINITE, 0, intro);
    return { first: introduced ? adjacent.first : 0, end: adjacent.end };
  }
  // where nothing follows, what was said stands before, however the tagger read its verb
  const verbs = s.tokens.slice(last + 1).every(({ upos }) => upos === "PUNCT") ? /^(?:V|MD)/ : FINITE;
  return quoted || hasVerb(s, verbs, 0, first) || isInterrupted(s, last)
    ? { first: 0, end: first - 1 }
    : null;
}

/** "The plan, X said, was risky": the verb of what stands before the aside comes after it. */
function isInterrupted(s: Syntax, last: number): boolean {
  if (s.tokens[last + 1]?.form !== ",") return false;
  const next = s.tokens.slice(last + 2).find(({ upos }) => upos !== "ADV");
  return next !== undefined && FINITE.test(next.xpos);
}

const FINITE = /^(?:VBD|VBZ|VBP|MD)$/;

function hasVerb(s: Syntax, tags: RegExp, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tags.test(tokenAt(s, i).xpos)) return true;
  return false;
}

/** What goes on after the aside: a quotation, or the rest of the sentence where it is no comment on the speaker. */
function pieceAfter({ s, regions }: SpokenSentence, clause: Clause, before: Aside["before"]): Aside["after"] {
  const from = clause.last + 1;
  const next = regions.find(({ first }) => first > clause.last);
  if (next && !isComment(s, from, next.first, clause.inverted)) {
    const quotedBefore = before !== null && regions.some(({ end }) => end === before.end);
    return {
      first: quotedBefore || next.first - from <= 2 ? firstWord(s, from) : next.first,
      end: s.tokens.length,
    };
  }
  const rest = firstWord(s, from);
  if (clause.inverted || tokenAt(s, from)?.form !== "," || rest >= s.tokens.length) return null;
  if (before !== null && regions.some(({ end }) => end === before.end)) return null;
  if (isAnswered(s, from, rest)) return null;
  const { upos, xpos, form } = tokenAt(s, rest);
  if (/^(?:VBG|VBN)$/.test(xpos) || upos === "CCONJ" || COMMENT.test(form)) return null;
  return hasVerb(s, FINITE, rest, s.tokens.length) || before !== null
    ? { first: rest, end: s.tokens.length }
    : null;
}

/** "…, X said, but Togo denied it": who answers what was said is told of by the article. */
function isAnswered(s: Syntax, from: number, rest: number): boolean {
  const verb = s.tokens.findIndex(({ xpos }, i) => i > rest && FINITE.test(xpos));
  return s.tokens[from + 1]?.form === "but" && verb > 0 && ANSWERS.test(tokenAt(s, verb).lemma);
}
const COMMENT = /^(?:who|which|whose|where|though|although|while|as|after|before|when|adding|citing)$/i;

/** Whether the words between the aside and a quotation have a verb of their own. */
function isComment(s: Syntax, from: number, to: number, speakerDescribed: boolean): boolean {
  for (let i = from; i < to; i++) {
    const { upos } = tokenAt(s, i);
    if (upos === "VERB" && !(speakerDescribed && inRelative(s, i))) return true;
  }
  return false;
}

const firstWord = (s: Syntax, from: number): number => {
  let i = from;
  while (i < s.tokens.length && /^(?:[,;:.]|and|but)$/i.test(tokenAt(s, i).form)) i++;
  return i;
};
