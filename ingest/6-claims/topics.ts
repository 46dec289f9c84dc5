import type { Cue } from "#data/lexicon/read.ts";
import type { Bound } from "./act-claim.ts";
import { type End, type EndRules, sameEntities } from "./ends.ts";
import { NAMING } from "./naming.ts";
import { fill, type Grammar } from "./slots.ts";

const TOPICS = ["about", "of", "on", "over", "with", "for", "at", "towards", "toward", "in"];
const TOPICS_OF_ATTITUDES = [
  "about",
  "of",
  "over",
  "on",
  "regarding",
  "concerning",
  "with",
  "for",
  "at",
  "towards",
  "toward",
  "clause",
  "in",
];
const ATTITUDES = /^(?:hope|expect|doubt|fear|believe|wish|trust|worry)$/;

/**
 * "is sceptical of the plan", "voiced hope that X …": speech to nobody in particular is a comment on its topic, where that can be told.
 * An attitude has a topic even where that is a thing or the one a clause is about; mere speech only where it is an actor.
 */
export function onItsTopic(g: Grammar, bound: Bound): Bound {
  const { act, source } = bound;
  if (act.cue.relation !== "SAID" || bound.target.length > 0 || source.length === 0) return bound;
  const attitude = act.cue.pos === "adj" || act.tokens.length > 1 || ATTITUDES.test(act.cue.lemma);
  // "called X a liar" is a comment on X
  const target = act.cue === NAMING ? ["obj"] : attitude ? TOPICS_OF_ATTITUDES : TOPICS;
  const cue: Cue = { ...act.cue, relation: "COMMENTED_ON", target };
  const rules: EndRules = {
    side: "target",
    ground: attitude ? "any" : "states",
    things: attitude,
    ownersOnly: attitude,
  };
  const own = source.map(({ mention }) => mention);
  // an attitude is about the first thing it names, whatever actor stands farther off: "sorrow over the flood in X"
  const tries = attitude ? target.map((slot) => [slot]) : [target];
  const topic = tries
    .map((slots) => fill(g, { ...act, cue }, slots, rules, own))
    .find(({ ends }) => ends.length > 0);
  // "the group, for its part, said": nobody comments on himself
  const isOwn = ({ mention }: End) =>
    own.some((one) => sameEntities(g.mentions.get(one), g.mentions.get(mention)));
  if (topic === undefined || topic.ends.every(isOwn)) return bound;
  return { ...bound, act: { ...act, cue }, target: topic.ends, how: [...bound.how, `target: ${topic.how}`] };
}
