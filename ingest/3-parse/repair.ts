import type { Lemmatizer } from "./lemma.ts";
import type { Token } from "./tree.ts";

/**
 * Mends what the models are known to contradict themselves in: bounds of numbers taken for phrases of place ("killed at least six people")
 * and tags that the tree does not bear out ("UN rights experts" read as a verb).
 */
export function mend(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const clauses = withSpeechTogether(withPredicates(tokens, lemmatizer));
  const attached = withSubjects(withOfficesApart(withBoundsOnNumbers(clauses)));
  return withTagsThatFit(withEfforts(withBarePassives(attached, lemmatizer), lemmatizer), lemmatizer);
}

const RELATIVE = /^(?:that|which|who|whom|whose|where|when)$/i;

/**
 * "Reports that X left are untrue", "The claim that X left was dismissed": a noun that was taken for the whole sentence, with a finite clause
 * behind it that nothing opens, is that clause's subject.
 */
function withPredicates(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const root = tokens.findIndex(({ head }) => head < 0);
  const top = tokens[root];
  if (top === undefined) return tokens;
  const under = (i: number) => tokens.flatMap(({ head }, k) => (head === i ? [k] : []));
  const initial = root === 0 && top.xpos === "VBZ" && /^that$/i.test(tokens[1]?.form ?? "");
  if (!initial && !/^(?:NOUN|PROPN)$/.test(top.upos)) return tokens;
  const parts = under(root);
  if (!initial && parts.some((k) => /^(?:nsubj|cop|aux)/.test((tokens[k] as Token).deprel))) return tokens;
  const clause = parts.findLast((k) => {
    const { deprel, head } = tokens[k] as Token;
    if (k < head || !/^(?:acl|ccomp|parataxis)$/.test(deprel)) return false;
    const own = under(k);
    const first = Math.min(k, ...own);
    return (
      own.some(
        (j) =>
          /^(?:aux|cop)/.test((tokens[j] as Token).deprel) &&
          /^(?:VB[DPZ]|MD)$/.test((tokens[j] as Token).xpos),
      ) &&
      !own.some((j) => /^(?:nsubj|mark)/.test((tokens[j] as Token).deprel)) &&
      !RELATIVE.test((tokens[first] as Token).form)
    );
  });
  if (clause === undefined || (initial && parts.length < 2)) return tokens;
  const passive = under(clause).some((j) => tokens[j]?.deprel === "aux:pass");
  return tokens.map((token, i) => {
    if (i === clause) return { ...token, head: -1, deprel: "root" };
    if (i === root)
      return {
        ...(initial ? retag(token, "NOUN", "NNS", lemmatizer) : token),
        head: clause,
        deprel: passive ? "nsubj:pass" : "nsubj",
      };
    if (token.head !== root) return token;
    if (token.deprel === "punct" && i > clause) return { ...token, head: clause };
    return initial && token.deprel === "ccomp" ? { ...token, deprel: "acl" } : token;
  });
}

/** "said it had failed, adding that …": who adds is who said, not what is said of. */
function withSpeechTogether(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    const content = tokens[token.head];
    if (token.deprel !== "advcl" || token.lemma !== "add" || content?.deprel !== "ccomp") return token;
    return content.head >= 0 && content.head < i && token.xpos === "VBG"
      ? { ...token, head: content.head }
      : token;
  });
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

/** "In a meeting, Ana Roth … discussed": a finite verb without a subject takes the name before it that was hung on its oblique. */
function withSubjects(tokens: Token[]): Token[] {
  const mended = [...tokens];
  for (const [verb, { xpos, upos }] of tokens.entries()) {
    if (upos !== "VERB" || !/^(?:VBD|VBZ|VBP)$/.test(xpos)) continue;
    if (mended.some(({ head, deprel }) => head === verb && /^(?:[nc]subj|expl|aux)/.test(deprel))) continue;
    const name = mended.findLastIndex(
      ({ deprel, head }, i) =>
        i < verb &&
        deprel === "appos" &&
        head < i &&
        mended[head]?.deprel === "obl" &&
        mended[head]?.head === verb,
    );
    if (name >= 0) mended[name] = { ...(mended[name] as Token), head: verb, deprel: "nsubj" };
  }
  return mended;
}

/** "The need for aid stressed by Rome": of a participle with an agent after "by" and no object, the subject underwent it. */
function withBarePassives(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const mended = [...tokens];
  for (const [verb, token] of tokens.entries()) {
    if (!/^VB[DN]$/.test(token.xpos)) continue;
    const under = tokens.filter(({ head }) => head === verb);
    if (!under.some(({ deprel }) => deprel === "obl:agent")) continue;
    if (under.some(({ deprel }) => /^(?:obj|iobj|ccomp|xcomp|aux)/.test(deprel))) continue;
    mended[verb] = retag(token, "VERB", "VBN", lemmatizer);
    for (const [i, { head, deprel }] of tokens.entries())
      if (head === verb && deprel === "nsubj") mended[i] = { ...(mended[i] as Token), deprel: "nsubj:pass" };
  }
  return mended;
}

/** Nouns of trying and deciding, whose "to" begins an infinitive. */
const INFINITIVE_TAKERS =
  /^(?:effort|attempt|bid|decision|plan|pledge|vow|refusal|failure|willingness|readiness|push|struggle|fight|promise|intention|mission|operation|drive|campaign|chance|agreement|deal|offer|proposal|request|order|vote|right|ability|duty|obligation)$/;

/** "efforts to free hostages": after a noun of trying, "to" and a word that may be a verb before a noun begin an infinitive with its object. */
function withEfforts(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const mended = [...tokens];
  for (let i = 1; i + 2 < tokens.length; i++) {
    const [noun, to, verb] = [mended[i - 1] as Token, mended[i] as Token, mended[i + 1] as Token];
    if (to.form !== "to" || to.upos !== "ADP" || !INFINITIVE_TAKERS.test(noun.lemma)) continue;
    if (!/^(?:ADJ|NOUN)$/.test(verb.upos) || !AMBIGUOUS.has(verb.form)) continue;
    const object = verb.head;
    if (object <= i + 1 || mended[object]?.deprel !== "nmod") continue;
    mended[i] = { ...retag(to, "PART", "TO", lemmatizer), head: i + 1, deprel: "mark" };
    mended[i + 1] = { ...retag(verb, "VERB", "VB", lemmatizer), head: i - 1, deprel: "acl" };
    mended[object] = { ...(mended[object] as Token), head: i + 1, deprel: "obj" };
  }
  return mended;
}

/** Adjectives and nouns that are base forms of verbs as well. */
const AMBIGUOUS = new Set(
  "free arm aid ban back bar blame block boost broker calm clear clean close combat contact control cool counter cut deal delay end fight force fund further halt harm help host isolate join launch lead lift limit name open order oust pressure protest punish quell quiet rebuild reform rescue secure separate shield slow smear stall steady support target tax trade transfer veto visit warm welcome".split(
    " ",
  ),
);

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

const retag = (token: Token, upos: Token["upos"], xpos: string, lemmatizer: Lemmatizer): Token => ({
  ...token,
  upos,
  xpos,
  lemma: lemmatizer.lemma(token.form, upos, xpos),
});
