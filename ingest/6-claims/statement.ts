import { eventOf, type Modality } from "#schema/claim.ts";
import type { PloverEvent } from "#schema/relations.ts";
import type { Bound } from "./act-claim.ts";
import type { Content } from "./speech.ts";
import type { Stance } from "./stance-changes.ts";

/** What one sentence states, before it is numbered, dated and ordered. */
export interface Statement extends Bound {
  stance: Stance;
  content: Content | null;
  /** Mentions of the one whose words these are. */
  attributedTo: number[];
  /** Told by somebody who only claims it, whatever the article believes: a statement, no event (PLOVER). */
  claimedOnly?: boolean;
}

export const eventOfStatement = ({ act, stance, claimedOnly }: Statement): PloverEvent | null =>
  claimedOnly ? null : eventOf(act.cue.relation, stance.modality, stance.aimed);

const MODALITY_SURENESS: Record<Modality, number> = {
  asserted: 1,
  future: 0.85,
  hypothetical: 0.55,
  historical: 0.8,
};

/**
 * How sure the reading is, 0 to 1, and at the same time how much the sentence is about it: the main clause's verb with both
 * ends near by comes first, then what is subordinate, told by a noun, reported or only supposed.
 */
export function confidenceOf({ act, source, target, stance, attributedTo }: Statement): number {
  const ends = [...source, ...target].reduce((product, { sureness }) => product * sureness, 1);
  const wholeness = source.length > 0 && target.length > 0 ? 1 : 0.7;
  const kind = act.cue.pos === "verb" ? 1 : act.cue.pos === "adj" ? 0.9 : 0.8;
  const place = 0.9 ** Math.min(stance.depth, 4);
  const voice = attributedTo.length > 0 ? 0.95 : 1;
  const speech = act.cue.relation === "SAID" ? 0.8 : 1;
  const value = 0.95 * ends * wholeness * kind * place * voice * speech * MODALITY_SURENESS[stance.modality];
  return Math.round(value * 1000) / 1000;
}
