import type { Claim } from "#schema/claim.ts";
import { RELATIONS } from "#schema/relations.ts";
import type { Cast } from "./cast.ts";

/** One fact in one sentence is one claim: of those that say the same of the same on one cue, the surest stays. */
export function withoutRepeats(claims: Claim[], { mentions }: Cast): Claim[] {
  const kept = new Map<string, Claim>();
  const names = (side: number[]) =>
    side
      .map((i) => mentions[i]?.entities.join("+") ?? "")
      .sort()
      .join();
  for (const claim of claims) {
    const ends = [names(claim.source), names(claim.target)];
    if (RELATIONS[claim.relation].symmetric) ends.sort();
    const key = [
      claim.sentence,
      claim.event ?? claim.relation,
      claim.cue.start,
      ...ends,
      claim.content?.start,
    ].join("|");
    const other = kept.get(key);
    if (!other || other.confidence < claim.confidence) kept.set(key, claim);
  }
  const ids = new Set([...kept.values()].map(({ id }) => id));
  return [...kept.values()].map((claim) => ({
    ...claim,
    after: [...new Set(claim.after.filter((id) => ids.has(id)))],
  }));
}
