import { partsOf, type Token } from "./tree.ts";

/** What parts off what is said by the way. */
const ASIDE = /^(?:,|-{1,2}|[–—])$/;

/** "Ana Roth, the EU's envoy, left", "the envoy – a friend of hers – left": of two subjects of one verb between commas or dashes, the second says who the first is. */
export function withApposedSubjects(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, { head, deprel, upos }] of tokens.entries()) {
    if (deprel !== "nsubj" || head < i || !/^(?:NOUN|PROPN)$/.test(upos)) continue;
    const first = mended.findIndex((token) => token.head === head && token.deprel === "nsubj");
    if (first >= i || (mended[first] as Token).upos === "PRON") continue;
    const own = phraseOf(parts, i);
    const [start, end] = [Math.min(...own), Math.max(...own)];
    const isAside = (outer: number, edge: number) =>
      ASIDE.test(tokens[outer]?.form ?? "") || ASIDE.test(tokens[edge]?.form ?? "");
    if (first < start && isAside(start - 1, start) && isAside(end + 1, end))
      mended[i] = { ...(mended[i] as Token), head: first, deprel: "appos" };
  }
  return mended;
}

/** A word and all that hangs under it. */
function phraseOf(parts: readonly number[][], i: number): number[] {
  const found = [i];
  for (const at of found) found.push(...(parts[at] as number[]));
  return found;
}

const TELLS =
  /^(?:say|tell|add|warn|insist|note|argue|claim|suggest|announce|declare|state|explain|stress|write)$/;

/** In how many words it is said who speaks. */
const LONGEST_SPEAKER = 30;

/** "Togo must pay, the envoy, Ana Roth, told Chad": what stands between commas before a verb of saying without a subject is who says it. */
export function withSpeakersBehindWords(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, verb] of tokens.entries()) {
    if (!/^VB[DZ]$/.test(verb.xpos) || !TELLS.test(verb.lemma)) continue;
    const own = parts[i] as number[];
    const isBehind = verb.deprel === "parataxis" && verb.head < i;
    if (!isBehind && !own.some((k) => k < i && tokens[k]?.deprel === "ccomp")) continue;
    const subject = own.find((k) => tokens[k]?.deprel.startsWith("nsubj"));
    const nearest = subject === undefined ? speakerBefore(tokens, parts, i, null) : null;
    const described = subject ?? nearest?.speaker ?? null;
    const named = described === null ? null : speakerBefore(tokens, parts, i, described);
    const found = named ?? nearest;
    if (found === null) continue;
    mended[found.comma] = { ...(tokens[found.comma] as Token), head: i };
    mended[found.speaker] = { ...(tokens[found.speaker] as Token), head: i, deprel: "nsubj" };
    if (named !== null && described !== null)
      mended[described] = { ...(tokens[described] as Token), head: named.speaker, deprel: "appos" };
    if (!isBehind) continue;
    const said = tokens[verb.head] as Token;
    mended[i] = { ...verb, head: said.head, deprel: said.deprel };
    mended[verb.head] = { ...said, head: i, deprel: "ccomp" };
  }
  return mended;
}

/**
 * The noun whose phrase reaches from a comma to the verb, or to the comma before it; and where the verb has a subject, to the comma before that,
 * which then says who the speaker is: "…, Ana Roth, the envoy, told Chad".
 */
function speakerBefore(
  tokens: readonly Token[],
  parts: readonly number[][],
  verb: number,
  subject: number | null,
): { speaker: number; comma: number } | null {
  const before = subject === null ? verb : Math.min(...wordsOf(tokens, parts, subject));
  if (subject !== null && (tokens[subject]?.upos !== "NOUN" || tokens[before - 1]?.form !== ",")) return null;
  for (let speaker = before - 1; speaker > Math.max(0, before - LONGEST_SPEAKER); speaker--) {
    const { upos, head, deprel } = tokens[speaker] as Token;
    if (head >= speaker || !/^(?:NOUN|PROPN)$/.test(upos) || !/^(?:appos|obj|conj|list|dep)$/.test(deprel))
      continue;
    if (subject !== null && upos !== "PROPN") continue;
    const words = wordsOf(tokens, parts, speaker).filter((at) => at < before);
    const end = Math.max(...words);
    const comma = Math.min(...words) - 1;
    const isEnd = end === before - 1 || (end === before - 2 && tokens[before - 1]?.form === ",");
    if (isEnd && tokens[comma]?.form === ",") return { speaker, comma };
  }
  return null;
}

/** The words of a noun's phrase. */
const wordsOf = (tokens: readonly Token[], parts: readonly number[][], noun: number): number[] =>
  phraseOf(parts, noun).filter((at) => tokens[at]?.upos !== "PUNCT");

/** "militias that he said threaten Togo": what a relative pronoun stands for does what is said of it, and is not what is said. */
export function withWhatIsSaidOf(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, told] of tokens.entries()) {
    const says = tokens[told.head];
    if (told.upos !== "VERB" || !/^(?:xcomp|ccomp)$/.test(told.deprel) || told.head > i) continue;
    if (says?.deprel !== "acl:relcl" || !TELLS.test(says.lemma)) continue;
    if ((parts[i] as number[]).some((k) => /^(?:nsubj|mark)/.test((tokens[k] as Token).deprel))) continue;
    const pronoun = (parts[told.head] as number[]).find(
      (k) =>
        /^(?:obj|mark)$/.test(tokens[k]?.deprel ?? "") && /^(?:that|which|who)$/i.test(tokens[k]?.form ?? ""),
    );
    if (pronoun === undefined) continue;
    mended[pronoun] = { ...(tokens[pronoun] as Token), head: i, deprel: "nsubj" };
    mended[i] = { ...told, deprel: "ccomp" };
  }
  return mended;
}
