import type { Inflection } from "#data/lexicon/inflections.ts";
import { type LemmaRules, Lemmatizer, lemmaBase } from "../lemma.ts";
import type { Example } from "./corpus.ts";

/** A rule must have been seen on this many different forms. */
const SUPPORT = 2;
const LONGEST_SUFFIX = 6;
/** Votes of a known inflection. */
const INFLECTION = 4;

type Votes = Map<string, number>;

/**
 * Learns suffix rules per Penn tag by vote of the distinct forms, and keeps the forms that the rules get wrong as exceptions.
 * `inflections` are known forms that the examples may lack.
 */
export function learnLemmas(examples: Example[], inflections: readonly Inflection[] = []): LemmaRules {
  const seen = new Map<string, Votes>();
  for (const { forms, tags, lemmas } of examples) {
    if (tags === null || lemmas === null) continue;
    for (const [i, form] of forms.entries()) {
      const [upos = "", xpos = ""] = tags[i]!.split(" ");
      vote(seen, `${lemmaBase(form, upos)}/${xpos}`, lemmas[i]!);
    }
  }
  // more votes than the few slips of a treebank ("freed" from "fre", twice "fled" from "flead") have
  for (const { form, tag, lemma } of inflections) vote(seen, `${form}/${tag}`, lemma, INFLECTION);
  const rules = new Map<string, Map<string, Votes>>();
  for (const [key, votes] of seen) {
    const [form, xpos] = splitKey(key);
    addRules(rules, xpos, form, winner(votes)[0]);
  }
  const table: LemmaRules = { forms: {}, rules: {} };
  for (const [xpos, suffixes] of rules) {
    const kept = [...suffixes].map(([suffix, votes]) => [suffix, ...winner(votes)] as const);
    table.rules[xpos] = kept
      .filter(([suffix, , count]) => count >= (suffix === "" ? 1 : SUPPORT))
      .map(([suffix, to]) => `${suffix}>${to}`);
  }
  const lemmatizer = new Lemmatizer(table);
  for (const [key, votes] of seen) {
    const [form, xpos] = splitKey(key);
    const [lemma] = winner(votes);
    if (lemmatizer.lemmaOfBase(form, xpos) !== lemma) table.forms[key] = lemma;
  }
  return table;
}

/** Every suffix of the form that covers the change votes for what it becomes. */
function addRules(rules: Map<string, Map<string, Votes>>, xpos: string, form: string, lemma: string): void {
  let common = 0;
  while (common < form.length && common < lemma.length && form[common] === lemma[common]) common++;
  const cut = form.length - common;
  if (cut > LONGEST_SUFFIX || form.includes(">") || lemma.includes(">")) return;
  let suffixes = rules.get(xpos);
  if (suffixes === undefined) {
    suffixes = new Map();
    rules.set(xpos, suffixes);
  }
  for (let k = cut; k <= Math.min(LONGEST_SUFFIX, form.length - 1); k++) {
    const suffix = form.slice(form.length - k);
    vote(suffixes, suffix, suffix.slice(0, k - cut) + lemma.slice(common));
  }
}

function vote(table: Map<string, Votes>, key: string, value: string, count = 1): void {
  let votes = table.get(key);
  if (votes === undefined) {
    votes = new Map();
    table.set(key, votes);
  }
  votes.set(value, (votes.get(value) ?? 0) + count);
}

/** The value with most votes, the first in code-unit order among equals. */
function winner(votes: Votes): [string, number] {
  return [...votes].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a));
}

function splitKey(key: string): [string, string] {
  const slash = key.lastIndexOf("/");
  return [key.slice(0, slash), key.slice(slash + 1)];
}
