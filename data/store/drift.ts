import type { Extraction } from "#schema/extraction.ts";
import { canonicalJson, extractionHash } from "./record.ts";

/** What a store keeps beside an article, and what follows from the article's record; in what order does not matter. */
export interface Derivation {
  what: string;
  kept: readonly object[];
  follows: readonly object[];
}

/**
 * Tells where a store holds anything else of an article than what was written, or than what follows from it: each a sentence.
 *
 * @param hash of the record when it was written
 */
export function driftOf(said: Extraction, hash: string, derivations: readonly Derivation[]): string[] {
  return [
    ...(extractionHash(said) === hash ? [] : ["what it says is not what was written"]),
    ...derivations
      .filter(({ kept, follows }) => inOneOrder(kept) !== inOneOrder(follows))
      .map(({ what }) => `its ${what} are not what follows from what it says`),
  ];
}

function inOneOrder(rows: readonly object[]): string {
  return canonicalJson(rows.map(canonicalJson).sort());
}
