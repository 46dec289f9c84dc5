import type { Gazetteer } from "#data/gazetteer/rows.ts";
import {
  withActiveVerbs,
  withAgentsOfObjects,
  withBareObjects,
  withClausesBehindPrepositions,
  withClausesOnReports,
  withInfinitiveComplements,
  withMeans,
  withOneSubject,
  withParticlesOnVerbs,
  withSubjectsAfterFor,
  withWholeNumbers,
} from "./arguments.ts";
import {
  withApposedSubjects,
  withDoersOfWhatIsSaid,
  withSeriesBehindCommas,
  withSeriesThatDo,
  withSpeakersBehindWords,
  withWhatIsSaidOf,
} from "./asides.ts";
import { CLAUSE_REPAIRS, retag } from "./clauses.ts";
import {
  withComplementsBehindAgents,
  withNamesBesideParticiples,
  withTensesTogether,
} from "./infinitives.ts";
import type { Lemmatizer } from "./lemma.ts";
import { withApposedNames, withNamesBehindBodies } from "./names-of-offices.ts";
import type { Token } from "./tree.ts";

export type Repair = (tokens: Token[], lemmatizer: Lemmatizer, gazetteer: Gazetteer) => Token[];

/**
 * Mends what the models are known to contradict themselves in: bounds of numbers taken for phrases of place ("killed at least six people"),
 * clauses without their verb or subject, and tags that the tree does not bear out ("UN rights experts" read as a verb).
 * A repair that would leave no tree with one root is not made.
 */
export function mend(tokens: Token[], lemmatizer: Lemmatizer, gazetteer: Gazetteer): Token[] {
  return REPAIRS.reduce((before, repair) => {
    const after = repair(before, lemmatizer, gazetteer);
    return isTree(after) ? after : before;
  }, tokens);
}

function isTree(tokens: readonly Token[]): boolean {
  /** Where the walk up from each token was begun that passed it first. */
  const begun = new Int32Array(tokens.length).fill(-1);
  for (let i = 0; i < tokens.length; i++)
    for (let at = i; at >= 0 && begun[at] !== i; at = (tokens[at] as Token).head) {
      if (begun[at] !== -1) break;
      begun[at] = i;
      if ((tokens[at] as Token).head === at) return false;
      if ((tokens[at] as Token).head >= 0 && begun[(tokens[at] as Token).head] === i) return false;
    }
  return tokens.filter(({ head }) => head < 0).length === Math.min(tokens.length, 1);
}

/** A title describes the name right after it: one that was hung on a word before it, across others, is a noun of its own. */
function withOfficesApart(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    if (token.deprel !== "nmod:desc" || token.head >= i || token.head < 0) return token;
    const between = tokens.slice(token.head + 1, i);
    const verb = between.findLastIndex(({ upos }) => upos === "VERB");
    if (verb < 0) return token;
    const agent = between.some(({ form }, k) => k > verb && /^by$/i.test(form));
    return { ...token, head: token.head + 1 + verb, deprel: agent ? "obl:agent" : "obl" };
  });
}

/** "at least", "up to" and "more than" hang on the number after them, and what they bound is no oblique. */
function withBoundsOnNumbers(tokens: Token[]): Token[] {
  const mended = [...tokens];
  for (let i = 0; i + 2 < tokens.length; i++) {
    const [first, second, number] = [mended[i] as Token, mended[i + 1] as Token, mended[i + 2] as Token];
    if (
      !/^(?:at (?:least|most)|up to|(?:more|less|fewer) than)$/i.test(`${first.form} ${second.form}`) ||
      number.upos !== "NUM"
    )
      continue;
    mended[i] = { ...first, head: i + 1, deprel: "case" };
    mended[i + 1] = { ...second, head: i + 2, deprel: "nmod" };
    const bounded = number.deprel === "nummod" ? number.head : i + 2;
    const noun = mended[bounded];
    const isObject = (token: Token, at: number) =>
      at !== bounded && token.head === noun?.head && token.deprel === "obj";
    if (noun?.deprel === "obl" && bounded > noun.head && !hasCase(mended, bounded) && !mended.some(isObject))
      mended[bounded] = { ...noun, deprel: "obj" };
  }
  return mended;
}

const hasCase = (tokens: Token[], i: number): boolean =>
  tokens.some(({ head, deprel }) => head === i && deprel === "case");

/** A word in capitals alone, in a sentence that is not: "DPKO" is a name whatever the models make of it. */
const ACRONYM = /^\p{Lu}{3,}s?$/u;
const NOMINAL = /^(?:nsubj|obj|iobj|obl|nmod)(?::|$)/;
const NOUN_PART = /^(?:det|amod|compound|nummod|case|nmod:poss)$/;
const VERB_PART = /^(?:nsubj|obj|aux|ccomp|xcomp|mark)/;

/** What has an article or a modifier and stands as subject or object is a noun; a participle with a subject and no auxiliary is a past tense. */
function withTagsThatFit(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const parts: string[][] = tokens.map(() => []);
  for (const { head, deprel } of tokens) parts[head]?.push(deprel);
  const mended = [...tokens];
  const shouted = tokens.filter(({ form }) => /^\p{Lu}{2,}$/u.test(form)).length > tokens.length / 2;
  for (const [i, token] of tokens.entries()) {
    if (!shouted && ACRONYM.test(token.form) && /^(?:NOUN|VERB|ADJ|X)$/.test(token.upos))
      mended[i] = retag(token, "PROPN", "NNP", lemmatizer);
    if (token.upos !== "VERB") continue;
    const under = parts[i] as string[];
    const before = tokens[i - 1];
    // "to Somali refugees": of a noun with a preposition, what the models took for its subject is a modifier
    const modified = before?.head === i && before.deprel === "nsubj" && under.includes("case");
    const verbal = under.filter((part) => VERB_PART.test(part)).length - (modified ? 1 : 0);
    if (NOMINAL.test(token.deprel) && under.some((part) => NOUN_PART.test(part)) && verbal === 0) {
      mended[i] = retag(token, "NOUN", /s$/i.test(token.form) ? "NNS" : "NN", lemmatizer);
      if (modified) mended[i - 1] = { ...before, deprel: "amod" };
    } else if (
      token.xpos === "VBN" &&
      under.includes("nsubj") &&
      !under.some((part) => part.startsWith("aux"))
    )
      mended[i] = retag(token, "VERB", "VBD", lemmatizer);
    else if (token.xpos === "VBD" && under.includes("aux:pass"))
      mended[i] = retag(token, "VERB", "VBN", lemmatizer);
  }
  return mended;
}

/** "Wang Yi, the minister, spoke": what the name finder knows for somebody's full name is no verb, and is whose the verb after it is that has no subject. */
function withNamesThatDo(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const mended = [...tokens];
  for (const [i, token] of tokens.entries()) {
    if (token.upos !== "VERB" || token.name !== "B-PER" || tokens[i + 1]?.name !== "I-PER") continue;
    const verb = tokens[token.head];
    const isSubject =
      token.head > i &&
      verb?.upos === "VERB" &&
      !tokens.some(({ head, deprel }) => head === token.head && deprel.startsWith("nsubj"));
    mended[i] = { ...retag(token, "PROPN", "NNP", lemmatizer), ...(isSubject && { deprel: "nsubj" }) };
    for (let at = i + 1; tokens[at]?.name === "I-PER"; at++)
      mended[at] = { ...(tokens[at] as Token), head: i, deprel: "flat" };
  }
  return mended;
}

const REPAIRS: readonly Repair[] = [
  withWholeNumbers,
  withBoundsOnNumbers,
  withOfficesApart,
  withNamesThatDo,
  withOneSubject,
  withApposedSubjects,
  withSpeakersBehindWords,
  withDoersOfWhatIsSaid,
  withSeriesBehindCommas,
  withSeriesThatDo,
  withWhatIsSaidOf,
  withMeans,
  withParticlesOnVerbs,
  withSubjectsAfterFor,
  withInfinitiveComplements,
  withActiveVerbs,
  withBareObjects,
  withAgentsOfObjects,
  withClausesBehindPrepositions,
  withClausesOnReports,
  ...CLAUSE_REPAIRS,
  withTagsThatFit,
  withTensesTogether,
  withComplementsBehindAgents,
  withNamesBesideParticiples,
  withNamesBehindBodies,
  withApposedNames,
];
