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

/**
 * "urged both to show restraint and offered to host talks": a past tense goes on from a past tense, not from the infinitive between, whose
 * "to" it does not share.
 */
export function withTensesTogether(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  return tokens.map((token, i) => {
    const infinitive = token.head;
    if (
      token.deprel !== "conj" ||
      token.xpos !== "VBD" ||
      infinitive > i ||
      !isInfinitive(tokens, parts, infinitive)
    )
      return token;
    for (let at = (tokens[infinitive] as Token).head; at >= 0; at = (tokens[at] as Token).head) {
      const { xpos, deprel } = tokens[at] as Token;
      if (at > i || /^(?:acl|advcl|csubj)/.test(deprel)) return token;
      if (xpos === "VBD") return { ...token, head: at };
      if (/^(?:root|ccomp|parataxis)$/.test(deprel)) return token;
    }
    return token;
  });
}
