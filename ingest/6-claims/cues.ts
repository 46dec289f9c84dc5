import type { Cue, Lexicon } from "#data/lexicon/read.ts";
import { dependents, isVerb, lemmaAt, prepositionOf, relationAt, type Syntax, tokenAt } from "./syntax.ts";
import { clauseInOrder } from "./word-order.ts";

/** A cue found in a tree: its head token and the tokens of its parts, the head first. */
export interface Act {
  cue: Cue;
  head: number;
  tokens: number[];
}

/**
 * Every cue of the lexicon that stands in the tree, by head; those that ask for more words first. Which of a head's
 * rows is meant, the ends decide.
 */
export function findActs(s: Syntax, lexicon: Lexicon): Act[][] {
  return s.tokens.map((_, head) => actsAt(s, head, lexicon)).filter((acts) => acts.length > 0);
}

function actsAt(s: Syntax, head: number, lexicon: Lexicon): Act[] {
  const found: Act[] = [];
  const hyphened = hyphenedLemma(s, head);
  const cues = lexicon.cues.get(hyphened ?? "") ?? lexicon.cues.get(lemmaAt(s, head));
  for (const cue of cues ?? []) {
    if (!fitsPos(s, head, cue)) continue;
    const tokens = matchParts(s, head, cue);
    if (tokens) found.push({ cue, head, tokens: [head, ...tokens] });
  }
  return found;
}

/** "cease-fire", "co-operate": the lemma of a word with what a hyphen joins before it, which parsers keep apart; null for none. */
function hyphenedLemma(s: Syntax, i: number): string | null {
  const [first, hyphen, last] = [s.tokens[i - 2], s.tokens[i - 1], tokenAt(s, i)];
  const joined = hyphen?.form === "-" && first?.end === hyphen.start && hyphen.end === last.start;
  return joined ? `${first.form.toLowerCase()}-${last.lemma.toLowerCase()}` : null;
}

/** Nouns that only say what kind of thing their first part is: "curfew order", "aid package", "ceasefire deal". */
const KIND_NOUNS =
  /^(?:order|package|measure|deal|agreement|plan|regime|program|programme|operation|campaign|process|request|proposal|policy|decision|effort|mission|shipment|delivery|convoy)$/;

/** An object or what a preposition leads to, and after it the first part of a compound whose last part tells nothing. */
const withKinds = (s: Syntax, nouns: number[]): number[] => [
  ...nouns,
  ...nouns.flatMap((i) => (KIND_NOUNS.test(lemmaAt(s, i)) ? dependents(s, i, "compound") : [])),
];

function fitsPos(s: Syntax, i: number, { pos }: Cue): boolean {
  const { upos, xpos } = tokenAt(s, i);
  if (pos === "verb") return upos === "VERB" || (upos === "ADJ" && (xpos === "VBN" || xpos === "VBG"));
  if (pos === "noun") return upos === "NOUN" || (upos === "PROPN" && relationAt(s, i) !== "flat");
  return upos === "ADJ" || upos === "ADV" || upos === "VERB";
}

function matchParts(s: Syntax, head: number, { parts }: Cue): number[] | null {
  const tokens: number[] = [];
  for (const { link, lemmas } of parts) {
    const part = candidates(s, head, tokens, link).find(
      (i) => lemmas === null || lemmas.has(lemmaAt(s, i)) || lemmas.has(hyphenedLemma(s, i) ?? ""),
    );
    if (part === undefined) return null;
    // "call +on:*" only asks that the phrase is there: its noun stays free to fill a slot; an infinitive keeps an act of its own
    if (lemmas !== null && !(link === "xcomp" && isVerb(s, part))) tokens.push(part);
  }
  return tokens;
}

/** A row that asks for a target and has no slot for one says what its words do not mean: "met its targets" is no meeting. */
export const isBlock = ({ cue }: Act): boolean => cue.only.has("target") && cue.target.length === 0;

/** "rejected accusation he lied": the bare noun right after a past tense without an object in the tree. */
const nounBeside = (s: Syntax, head: number): number[] =>
  s.tokens[head + 1]?.upos === "NOUN" &&
  tokenAt(s, head).xpos === "VBD" &&
  dependents(s, head, "obj", "nsubj:pass").length === 0
    ? [head + 1]
    : [];

/** Tokens that hang on the cue's head by `link`; a preposition may also hang on a part found before ("put pressure on"). */
function candidates(s: Syntax, head: number, parts: number[], link: string): number[] {
  switch (link) {
    case "obj":
      return withKinds(s, [
        ...dependents(s, head, "obj", "nsubj:pass"),
        ...nounBeside(s, head),
        // "talks held in Geneva": the noun before a reduced participle
        ...(tokenAt(s, head).deprel === "acl" && tokenAt(s, head).xpos === "VBN"
          ? [tokenAt(s, head).head]
          : []),
      ]).flatMap((i) => [i, ...dependents(s, i, "conj")]);
    case "subj":
      return dependents(s, head, "nsubj");
    case "prt":
      return dependents(s, head, "compound:prt", "advmod");
    case "adv":
      return dependents(s, head, "advmod", "compound:prt");
    case "adj":
      // "launched a scathing attack": also what hangs on the noun of the cue
      return [
        ...dependents(s, head, "amod", "xcomp", "acl"),
        ...parts.flatMap((i) => dependents(s, i, "amod", "compound")),
      ];
    case "comp":
      return dependents(s, head, "compound", "amod", "nmod");
    case "ccomp": {
      const clause = dependents(s, head, link);
      const first = clause.length > 0 ? undefined : clauseInOrder(s, [head, ...parts])?.first;
      return first !== undefined && /^that$/i.test(tokenAt(s, first).form) ? [first] : clause;
    }
    case "xcomp":
      return dependents(s, head, link);
    default: {
      const hanging = [head, ...parts].flatMap((anchor) =>
        dependents(s, anchor, "obl", "nmod", "advcl").filter((i) => prepositionOf(s, i) === link),
      );
      const beside = hanging.length > 0 ? undefined : s.tokens[head + 1];
      const opens = beside?.form.toLowerCase() === link && /^(?:ADP|SCONJ)$/.test(beside.upos);
      return opens && beside.head > head ? [beside.head] : hanging;
    }
  }
}

/** First and last token of the words that a reader should see marked as the cue: all parts where they stand close together, else the head. */
export function cueRange(s: Syntax, act: Act): { first: number; last: number } {
  const first = Math.min(...act.tokens);
  const last = Math.max(...act.tokens);
  return last - first <= 4 && isContiguousEnough(s, act, first, last)
    ? { first, last }
    : { first: act.head, last: act.head };
}

const isContiguousEnough = (s: Syntax, act: Act, first: number, last: number): boolean => {
  for (let i = first + 1; i < last; i++) if (!act.tokens.includes(i) && isVerb(s, i)) return false;
  return true;
};
