import type { ClaimView } from "#schema/api.ts";

/** How a phrase was found in the parse tree, in words; the first that matches. */
const PARSED: readonly [RegExp, string][] = [
  [/^nsubj:pass of (.+)$/, "the subject of the passive “$1”"],
  [/^nsubj of copula$/, "the subject of “is”"],
  [/^nsubj of (.+)$/, "the subject of “$1”"],
  [/^nsubj:pass$/, "the subject of the passive verb"],
  [/^nsubj$/, "the subject"],
  [/^obj$/, "the object"],
  [/^iobj$/, "the indirect object"],
  [/^(?:obl|nmod):agent$/, "named after “by”"],
  [/^(?:nmod:poss|possessor)$/, "the owner"],
  [/^(?:obl|nmod):(.+)$/, "named after “$1”"],
  [/^control of nsubj:pass$/, "the subject of the passive verb"],
  [/^control of obj$/, "the object"],
  [/^relative clause$/, "the one that the clause describes"],
  [/^participle$/, "the one that the participle describes"],
  [/^(?:modifier|amod)$/, "in the words that describe it"],
  [/^the cue itself$/, "in the relation's own words"],
  [/^a thing$/, "a thing that stands for its owner"],
];

/** Steps of the tree that lead to another verb's subject or object. */
const SHARED = /^(?:conj|advcl|xcomp|ccomp|acl)$/;

/** What a step did, in words; the first that matches. */
const STEPS: readonly [RegExp, (...found: string[]) => string][] = [
  [/^parse: source: (.+)$/, (how) => `from the parse: who acts is ${inWords(how)}`],
  [/^parse: target: each other$/, () => "from the parse: each with the other"],
  [/^parse: target: (.+)$/, (how) => `from the parse: to whom is ${inWords(how)}`],
  [/^parse: (.+)$/, (how) => `from the parse: ${inWords(how)}`],
  [/^metonymy: (.+) → (.+)$/, (text, name) => `“${text}” read as ${name}`],
  [/^adjective: (.+) → (.+)$/, (text, name) => `“${text}” read as ${name}`],
  [/^coreference: (.+) → (.+)$/, (text, name) => `inferred: “${text}” means ${name}`],
  [/^collective: (.+) → (.+)$/, (text, names) => `inferred: “${text}” means ${names}`],
  [/^description: (.+) → (.+)$/, (text, name) => `inferred: “${text}” means ${name}`],
  [/^description: (.+)$/, (text) => `known only as “${text}”`],
  [/^people: (.+)$/, (text) => `“${text}” read as a group of people`],
  [/^whose it is: (.+) → (.+)$/, (text, name) => `“${text}” read as ${name}`],
  [/^title before the name$/, () => "from the title before the name"],
  [/^clause that says so$/, () => "from the clause that says so"],
  [/^title: its state inferred$/, () => "inferred: the state of the office, from elsewhere in the article"],
  [/^negated: (.+)$/, (word) => `denied, because of “${word}”`],
  [/^cancelled: (.+)$/, (word) => `called off, because of “${word}”`],
  [/^future: (.+)$/, (word) => `planned, because of “${word}”`],
  [/^hypothetical: (.+)$/, (word) => `not said to have happened, because of “${word}”`],
  [/^historical: (.+)$/, (word) => `background, because of “${word}”`],
];

/** How a claim was read, in an analyst's words, each step once. A step of a kind not known here is given as it was written. */
export function explained(claim: Pick<ClaimView, "why" | "explicit">): string[] {
  const steps = [...new Set(claim.why.map(stepInWords))];
  if (!claim.explicit && !steps.some((step) => step.startsWith("inferred")))
    steps.push("inferred: one of the two is named elsewhere in the article, not in this sentence");
  return steps;
}

function stepInWords(step: string): string {
  for (const [pattern, words] of STEPS) {
    const found = pattern.exec(step);
    if (found) return words(...found.slice(1));
  }
  return step;
}

function inWords(how: string): string {
  const parts = how.split(/ → |, /);
  const words = parts.filter((part) => !SHARED.test(part)).map(partInWords);
  if (words.length < parts.length) words.push("shared with the verb above");
  return words.join(", ");
}

function partInWords(part: string): string {
  for (const [pattern, words] of PARSED) if (pattern.test(part)) return part.replace(pattern, words);
  return /^[a-z]+$/.test(part) ? `then after “${part}”` : part;
}
