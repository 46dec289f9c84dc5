import type { Claim } from "#schema/claim.ts";
import type { Cast } from "./cast.ts";
import { dependents, isVerb, lemmaAt, type Syntax, tokenAt } from "./syntax.ts";

/** What an article says of talks that it has told of before: "The discussions also touched on …". */
export interface TakenUp {
  sentence: number;
  /** The noun that takes them up. */
  token: number;
  /** The last mention by name of each who talked. */
  talkers: number[];
}

const TALKS = /^(?:talk|discussion|meeting|negotiation|conversation|consultation|summit)$/;
/** Verbs that say what talks were about. */
const ABOUT =
  /^(?:touch|focus|cover|address|center|centre|deal|include|revolve|concern|range|turn|dwell|explore|tackle)$/;

/**
 * Talks that a sentence takes up by a bare "the talks" to say what they were about: those of the last sentence before it that told of
 * talks which took place and between whom. `syntaxes[i]` is the tree of sentence `i`.
 */
export function talksTakenUp(syntaxes: readonly Syntax[], claims: readonly Claim[], cast: Cast): TakenUp[] {
  const told = claims.filter((claim) => tellsWhoTalked(claim, cast)).sort((a, b) => a.sentence - b.sentence);
  return syntaxes.flatMap((s, sentence) =>
    s.tokens.flatMap((_, token): TakenUp[] => {
      if (!isTakenUp(s, token)) return [];
      const last = told.findLast((claim) => claim.sentence < sentence);
      const talkers = last === undefined ? [] : whoTalked(last, sentence, cast);
      return talkers.length < 2 ? [] : [{ sentence, token, talkers }];
    }),
  );
}

/** Each who talked, by the last mention that names nobody else; none where somebody is never named alone. */
function whoTalked({ source, target }: Claim, sentence: number, { mentions }: Cast): number[] {
  const all = [...new Set([...source, ...target].flatMap((i) => mentions[i]?.entities ?? []))];
  const named = all.map((id) =>
    mentions.findLastIndex(
      (one) =>
        one.sentence < sentence && one.form === "name" && one.entities.length === 1 && one.entities[0] === id,
    ),
  );
  return named.includes(-1) ? [] : named;
}

function tellsWhoTalked(
  { relation, polarity, modality, source, target }: Claim,
  { mentions }: Cast,
): boolean {
  if (!/^(?:MET_WITH|SPOKE_WITH)$/.test(relation) || polarity !== "affirmed" || modality !== "asserted")
    return false;
  return new Set([...source, ...target].flatMap((i) => mentions[i]?.entities ?? [])).size > 1;
}

function isTakenUp(s: Syntax, noun: number): boolean {
  const { upos, deprel, head } = tokenAt(s, noun);
  if (upos !== "NOUN" || !TALKS.test(lemmaAt(s, noun))) return false;
  // "The talks focused on grain", taken for "the talks which were focused"
  const participle = deprel === "root" ? dependents(s, noun, "acl")[0] : undefined;
  const verb = deprel.startsWith("nsubj") ? head : (participle ?? -1);
  if (verb < noun || !isVerb(s, verb) || !ABOUT.test(lemmaAt(s, verb))) return false;
  const bare = dependents(s, noun, "nmod", "amod", "compound", "acl").every((i) => i === verb);
  const the = dependents(s, noun, "det").some((i) => /^the$/i.test(tokenAt(s, i).form));
  const happened = dependents(s, verb, "aux", "advmod").every(
    (i) => !/^(?:will|would|may|might|could|can|should|must|not|n't|n’t|never)$/i.test(tokenAt(s, i).form),
  );
  return bare && the && happened;
}
