import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Lemmatizer } from "./lemma.ts";
import { anyOfficeEnd } from "./titled-names.ts";
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

/**
 * "Togo must pay, the envoy, Ana Roth, told Chad", "…, Ana Roth, the envoy, told Chad": what stands between commas before a verb of saying without a
 * subject says who speaks, by name and by office.
 */
export function withSpeakersBehindWords(tokens: Token[], _: Lemmatizer, gazetteer: Gazetteer): Token[] {
  const parts = partsOf(tokens);
  const forms = tokens.map(({ form }) => form);
  const isOffice = ({ noun, words }: Between) =>
    tokens[noun]?.xpos === "NN" && words.some((at) => anyOfficeEnd(forms, at, gazetteer) === noun + 1);
  const isName = ({ noun }: Between) => /PER$/.test(tokens[noun]?.name ?? "");
  const mended = [...tokens];
  for (const [i, verb] of tokens.entries()) {
    if (!/^VB[DZ]$/.test(verb.xpos) || !TELLS.test(verb.lemma)) continue;
    const own = parts[i] as number[];
    const has = (relation: RegExp) => own.some((k) => k < i && relation.test((tokens[k] as Token).deprel));
    const isBehind = /^(?:parataxis|conj)$/.test(verb.deprel) && verb.head < i && !has(/^cc$/);
    if (!isBehind && !has(/^ccomp$/)) continue;
    const subject = own.find((k) => k < i && tokens[k]?.deprel.startsWith("nsubj"));
    const near = phraseBefore(tokens, parts, i, subject ?? null);
    if (near === null) continue;
    const isClosed = tokens[i - 1]?.form === ",";
    if (subject !== undefined && !(isClosed && isOffice(near))) continue;
    const far =
      isClosed && (isName(near) || isOffice(near)) ? phraseBefore(tokens, parts, near.comma, null) : null;
    const isPair = far !== null && (isName(near) ? isOffice(far) : isName(far));
    if (subject !== undefined && !isPair) continue;
    const speaker = isPair ? far : near;
    mended[speaker.comma] = { ...(tokens[speaker.comma] as Token), head: i };
    mended[speaker.noun] = { ...(tokens[speaker.noun] as Token), head: i, deprel: "nsubj" };
    if (isPair) mended[near.noun] = { ...(tokens[near.noun] as Token), head: far.noun, deprel: "appos" };
    if (!isBehind) continue;
    const said = tokens[verb.head] as Token;
    mended[i] = { ...verb, head: said.head, deprel: said.deprel };
    mended[verb.head] = { ...said, head: i, deprel: "ccomp" };
  }
  return mended;
}

/** A noun phrase with the comma it follows. */
interface Between {
  noun: number;
  words: number[];
  comma: number;
}

/** The noun phrase that stands between a comma and this place, or the comma before it; where it is known, by its noun. */
function phraseBefore(
  tokens: readonly Token[],
  parts: readonly number[][],
  place: number,
  known: number | null,
): Between | null {
  for (let noun = place - 1; noun > Math.max(0, place - LONGEST_SPEAKER); noun--) {
    const { upos, head, deprel } = tokens[noun] as Token;
    if (known !== null && noun !== known) continue;
    const isLoose = head < noun && /^(?:appos|obj|conj|list|dep)$/.test(deprel);
    if (!/^(?:NOUN|PROPN)$/.test(upos) || (known === null && !isLoose)) continue;
    const words = phraseOf(parts, noun).filter((at) => at < place && tokens[at]?.upos !== "PUNCT");
    const end = Math.max(...words);
    const comma = Math.min(...words) - 1;
    const isEnd = end === place - 1 || (end === place - 2 && tokens[place - 1]?.form === ",");
    if (isEnd && tokens[comma]?.form === ",") return { noun, words, comma };
  }
  return null;
}

/** "The rebel leader killed three, Togo said", "Hamas, Togo said, killed three": of two subjects of a verb of saying, the farther does what is said. */
export function withDoersOfWhatIsSaid(tokens: Token[]): Token[] {
  const parts = partsOf(tokens);
  const mended = [...tokens];
  for (const [i, verb] of tokens.entries()) {
    if (!TELLS.test(verb.lemma)) continue;
    const own = parts[i] as number[];
    const said = own.find((k) => tokens[k]?.deprel === "ccomp");
    const [doer, speaker] = own.filter((k) => k < i && tokens[k]?.deprel === "nsubj");
    if (said === undefined || doer === undefined || speaker === undefined || doer > said) continue;
    const isAside = said > i && tokens[i + 1]?.form === ",";
    const hasOwn = (parts[said] as number[]).some((k) => (tokens[k] as Token).deprel.startsWith("nsubj"));
    if (!hasOwn && (isAside || said < speaker)) mended[doer] = { ...(tokens[doer] as Token), head: said };
  }
  return mended;
}

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

/** "Peru, Chile, and Togo left": a series that was taken for the whole sentence, with a finite verb as its last part, is the subject of that verb. */
export function withSeriesThatDo(tokens: Token[]): Token[] {
  const root = tokens.findIndex(({ head }) => head < 0);
  const parts = partsOf(tokens);
  const verb = (parts[root] ?? []).find(
    (k) => /^VB[DZP]$/.test(tokens[k]?.xpos ?? "") && tokens[k]?.deprel === "conj",
  );
  if (verb === undefined || verb < root || !/^(?:PROPN|NOUN)$/.test(tokens[root]?.upos ?? "")) return tokens;
  const hasOwn = (parts[verb] as number[]).some((k) =>
    /^(?:nsubj|cc|mark)/.test((tokens[k] as Token).deprel),
  );
  const isSeries = tokens
    .slice(0, verb)
    .every(({ upos }) => /^(?:CCONJ|DET|ADJ|NOUN|PROPN|PUNCT|PART)$/.test(upos));
  const hasSeries = (parts[root] as number[]).some((k) => k < verb && tokens[k]?.deprel === "conj");
  if (hasOwn || !isSeries || !hasSeries) return tokens;
  return tokens.map((token, i) => {
    if (i === verb) return { ...token, head: -1, deprel: "root" };
    if (i === root) return { ...token, head: verb, deprel: "nsubj" };
    return token.head === root && i > verb ? { ...token, head: verb } : token;
  });
}

/** "was vetoed by Peru, and Chile and Togo abstained": behind a clause, a comma and "and", a series right before a verb is its subject. */
export function withSeriesBehindCommas(tokens: Token[]): Token[] {
  const mended = [...tokens];
  for (const [i, verb] of tokens.entries()) {
    if (!/^VB[DZP]$/.test(verb.xpos) || verb.deprel !== "conj" || tokens[verb.head]?.upos !== "VERB")
      continue;
    let comma = i - 1;
    while (comma > i - LONGEST_SERIES && /^(?:CCONJ|DET|ADJ|NOUN|PROPN)$/.test(tokens[comma]?.upos ?? ""))
      comma--;
    if (tokens[comma]?.form !== "," || tokens[comma + 1]?.form !== "and" || verb.head > comma) continue;
    const isOf = (k: number) => {
      const { deprel, head } = tokens[k] as Token;
      return (deprel === "conj" && head < comma) || (deprel === "nsubj" && head === i);
    };
    const series = [...tokens.keys()].slice(comma + 1, i).filter(isOf);
    const [first] = series;
    if (first === undefined) continue;
    for (const k of series)
      mended[k] = {
        ...(tokens[k] as Token),
        ...(k === first ? { head: i, deprel: "nsubj" } : { head: first, deprel: "conj" }),
      };
    mended[comma + 1] = { ...(tokens[comma + 1] as Token), head: i };
  }
  return mended;
}

/** In words, with the comma before it. */
const LONGEST_SERIES = 12;
