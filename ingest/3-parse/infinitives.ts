import { retag } from "./clauses.ts";
import type { Lemmatizer } from "./lemma.ts";
import { partsOf, type Token } from "./tree.ts";

/** Verbs whose object does what their infinitive says: asked to, urged by someone to. */
const OBJECT_CONTROL =
  /^(?:advise|allow|ask|authori[sz]e|challenge|command|compel|direct|encourage|enjoin|entreat|expect|force|forbid|implore|induce|instruct|invite|lobby|mandate|oblige|order|permit|persuade|plead|press|pressure|push|remind|request|require|summon|task|tell|urge|warn)$/;

const isInfinitive = (tokens: readonly Token[], parts: readonly number[][], i: number): boolean =>
  tokens[i]?.xpos === "VB" &&
  (parts[i] as number[]).some((k) => k < i && tokens[k]?.xpos === "TO" && tokens[k]?.deprel === "mark");

/** "was asked by Kenya to send observers": behind an agent too, the infinitive says what was asked, not why. */
export function withComplementsBehindAgents(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  return tokens.map((token, i) => {
    const verb = tokens[token.head];
    if (token.deprel !== "advcl" || token.head > i || verb?.xpos !== "VBN") return token;
    if (!OBJECT_CONTROL.test(verb.lemma) || !isInfinitive(tokens, parts, i)) return token;
    const beside = parts[token.head] as number[];
    const agent = beside.some((k) => k < i && tokens[k]?.deprel === "obl:agent");
    const taken = beside.some((k) => /^(?:xcomp|ccomp)$/.test((tokens[k] as Token).deprel));
    return agent && !taken ? { ...token, deprel: "xcomp" } : token;
  });
}

/** "of violating": what a preposition introduces. */
const isGerund = (tokens: readonly Token[], parts: readonly number[][], i: number): boolean =>
  tokens[i]?.xpos === "VBG" && (parts[i] as number[]).some((k) => k < i && tokens[k]?.deprel === "mark");

/**
 * "urged both to show restraint and offered to host talks", "accused them of lying and left": what is finite goes on from what is finite, not from
 * the infinitive or gerund between, whose "to" or "of" it does not share.
 */
export function withTensesTogether(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  return tokens.map((token, i) => {
    const { head: before, xpos: tense, deprel } = token;
    if (deprel !== "conj" || !/^VB[DZ]$/.test(tense) || before > i) return token;
    if (!isInfinitive(tokens, parts, before) && !isGerund(tokens, parts, before)) return token;
    for (let at = (tokens[before] as Token).head; at >= 0; at = (tokens[at] as Token).head) {
      const { xpos, deprel } = tokens[at] as Token;
      if (at > i || /^(?:acl|advcl|csubj)/.test(deprel)) return token;
      if (xpos === tense) return { ...token, head: at };
      if (/^(?:root|ccomp|parataxis)$/.test(deprel)) return token;
    }
    return token;
  });
}

/** "with Peru and Chile abstaining", "ten votes in favour and Chile abstaining": a participle right behind a name is what the named do. */
export function withNamesBesideParticiples(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, token] of tokens.entries()) {
    const name = tokens[i - 1];
    if (name?.upos !== "PROPN" || !/^\p{Ll}+ing$/u.test(token.form)) continue;
    const isClause = (parts[i] as number[]).some(
      (k) => tokens[k]?.deprel === "mark" && tokens[k]?.form === "with",
    );
    if (isClause && name.head === i && name.deprel === "compound") {
      mended[i] = { ...retag(token, "VERB", "VBG", lemmatizer), deprel: "advcl" };
      mended[i - 1] = { ...name, deprel: "nsubj" };
      continue;
    }
    const first = name.deprel === "conj" ? name.head : i - 1;
    const isOfSeries = token.deprel === "conj" && (token.head === first || token.head === i - 1);
    if (token.xpos !== "VBG") continue;
    if (isOfSeries && tokens[first]?.upos === "PROPN") mended[i] = { ...token, head: first, deprel: "acl" };
    else if (token.deprel === "acl" && name.deprel === "conj" && token.head < first)
      mended[i] = { ...token, head: i - 1 };
  }
  return mended;
}
