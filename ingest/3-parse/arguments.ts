import { retag } from "./clauses.ts";
import type { Lemmatizer } from "./lemma.ts";
import { partsOf, type Token } from "./tree.ts";

const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|morning|afternoon|evening|night|day|week|weekend|month|year|decade|hour|minute|time|moment|percent|%|mile|kilometer|kilometre|meter|metre|way|home|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

const some = (tokens: readonly Token[], parts: number[] | undefined, label: RegExp): boolean =>
  (parts ?? []).some((i) => label.test((tokens[i] as Token).deprel));

/** "freed on bail two ministers": a noun behind an active verb that no preposition introduces is its object, not a circumstance. */
export function withBareObjects(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, { head, deprel, upos, lemma }] of tokens.entries()) {
    if (deprel !== "obl" || head < 0 || head > i || !/^(?:NOUN|PROPN)$/.test(upos) || TIME.test(lemma))
      continue;
    const verb = tokens[head] as Token;
    if (verb.upos !== "VERB" || some(mended, parts[i], /^(?:case|mark)/)) continue;
    if (
      some(mended, parts[head], /^(?:obj|ccomp|xcomp|aux:pass|nsubj:pass)/) ||
      (verb.xpos === "VBN" && /^acl$/.test(verb.deprel))
    )
      continue;
    mended[i] = { ...(mended[i] as Token), deprel: "obj" };
  }
  return mended;
}

/** "threatened to shell the port": a base form that "to" introduces is the verb's complement, whatever phrase it was taken for. */
export function withInfinitiveComplements(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  return tokens.map((token, i) => {
    if (token.xpos !== "VB" || !/^(?:obl|nmod|obj)$/.test(token.deprel) || token.head < 0 || token.head > i)
      return token;
    if (!parts[i]?.some((part) => /^to$/i.test((tokens[part] as Token).form))) return token;
    return { ...token, deprel: tokens[token.head]?.upos === "VERB" ? "xcomp" : "acl" };
  });
}

/** "government warplanes": of two nouns side by side, both taken for the subject of one verb, the first belongs to the second. */
export function withOneSubject(tokens: Token[]): Token[] {
  const mended = [...tokens];
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [first, second] = [mended[i] as Token, mended[i + 1] as Token];
    const twins = first.head === second.head && first.deprel === second.deprel && first.deprel === "nsubj";
    if (!twins || first.head <= i + 1 || second.upos !== "NOUN" || !/^(?:NOUN|PROPN)$/.test(first.upos))
      continue;
    mended[i] = { ...first, head: i + 1, deprel: "compound" };
  }
  return mended;
}

/** "1, 086 migrants": a number that a stray space parted from its thousands counts what follows it. */
export function withWholeNumbers(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (let i = 0; i + 2 < tokens.length; i++) {
    const [thousands, comma, rest] = [mended[i] as Token, mended[i + 1] as Token, mended[i + 2] as Token];
    if (!/^\d{1,3}$/.test(thousands.form) || comma.form !== "," || !/^\d{3}$/.test(rest.form)) continue;
    if (thousands.end !== comma.start) continue;
    const noun = rest.head > i + 2 ? rest.head : -1;
    const outer = [i, i + 2, noun].find(
      (k) => k >= 0 && ![i, i + 1, i + 2, noun].includes((mended[k] as Token).head),
    );
    const counted = noun < 0 ? i + 2 : noun;
    if (outer === undefined) continue;
    const { head, deprel } = mended[outer] as Token;
    for (const k of [...(parts[i] ?? []), ...(noun >= 0 ? (parts[i + 2] ?? []) : [])])
      mended[k] = { ...(mended[k] as Token), head: counted };
    mended[counted] = { ...(mended[counted] as Token), head, deprel };
    mended[i] = { ...thousands, head: i + 2, deprel: "compound" };
    mended[i + 1] = { ...comma, head: i + 2, deprel: "punct" };
    if (noun >= 0) mended[i + 2] = { ...rest, head: noun, deprel: "nummod" };
  }
  return mended;
}

const MEANS = /^(?:e-?mail|fax|hand|letter|mail|phone|post|radio|telephone|video|videolink)$/;

/** "spoke by phone with X": by what means somebody did it is not who did it. */
export function withMeans(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, { deprel, head, lemma }] of tokens.entries()) {
    const verb = tokens[head];
    if (deprel !== "obl:agent" || !MEANS.test(lemma) || verb?.xpos !== "VBD") continue;
    const beside = parts[head] as number[];
    if (beside.some((k) => tokens[k]?.deprel === "aux:pass")) continue;
    mended[i] = { ...(tokens[i] as Token), deprel: "obl" };
    for (const k of beside)
      if (tokens[k]?.deprel === "nsubj:pass") mended[k] = { ...(tokens[k] as Token), deprel: "nsubj" };
    for (const k of parts[i] as number[])
      if (k > i && tokens[k]?.deprel === "nmod") mended[k] = { ...(tokens[k] as Token), head, deprel: "obl" };
  }
  return mended;
}

/** "protested after a ship rammed a boat": behind such a word a noun right before a past tense without a subject does what the verb says. */
export function withClausesBehindPrepositions(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, verb] of tokens.entries()) {
    const noun = tokens[i - 1];
    if (verb.xpos !== "VBD" || verb.deprel !== "advcl" || noun?.head !== verb.head || noun.deprel !== "obl")
      continue;
    const opening = (parts[i - 1] as number[]).find((k) =>
      /^(?:after|before|since|until)$/.test(tokens[k]?.form ?? ""),
    );
    const hasOwn = (parts[i] as number[]).some((k) =>
      /^(?:nsubj|mark|aux)/.test((tokens[k] as Token).deprel),
    );
    if (opening === undefined || tokens[opening]?.deprel !== "case" || hasOwn) continue;
    mended[i - 1] = { ...noun, head: i, deprel: "nsubj" };
    mended[opening] = { ...(tokens[opening] as Token), head: i, deprel: "mark" };
  }
  return mended;
}

/** What is told of somebody, and may not be so. */
const REPORT =
  /^(?:accusation|allegation|assertion|charge|claim|complaint|contention|insinuation|report|rumou?r|suggestion)$/;
/** In what something is said. */
const SAYING = /^(?:address|briefing|interview|letter|message|post|remark|speech|statement|tweet)$/;
/** What somebody means to do. */
const PLAN =
  /^(?:agreement|attempt|bid|call|decision|demand|effort|intention|move|offer|plan|pledge|promise|proposal|refusal|threat|vow)$/;
/** The most words in which it is said whose report or plan it is. */
const LONGEST_OWNER = 8;

/** "rejected a claim by Israel that it had attacked", "opposed a plan by the EU to sanction": the clause tells what is claimed or planned, not why it was rejected. */
export function withClausesOnReports(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  return tokens.map((token, i) => {
    if (!/^(?:advcl|xcomp|ccomp|acl|acl:relcl)$/.test(token.deprel)) return token;
    const mark =
      (parts[i] as number[]).find(
        (k) => k < i && /^(?:that|to)$/.test(tokens[k]?.form ?? "") && tokens[k]?.deprel === "mark",
      ) ?? -1;
    if (mark < 1 || token.head > mark) return token;
    const isTold = tokens[mark]?.form === "that";
    // "denied in a statement that it had …"
    const where = tokens[token.head];
    if (isTold && token.head === mark - 1 && where?.deprel === "obl" && SAYING.test(where.lemma))
      return { ...token, head: where.head, deprel: "ccomp" };
    const noun = nounBefore(tokens, mark, isTold ? REPORT : PLAN);
    const next = tokens[noun + 1]?.form ?? "";
    const isOwned = isTold
      ? /^(?:by|from|that)$/.test(next)
      : /^(?:by|from|of)$/.test(next) && tokens[noun]?.deprel === "obj";
    return noun >= 0 && isOwned && tokens[noun]?.deprel !== "obl"
      ? { ...token, head: noun, deprel: "acl" }
      : token;
  });
}

/** The nearest noun of some before a place, with nothing but its own phrase between; -1 for none. */
function nounBefore(tokens: readonly Token[], place: number, some: RegExp): number {
  for (let noun = place - 1; noun >= Math.max(0, place - LONGEST_OWNER); noun--) {
    const { upos, lemma } = tokens[noun] as Token;
    if (upos === "NOUN" && some.test(lemma)) return noun;
    if (!/^(?:ADP|DET|ADJ|NOUN|PROPN|PART|NUM)$/.test(upos)) return -1;
  }
  return -1;
}

/** Verbs that keep an object in the passive: "the man given a medal". */
const DITRANSITIVE =
  /^(?:give|grant|award|pay|show|tell|teach|send|offer|name|call|elect|appoint|ask|deny|allow|owe|lend|sell|cost|guarantee|promise|hand|deal|consider|dub|declare|label|brand|term|deem|make|allot|accord)$/;

/** "The army freed captives": a participle with an object of its own is no description of the noun before it, but what that noun did. */
export function withActiveVerbs(tokens: Token[], lemmatizer: Lemmatizer): Token[] {
  const parts = partsOf(tokens);
  const verb = tokens.findIndex(({ xpos, deprel, head, lemma }, i) => {
    if (xpos !== "VBN" || deprel !== "acl" || head < 0 || head > i || DITRANSITIVE.test(lemma)) return false;
    const hasObject = parts[i]?.some((k) => k > i && tokens[k]?.deprel === "obj") ?? false;
    return hasObject && !some(tokens, parts[i], /^(?:obl:agent|aux|nsubj)/);
  });
  if (verb < 0) return tokens;
  const noun = topOfPhrase(tokens, (tokens[verb] as Token).head);
  const { head, deprel, upos } = tokens[noun] as Token;
  if (!/^(?:NOUN|PROPN)$/.test(upos) || some(tokens, parts[noun], /^(?:nsubj|cop|csubj)/)) return tokens;
  // "The army freed captives, officials said": the verb of speech has a subject of its own
  const isContent =
    deprel === "nsubj" &&
    head > verb &&
    (parts[head] ?? []).some((i) => i > verb && i < head && tokens[i]?.deprel === "nsubj");
  if (head >= 0 && !isContent) return tokens;
  return tokens.map((token, i) => {
    if (i === verb)
      return { ...retag(token, "VERB", "VBD", lemmatizer), head, deprel: isContent ? "ccomp" : "root" };
    if (i === noun) return { ...token, head: verb, deprel: "nsubj" };
    const ofClause =
      token.deprel === "punct" || /^(?:advcl|parataxis|conj|obl|ccomp|advmod)/.test(token.deprel);
    return token.head === noun && i > verb && ofClause ? { ...token, head: verb } : token;
  });
}

/** The noun that heads the whole phrase a noun stands in: "bombing" for "group" in "a bombing by the group". */
function topOfPhrase(tokens: readonly Token[], noun: number): number {
  let top = noun;
  while (/^(?:nmod|conj|appos|flat|compound)/.test((tokens[top] as Token).deprel)) {
    const { head } = tokens[top] as Token;
    if (head < 0 || head > top) break;
    top = head;
  }
  return top;
}

/** What somebody has with another, so that "with" behind it tells with whom. */
const SHARED =
  /^(?:talks?|negotiation|dialogue|discussion|meeting|summit|cooperation|partnership|alliance|relations?|tie|ties|agreement|deal|accord|pact|treaty|truce|ceasefire|contract)$/;

/** "called for X to leave", "it is time for X to leave": who stands between "for" and the infinitive is its subject. */
export function withSubjectsAfterFor(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, { upos, deprel, head }] of tokens.entries()) {
    if (!/^(?:PROPN|PRON)$/.test(upos) || !/^(?:obl|nmod)$/.test(deprel) || head < 0 || head > i) continue;
    const fore = parts[i]?.find(
      (k) => tokens[k]?.deprel === "case" && /^for$/i.test((tokens[k] as Token).form),
    );
    let end = i + 1;
    while ((tokens[end]?.head ?? -1) === i) end++;
    const verb = tokens[end]?.head ?? -1;
    const infinitive = tokens[verb];
    if (
      fore === undefined ||
      tokens[end]?.xpos !== "TO" ||
      infinitive?.xpos !== "VB" ||
      infinitive.head !== head
    )
      continue;
    if (some(tokens, parts[verb], /^nsubj/)) continue;
    mended[i] = { ...(mended[i] as Token), head: verb, deprel: "nsubj" };
    mended[fore] = { ...(mended[fore] as Token), head: verb, deprel: "mark" };
  }
  return mended;
}

/** "handed over two suspects": the particle of these verbs bounds no number. */
export function withParticlesOnVerbs(tokens: Token[]): Token[] {
  return tokens.map((token, i) => {
    const verb = tokens[i - 1];
    const bounds = token.deprel === "advmod" && token.head > i && token.form.toLowerCase() === "over";
    return bounds && verb?.upos === "VERB" && /^(?:hand|turn|sign)$/.test(verb.lemma)
      ? { ...token, head: i - 1, deprel: "compound:prt" }
      : token;
  });
}

/** "refused a request by X", "rejected a deal with X": who stands behind an active verb's object did what the object names, or shares it. */
export function withAgentsOfObjects(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  return tokens.map((token, i) => {
    const verb = tokens[token.head];
    if (!/^obl/.test(token.deprel) || verb?.upos !== "VERB" || token.head > i || TIME.test(token.lemma))
      return token;
    if (!/^(?:NOUN|PROPN)$/.test(token.upos)) return token;
    const preposition = parts[i]?.find((k) => tokens[k]?.deprel === "case") ?? -1;
    const word = tokens[preposition]?.form.toLowerCase();
    if (!/^(?:by|with)$/.test(word ?? "") || some(tokens, parts[token.head], /^(?:aux:pass|nsubj:pass)/))
      return token;
    const object = parts[token.head]?.findLast(
      (k) => k < i && k > token.head && tokens[k]?.deprel === "obj" && tokens[k]?.upos === "NOUN",
    );
    const shared = SHARED.test(tokens[object ?? -1]?.lemma ?? "");
    return object === undefined || (word === "with" && (!shared || preposition !== object + 1))
      ? token
      : { ...token, head: object, deprel: "nmod" };
  });
}
