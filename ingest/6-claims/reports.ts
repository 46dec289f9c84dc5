import type { Cue } from "#data/lexicon/read.ts";
import type { Act } from "./cues.ts";
import { type EndRules, endsAt, type SentenceMentions } from "./ends.ts";
import { type Content, contentAround } from "./speech.ts";
import type { SpokenSentence } from "./spoken.ts";
import { ASSERTED } from "./stance-changes.ts";
import type { Statement } from "./statement.ts";
import { dependents, isVerb, lemmaAt, prepositionOf, type Syntax, subtree, tokenAt } from "./syntax.ts";

/** What is reported without a verb of speech: "according to X", "X: …", "“…” — X". */

const report = (lemma: string): Cue => ({
  lemma,
  pos: "noun",
  parts: [],
  weight: 0,
  relation: "SAID",
  source: ["own"],
  target: [],
  content: ["around"],
  only: new Set(),
});

const ACCORDING_TO = report("according to");
const IN_WORDS_OF = report("in words of");
const LABEL = report(":");
const SIGNATURE = report("—");

/** Whether the act is a label before its words, which in a transcript stands inside the quotation marks of the whole. */
export const isLabel = (act: Act): boolean => act.cue === LABEL;

/** Every report of a sentence that no verb of speech makes. */
export function reportsOf(spoken: SpokenSentence, mentions: SentenceMentions): Statement[] {
  const found = [
    ...accordingTo(spoken, mentions),
    ...inWordsOf(spoken, mentions),
    ...perSpeaker(spoken, mentions),
    ...labelled(spoken, mentions),
    ...signed(spoken, mentions),
  ];
  return found.map(({ act, source, content }) => ({
    act,
    source,
    content,
    target: [],
    how: [`source: ${act.cue.lemma}`],
    stance: ASSERTED,
    attributedTo: [],
  }));
}

const SPEAKER: EndRules = { side: "source", ground: "states", things: true, ownersOnly: true };

type Report = Pick<Statement, "act" | "source"> & { content: Content };

/** "according to X": X says what stands around it. */
function accordingTo(spoken: SpokenSentence, mentions: SentenceMentions): Report[] {
  return accordingPhrases(spoken.s).flatMap(({ act, speaker }) => {
    const source = endsAt(spoken.s, mentions, speaker, SPEAKER);
    const content = sentenceWithout(spoken, act, speaker);
    return source.length === 0 || content === null ? [] : [{ act, source, content }];
  });
}

const WORDS =
  /^(?:view|opinion|word|eye|estimate|estimation|account|telling|judgment|judgement|mind|assessment|reckoning|admission|calculation|theory|version|reading|plan|proposal|logic|narrative|count|tally|definition|standard)s?$/;

/** "In X's view, …", "under X's plan, …", "…, by X's own account": a phrase that says whose words stand around it. */
function inWordsOf(spoken: SpokenSentence, mentions: SentenceMentions): Report[] {
  const { s } = spoken;
  return s.tokens.flatMap(({ form, head: noun }, i): Report[] => {
    if (!/^(?:in|under|by)$/i.test(form) || noun <= i || noun > i + 8 || !WORDS.test(lemmaAt(s, noun)))
      return [];
    const before = s.tokens[i - 1]?.form;
    const opens = i === 0 || /^(?:and|but|yet)$/i.test(before ?? "");
    if (!opens && before !== ",") return [];
    const own = dependents(s, noun, "nmod:poss")[0];
    const of = dependents(s, noun, "nmod").find((j) => prepositionOf(s, j) === "of");
    const speaker = own ?? of;
    if (speaker === undefined) return [];
    const last = Math.max(noun, ...(of === undefined ? [] : subtree(s, of)));
    const closes = s.tokens[last + 1]?.form;
    if (closes !== "," && !(!opens && last >= s.tokens.length - 2)) return [];
    const source = endsAt(s, mentions, speaker, { ...SPEAKER, ground: "any" });
    const act: Act = { cue: IN_WORDS_OF, head: noun, tokens: [noun] };
    const content = contentAround(spoken, {
      last,
      before: opens ? null : { first: 0, end: i - 1 },
      after: closes === "," ? { first: last + 2, end: s.tokens.length } : null,
    });
    // where somebody else says the same words, they are theirs
    return source.length === 0 || content === null
      ? []
      : [{ act, source, content: { ...content, passing: true } }];
  });
}

/** "Per the ministry, …", "…, per Reuters": not "per cent" and the like. */
function perSpeaker(spoken: SpokenSentence, mentions: SentenceMentions): Report[] {
  const { s } = spoken;
  return s.tokens.flatMap(({ form, head: speaker }, i): Report[] => {
    const next = s.tokens[i + 1];
    if (!/^per$/i.test(form) || !next || !/^(?:DET|PROPN)$/.test(next.upos) || speaker <= i) return [];
    if (i > 0 && tokenAt(s, i - 1).form !== ",") return [];
    const source = endsAt(s, mentions, speaker, SPEAKER);
    const act: Act = { cue: ACCORDING_TO, head: i, tokens: [i] };
    const content = sentenceWithout(spoken, act, speaker);
    return source.length === 0 || content === null ? [] : [{ act, source, content }];
  });
}

/** "SMITH: We will …" in a transcript, to the end of the paragraph; "Smith: We will …" in a headline. */
function labelled({ s, sentence, quotations }: SpokenSentence, mentions: SentenceMentions): Report[] {
  const colon = s.tokens.findIndex(({ form }) => form === ":");
  const words = s.tokens[colon + 1];
  const first = s.tokens.findIndex(({ upos }) => upos !== "PUNCT");
  if (colon < 1 || colon > 6 || !words || first < 0) return [];
  const capitals = s.tokens
    .slice(first, colon)
    .every(({ form }) => /^(?:\p{Lu}[\p{Lu}.'’-]*|[.'’-]+)$/u.test(form));
  const title = sentence.role === "headline" || sentence.index === 0;
  // "Roth on the floods: …"
  const on = s.tokens.findIndex(
    ({ form, upos }, i) => i > first && i < colon && /^on$/i.test(form) && upos === "ADP",
  );
  const named = on > 0 ? on : colon;
  if (
    !capitals &&
    (!title || s.tokens.slice(first, named).some(({ upos }) => !/^(?:PROPN|NOUN|ADJ)$/.test(upos)))
  )
    return [];
  const source = endsAt(s, mentions, named - 1, SPEAKER).slice(0, 1);
  if (source.length === 0) return [];
  const end = capitals ? quotations.paragraphEnd(words.start) : sentence.end;
  return [
    {
      act: { cue: LABEL, head: colon, tokens: [colon] },
      source,
      content: { span: { start: words.start, end }, pieces: [{ start: words.start, end }], states: true },
    },
  ];
}

/** "“We will stay.” — Ana Roth": a quotation signed with a dash and a name. */
function signed({ s, sentence, quotations }: SpokenSentence, mentions: SentenceMentions): Report[] {
  return s.tokens.flatMap(({ form, start }, dash) => {
    if (!/^(?:[―—–-]|--)$/.test(form)) return [];
    const quotation = quotations.endingAt(start);
    const mention = mentions.at(dash + 1);
    if (quotation === null || mention === null || mentions.get(mention).form !== "name") return [];
    const { end } = mentions.get(mention);
    const rest = s.tokens.slice(dash + 1).filter((token) => token.start >= end);
    if (rest.some(({ upos }) => upos === "VERB") || end > sentence.end) return [];
    return [
      {
        act: { cue: SIGNATURE, head: dash, tokens: [dash] },
        source: [{ mention, how: null, sureness: 1 }],
        content: { span: quotation, pieces: [quotation], states: true },
      },
    ];
  });
}

function accordingPhrases(s: Syntax): { act: Act; speaker: number }[] {
  return s.tokens.flatMap(({ form, head, deprel }, i) => {
    if (!/^according$/i.test(form) || !/^to$/i.test(s.tokens[i + 1]?.form ?? "")) return [];
    const act: Act = { cue: ACCORDING_TO, head: i, tokens: [i, i + 1] };
    if (deprel === "case" && head > i) return [{ act, speaker: head }];
    const noun = dependents(s, i, "obl", "nmod", "obj").find(
      (j) => j > i && (prepositionOf(s, j) ?? "to") === "to",
    );
    if (noun !== undefined) return [{ act, speaker: noun }];
    const next = s.tokens.findIndex(({ upos }, j) => j > i + 1 && /^(?:NOUN|PROPN|PRON)$/.test(upos));
    if (next < 0) return [];
    let speaker = next;
    for (let up = tokenAt(s, speaker).head; up > speaker && !isVerb(s, up); up = tokenAt(s, speaker).head)
      speaker = up;
    return [{ act, speaker }];
  });
}

/** The sentence without "according to X" and what describes X: before it, after it or both. */
function sentenceWithout(spoken: SpokenSentence, act: Act, speaker: number): Content | null {
  const { s } = spoken;
  const first = tokenAt(s, act.head - 1)?.form === "," ? act.head - 1 : act.head;
  const described = subtree(s, speaker, (i) => isVerb(s, i) && !tokenAt(s, i).deprel.startsWith("acl"));
  let last = speaker;
  for (const i of described) if (i > last && i <= last + 3) last = i;
  const comma = s.tokens[last + 1]?.form === ",";
  const before = act.head > 1 ? { first: 0, end: first } : null;
  const after = comma || act.head <= 1 ? { first: last + 1, end: s.tokens.length } : null;
  return contentAround(spoken, { last, before, after });
}
