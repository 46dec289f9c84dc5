import type { Cue } from "#data/lexicon/read.ts";
import type { Act } from "./cues.ts";
import { dependents, isPassive, lemmaAt, type Syntax, tokenAt } from "./syntax.ts";
import { clauseInOrder } from "./word-order.ts";

/** Cues that are no word of the lexicon but a construction: "will not …". */

const WILL_NOT: Cue = {
  lemma: "will not",
  pos: "verb",
  parts: [],
  weight: 0,
  relation: "REFUSED",
  source: ["subj"],
  target: ["obj", "to", "with", "from", "on", "against", "for"],
  content: [],
  only: new Set(["source=actor"]),
};

const COOPERATIVE_OR_OPEN =
  /^(?!.*(?:ATTACKED|ARRESTED|SANCTIONED|THREATENED|CAPTURED|BLOCKADED|EXPELLED|DEPORTED|PROTESTED|SAID|DENIED|CRITICIZED|ACCUSED))/;

/**
 * "will not accept refugees": refusing is an act of its own (PLOVER: REJECT), whatever the verb. `known` is the act the lexicon
 * finds on the verb, if any: that somebody will not do harm is no refusal.
 */
export function refusalAt(s: Syntax, verb: number, known: Act | undefined): Act | null {
  if (tokenAt(s, verb).upos !== "VERB" || isPassive(s, verb)) return null;
  if (known && !COOPERATIVE_OR_OPEN.test(known.cue.relation)) return null;
  const will = dependents(s, verb, "aux").find((i) => /^(?:will|would|wo)$/i.test(tokenAt(s, i).form));
  const not = dependents(s, verb, "advmod").find((i) => /^(?:not|n't|n’t|never)$/i.test(tokenAt(s, i).form));
  if (will === undefined || not === undefined || not < will) return null;
  if (!known || known.cue.parts.length === 0) return { cue: WILL_NOT, head: verb, tokens: [verb, will, not] };
  // "will not send troops to X": of the act refused the words are known, and its object is one of them
  const target = [...known.cue.target, ...WILL_NOT.target.slice(1)];
  return { cue: { ...WILL_NOT, target }, head: verb, tokens: [...known.tokens, will, not] };
}

export const isRefusal = (act: Act): boolean => act.cue.lemma === WILL_NOT.lemma;

const THAT: Cue = {
  ...WILL_NOT,
  lemma: "that",
  relation: "SAID",
  target: [],
  content: ["ccomp"],
  only: new Set(["source=actor"]),
};

/** What somebody makes happen, and what only seems so, is not said. */
const NOT_SAID =
  /^(?:ensure|guarantee|assure|secure|arrange|mean|seem|appear|happen|follow|be|become|help|matter|so|such|do|have|get|go|come)$/;

/** "X brags that …": whoever has a clause with "that" for an object says or thinks it, whatever the verb. */
export function assertionAt(s: Syntax, verb: number): Act | null {
  if (tokenAt(s, verb).upos !== "VERB" || isPassive(s, verb) || NOT_SAID.test(lemmaAt(s, verb))) return null;
  if (dependents(s, verb, "obj").length > 0 || tokenAt(s, verb + 1)?.form !== "that") return null;
  return clauseInOrder(s, [verb]) === null ? null : { cue: THAT, head: verb, tokens: [verb] };
}

const OUGHT: Cue = { ...WILL_NOT, lemma: "must", relation: "URGED", source: [], target: [], only: new Set() };

/** "says X must leave": what somebody says another has to do is a request to that other. `clause` is the verb of what is said. */
export function demandAt(s: Syntax, clause: number): { act: Act; addressee: number } | null {
  const modal = dependents(s, clause, "aux").find((i) => /^(?:must|should|ought)$/i.test(tokenAt(s, i).form));
  const addressee = dependents(s, clause, "nsubj").find((i) => tokenAt(s, i).deprel !== "nsubj:pass");
  if (modal === undefined || addressee === undefined || isPassive(s, clause)) return null;
  return { act: { cue: OUGHT, head: clause, tokens: [modal] }, addressee };
}
