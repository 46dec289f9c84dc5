import type { Cue } from "#data/lexicon/read.ts";
import type { Act } from "./cues.ts";
import type { SpokenSentence } from "./spoken.ts";
import { dependents, isPassive, lemmaAt, prepositionOf, type Syntax, tokenAt } from "./syntax.ts";

/** "called X Y": saying what X is. Parsers read the second noun in many ways; two nouns side by side after the verb are enough. */
export const NAMING: Cue = {
  lemma: "call",
  pos: "verb",
  parts: [],
  weight: 0,
  relation: "SAID",
  source: ["subj"],
  target: [],
  content: ["obj"],
  only: new Set(),
};

const VERBS = new Set([
  "call",
  "label",
  "brand",
  "dub",
  "term",
  "deem",
  "pronounce",
  "declare",
  "consider",
  "nickname",
  "christen",
]);
const FARTHEST = 25;

/** The act of naming that a verb makes, or null: "called him a liar", "labelled the plan “reckless”", "called the charges unfounded". */
export function namingAt({ s, regions }: SpokenSentence, verb: number): Act | null {
  if (!VERBS.has(lemmaAt(s, verb)) || tokenAt(s, verb).upos !== "VERB" || isPassive(s, verb)) return null;
  if (dependents(s, verb, "compound:prt").length > 0) return null;
  const next = s.tokens[verb + 1];
  if (!next || /^(?:ADP|PART|SCONJ|PUNCT|ADV)$/.test(next.upos)) return null;
  const act = { cue: NAMING, head: verb, tokens: [verb] };
  const complement = dependents(s, verb, "xcomp").find((i) => i > verb && prepositionOf(s, i) === null);
  if (complement !== undefined && /^(?:NOUN|PROPN|ADJ)$/.test(tokenAt(s, complement).upos)) return act;
  for (let i = verb + 2; i < Math.min(s.tokens.length, verb + FARTHEST); i++) {
    const { form, upos } = tokenAt(s, i);
    const opens = regions.some(({ first }) => first === i);
    if (!opens && (/^[.,;:?!]$/.test(form) || upos === "SCONJ")) return null;
    const afterNoun = /^(?:NOUN|PROPN|PRON|NUM)$/.test(tokenAt(s, i - 1).upos);
    if (afterNoun && (opens || /^an?$/i.test(form)) && !isTimes(s, i)) return act;
  }
  return null;
}

/** "called him a day later", "twice a week" */
const isTimes = (s: Syntax, i: number): boolean =>
  /^(?:day|week|month|year|hour|minute|moment|time)s?$/i.test(s.tokens[i + 1]?.form ?? "");
