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
  /** What tells of the act was passed ("confirm that …", "whether …"): to deny the telling denies nothing of the act. */
  told: boolean;
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
  told: false,
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

const NEGATED = "negated: ";

/** Inner words that leave nothing open when they are denied: who did not fail to sign has signed. */
const TWO_WAY = /^(?:fail|forg[eo]t|avoid|hesitat|neglect|omit|stop|ceas)/i;

/** Denies the act. What is denied twice, or told of by words that are denied, is left open. */
export function negate(stance: Stance, because: string): void {
  const inner = stance.because.findLast((word) => word.startsWith(NEGATED))?.slice(NEGATED.length) ?? "";
  if (stance.told || (stance.negated && !TWO_WAY.test(inner))) {
    leaveOpen(stance, because);
    return;
  }
  stance.negated = !stance.negated;
  stance.because.push(`${NEGATED}${because}`);
}

/** Takes the act for neither told as happening nor denied. */
export function leaveOpen(stance: Stance, because: string): void {
  stance.negated = false;
  stance.told = true;
  weaken(stance, "hypothetical", because);
}
