import type { Cue } from "#data/lexicon/read.ts";
import type { Bound } from "./act-claim.ts";
import type { EndRules } from "./ends.ts";
import { fill, type Grammar } from "./slots.ts";

const TOPICS = ["about", "of", "on", "over", "with", "for", "at", "towards", "toward", "in"];
const ATTITUDES = /^(?:hope|expect|doubt|fear|believe|wish|trust|worry)$/;

/**
 * "is sceptical of the plan", "voiced hope that X …": speech to nobody in particular is a comment on its topic, where that can be told.
 * An attitude has a topic even where that is a thing or the one a clause is about; mere speech only where it is an actor.
 */
export function onItsTopic(g: Grammar, bound: Bound): Bound {
  const { act, source } = bound;
  if (act.cue.relation !== "SAID" || bound.target.length > 0 || source.length === 0) return bound;
  const attitude = act.cue.pos === "adj" || act.tokens.length > 1 || ATTITUDES.test(act.cue.lemma);
  const target = attitude ? [...TOPICS, "clause"] : TOPICS;
  const cue: Cue = { ...act.cue, relation: "COMMENTED_ON", target };
  const rules: EndRules = {
    side: "target",
    ground: attitude ? "any" : "states",
    things: attitude,
    ownersOnly: attitude,
  };
  const own = source.map(({ mention }) => mention);
  const topic = fill(g, { ...act, cue }, target, rules, own);
  if (topic.ends.length === 0) return bound;
  return { ...bound, act: { ...act, cue }, target: topic.ends, how: [...bound.how, `target: ${topic.how}`] };
}
