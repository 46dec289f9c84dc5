import type { Effect } from "#data/lexicon/read.ts";
import type { Modality } from "#schema/claim.ts";

/** Whether an act is said to have happened: what its own words and the words above it do to it. */
export interface Stance {
  negated: boolean;
  /** A thing that was called off, prevented or rejected: told as not happening, and no claim of its own. */
  cancelled: boolean;
  modality: Modality;
  /** Hypothetical because it is somebody's own aim ("focused on the destruction of …"). */
  aimed: boolean;
  /** The words that decided it, for the reader's trace. */
  because: string[];
  /** Clauses between the act and the sentence's main clause. */
  depth: number;
}

export const ASSERTED: Stance = {
  negated: false,
  cancelled: false,
  modality: "asserted",
  aimed: false,
  because: [],
  depth: 0,
};

/** Takes away that the act happened; what is only supposed stays so. */
export function weaken(stance: Stance, modality: Modality, because: string): void {
  if (stance.modality === "hypothetical" || stance.modality === modality) return;
  stance.modality = modality;
  stance.because.push(`${modality}: ${because}`);
}

/** Takes the act for one that was called off. */
export function cancel(stance: Stance, because: string): void {
  stance.cancelled = true;
  stance.because.push(`cancelled: ${because}`);
}

/** Takes the act for supposed, and for the actor's own aim where the governing word says so. */
export function suppose(stance: Stance, effects: ReadonlySet<Effect>, because: string): void {
  stance.aimed = stance.modality === "asserted" && effects.has("aim");
  weaken(stance, "hypothetical", because);
}

/** Turns the polarity round. */
export function negate(stance: Stance, because: string): void {
  stance.negated = !stance.negated;
  stance.because.push(`negated: ${because}`);
}
