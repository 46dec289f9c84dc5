import type { ClaimView } from "#schema/api.ts";

/** The claims of each sentence by its index, as the text goes. */
export function claimsBySentence(claims: readonly ClaimView[]): ReadonlyMap<number, ClaimView[]> {
  const sorted = claims.toSorted(
    (a, b) => a.sentence.index - b.sentence.index || a.cue.start - b.cue.start || (a.id < b.id ? -1 : 1),
  );
  return Map.groupBy(sorted, ({ sentence }) => sentence.index);
}

/**
 * The claim a step further in the text, from the one that is read or, where none is, from the sentence; null at the ends.
 * @param step 1 for the next, -1 for the one before
 */
export function claimBeside(
  claims: readonly ClaimView[],
  at: { sentence: number; claim: string | null },
  step: 1 | -1,
): ClaimView | null {
  const inOrder = [...claimsBySentence(claims).values()].flat();
  const place = inOrder.findIndex(({ id }) => id === at.claim);
  if (place >= 0) return inOrder[place + step] ?? null;
  return step === 1
    ? (inOrder.find(({ sentence }) => sentence.index >= at.sentence) ?? null)
    : (inOrder.findLast(({ sentence }) => sentence.index < at.sentence) ?? null);
}
