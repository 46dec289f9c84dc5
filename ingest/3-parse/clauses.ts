import type { Lemmatizer } from "./lemma.ts";
import type { Token } from "./tree.ts";

const TIME_NAME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

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

/** "The US imposed sanctions": what has a subject modifies no noun; the noun it was hung on is its object. */
function withRaisedVerbs(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const verb = tokens.findIndex(
    ({ upos, deprel, head }, i) =>
      upos === "VERB" &&
      deprel === "amod" &&
      head > i &&
      /^(?:root|ccomp|conj|parataxis|advcl|acl:relcl)$/.test(tokens[head]?.deprel ?? "") &&
      tokens.some((token, k) => k < i && token.head === i && token.deprel === "nsubj"),
  );
  if (verb < 0) return tokens;
  const object = (tokens[verb] as Token).head;
  const { head, deprel } = tokens[object] as Token;
  return tokens.map((token, i) => {
    if (i === verb) return { ...retag(token, "VERB", "VBD", lemmatizer), head, deprel };
    if (i === object) return { ...token, head: verb, deprel: "obj" };
    const ofClause =
      i < verb || token.deprel === "punct" || /^(?:advcl|parataxis|conj|obl)/.test(token.deprel);
    return token.head === object && ofClause ? { ...token, head: verb } : token;
  });
}

/** Whether a word stands in a relative or other subordinate clause. */
function isSubordinate(tokens: readonly Token[], i: number): boolean {
  for (let at = i; at >= 0; at = (tokens[at] as Token).head)
    if (/^(?:acl|advcl|ccomp|csubj)/.test((tokens[at] as Token).deprel)) return true;
  return false;
}

/** "Japan on Friday lifted sanctions.": without any finite verb of its own, a past form before a noun, behind what begins the sentence, is its verb. */
function withLostVerbs(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  if (!/^[.!]$/.test(tokens.at(-1)?.form ?? "")) return tokens;
  const isMainVerb = ({ xpos, deprel }: Token, i: number) =>
    /^(?:VBD|VBZ|VBP|MD)$/.test(xpos) && deprel !== "amod" && !isSubordinate(tokens, i);
  if (tokens.some(isMainVerb)) return tokens;
  const root = tokens.findIndex(({ head }) => head < 0);
  const verb = tokens.findIndex(
    ({ xpos, upos, deprel, head }, i) =>
      /^VB[DN]$/.test(xpos) && upos === "VERB" && deprel === "amod" && head > i,
  );
  const object = tokens[verb]?.head ?? -1;
  const subject = tokens.findLastIndex(
    ({ upos, head, lemma, deprel }, i) =>
      i < verb &&
      /^(?:PROPN|NOUN)$/.test(upos) &&
      deprel !== "nmod:poss" &&
      !TIME_NAME.test(lemma) &&
      (head === object || (i === root && tokens[object]?.head === root)),
  );
  if (verb < 1 || subject < 0 || (root !== object && root !== subject)) return tokens;
  const first = tokens.slice(0, subject).every(({ upos }) => /^(?:DET|PROPN|NOUN|ADJ|ADP|PART)$/.test(upos));
  const between = tokens.slice(subject + 1, verb);
  const listed = between.some(({ upos }) => upos === "CCONJ");
  if (!first || between.some(({ upos }) => upos === "VERB" || (!listed && /^(?:DET|NOUN)$/.test(upos))))
    return tokens;
  const when = tokens.findLastIndex(({ upos }, i) => i > subject && i < verb && upos === "PROPN");
  return tokens.map((token, i) => {
    if (i === verb) return { ...retag(token, "VERB", "VBD", lemmatizer), head: -1, deprel: "root" };
    if (i === subject) return { ...token, head: verb, deprel: "nsubj" };
    if (i === object) return { ...token, head: verb, deprel: "obj" };
    if (token.head === root && (i > verb || token.deprel === "punct") && root === subject)
      return { ...token, head: verb };
    if (token.head !== object || i > verb) return token;
    if (i < subject) return { ...token, head: subject };
    // "on Friday" was hung on the object, piece by piece; so were the rest of the subject's name
    if (when < 0 || tokens[when]?.deprel === "flat") return { ...token, head: subject };
    return i === when ? { ...token, head: verb, deprel: "obl" } : { ...token, head: when };
  });
}

/** "hopes Japan will persuade": what stands right before the auxiliary of a finite verb without a subject is its subject, not the object of the verb before. */
function withOwnSubjects(tokens: Token[]): Token[] {
  const mended = [...tokens];
  for (const [verb, { upos, deprel }] of tokens.entries()) {
    if (upos !== "VERB" || !/^(?:ccomp|parataxis)$/.test(deprel)) continue;
    const under = mended.flatMap(({ head }, i) => (head === verb ? [i] : []));
    if (under.some((i) => /^(?:nsubj|csubj|expl|mark)/.test((mended[i] as Token).deprel))) continue;
    const auxiliary = under.find((i) => /^aux/.test((mended[i] as Token).deprel));
    if (!auxiliary || !/^(?:MD|VB[DPZ])$/.test((mended[auxiliary] as Token).xpos)) continue;
    let noun = auxiliary - 1;
    for (let step = 0; step < 8 && (mended[noun] as Token).deprel !== "obj"; step++) {
      const { head } = mended[noun] as Token;
      if (head < 0 || head >= auxiliary) break;
      noun = head;
    }
    const taken = mended[noun] as Token;
    if (taken.deprel !== "obj" || taken.head >= noun || mended[taken.head]?.upos !== "VERB") continue;
    mended[noun] = { ...taken, head: verb, deprel: "nsubj" };
    mended[verb] = { ...(mended[verb] as Token), head: taken.head, deprel: "ccomp" };
  }
  return mended;
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

/** Verbs that take one; "to" after them begins it. */
const INFINITIVE_VERBS =
  /^(?:threaten|vow|refuse|agree|want|plan|decide|try|continue|begin|start|pledge|promise|seek|attempt|offer|decline|fail|prepare|intend|hope|help|swear|manage|need|order|ask|urge|warn|expect|volunteer|pretend|struggle|choose|move|resolve)$/;

/** "efforts to free hostages", "threatened to shell positions": "to" and a word that may be a verb before a noun begin an infinitive with its object. */
function withInfinitives(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const mended = [...tokens];
  for (let i = 1; i + 2 < tokens.length; i++) {
    const [above, to, verb] = [mended[i - 1] as Token, mended[i] as Token, mended[i + 1] as Token];
    if (
      to.form !== "to" ||
      to.upos !== "ADP" ||
      !/^(?:ADJ|NOUN)$/.test(verb.upos) ||
      !AMBIGUOUS.has(verb.form)
    )
      continue;
    const ofVerb = above.upos === "VERB" && INFINITIVE_VERBS.test(above.lemma);
    if (!ofVerb && !INFINITIVE_TAKERS.test(above.lemma)) continue;
    const object = verb.head;
    if (object <= i + 1 || !/^(?:nmod|obl)$/.test(mended[object]?.deprel ?? "")) continue;
    mended[i] = { ...retag(to, "PART", "TO", lemmatizer), head: i + 1, deprel: "mark" };
    mended[i + 1] = {
      ...retag(verb, "VERB", "VB", lemmatizer),
      head: i - 1,
      deprel: ofVerb ? "xcomp" : "acl",
    };
    mended[object] = { ...(mended[object] as Token), head: i + 1, deprel: "obj" };
  }
  return mended;
}

/** Adjectives and nouns that are base forms of verbs as well. */
const AMBIGUOUS = new Set(
  "free arm aid ban back bar blame block boost broker calm clear clean close combat contact control cool counter cut deal delay end fight force fund further halt harm help host isolate join launch lead lift limit name open order oust pressure protest punish quell quiet rebuild reform rescue secure separate shell shield slow smear stall steady support target tax trade transfer veto visit warm welcome".split(
    " ",
  ),
);

export const retag = (token: Token, upos: Token["upos"], xpos: string, lemmatizer: Lemmatizer): Token => ({
  ...token,
  upos,
  xpos,
  lemma: lemmatizer.lemma(token.form, upos, xpos),
});

/** Verbs whose object does what their infinitive says. */
const OBJECT_CONTROL =
  /^(?:urge|ask|tell|order|press|pressure|push|force|persuade|encourage|invite|allow|permit|enable|expect|warn|require|oblige|compel|advise|instruct|request|beg|convince|authorize|authorise|forbid|beseech|implore|exhort|command|direct|task)$/;

/** Verbs whose subject does what their infinitive says; they are hardly ever said with a purpose. */
const SUBJECT_CONTROL =
  /^(?:agree|promise|pledge|offer|threaten|refuse|decide|vow|plan|decline|fail|attempt|try|intend|swear)$/;

/** "urging Israel to reduce", "agreed with Oman to open": the infinitive of such a verb is its complement, no purpose. */
function withControlledInfinitives(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    const above = tokens[token.head];
    // "called X to apologize": who calls, apologizes
    if (token.deprel === "xcomp" && token.xpos === "VB" && above && /^(?:call|phone)$/.test(above.lemma)) {
      const called = tokens.some(({ head, deprel }, k) => head === token.head && deprel === "obj" && k < i);
      return called ? { ...token, deprel: "advcl" } : token;
    }
    if (token.deprel !== "advcl" || !above || token.head > i) return token;
    const bySubject = SUBJECT_CONTROL.test(above.lemma);
    if (!bySubject && !OBJECT_CONTROL.test(above.lemma)) return token;
    const to = tokens.findIndex(({ head, deprel, form }) => head === i && deprel === "mark" && form === "to");
    if (bySubject) return to > token.head && token.xpos === "VB" ? { ...token, deprel: "xcomp" } : token;
    const object = tokens.findIndex(({ head, deprel }) => head === token.head && deprel === "obj");
    if (to < 0 || object < 0 || object > to || above.xpos === "VBN") return token;
    for (let at = to - 1; at !== object; at = (tokens[at] as Token).head)
      if (at < object || at >= to) return token;
    return { ...token, deprel: "xcomp" };
  });
}

/** "was accused by X of shelling Y": the gerund behind the agent tells of the verb, not of the agent. */
function withGerundsBehindAgents(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    const agent = tokens[token.head];
    if (token.deprel !== "acl" || token.xpos !== "VBG" || agent?.deprel !== "obl:agent") return token;
    const of = tokens.some(({ head, deprel, form }) => head === i && deprel === "mark" && form === "of");
    return of ? { ...token, head: agent.head, deprel: "advcl" } : token;
  });
}

/** What mends clauses, in its order: which word is the verb, who is its subject, where its infinitive begins. */
export const CLAUSE_REPAIRS = [
  withRaisedVerbs,
  withLostVerbs,
  withPredicates,
  withSpeechTogether,
  withOwnSubjects,
  withSubjects,
  withBarePassives,
  withInfinitives,
  withControlledInfinitives,
  withGerundsBehindAgents,
];
