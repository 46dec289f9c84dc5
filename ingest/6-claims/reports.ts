import type { Cue } from "#data/lexicon/read.ts";
import type { SpokenSentence } from "./aside.ts";
import type { Act } from "./cues.ts";
import { endsAt, type SentenceMentions } from "./ends.ts";
import { type Content, contentAround } from "./speech.ts";
import { ASSERTED } from "./stance.ts";
import type { Statement } from "./statement.ts";
import { dependents, isVerb, prepositionOf, type Syntax, subtree, tokenAt } from "./syntax.ts";

/** What is reported without a verb of speech: "according to X". */

const ACCORDING_TO: Cue = {
  lemma: "according to",
  pos: "noun",
  parts: [],
  weight: 0,
  relation: "SAID",
  source: ["own"],
  target: [],
  content: ["around"],
  only: new Set(),
};

/** "according to X": X says what stands around it. */
export function reportsOf(spoken: SpokenSentence, mentions: SentenceMentions): Statement[] {
  const { s } = spoken;
  return accordingTo(s).flatMap(({ act, speaker }) => {
    const source = endsAt(s, mentions, speaker, { side: "source", ground: "states", things: true });
    const content = sentenceWithout(spoken, act, speaker);
    if (source.length === 0 || content === null) return [];
    return [
      { act, source, target: [], how: ["source: according to"], stance: ASSERTED, content, attributedTo: [] },
    ];
  });
}

function accordingTo(s: Syntax): { act: Act; speaker: number }[] {
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
  return contentAround(spoken, { first, last, before, after });
}
