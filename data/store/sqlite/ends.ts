import type { Claim } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import { RELATIONS } from "#schema/relations.ts";
import { drawnPairs } from "../edges.ts";

const SOURCE = 1;
const TARGET = 2;

type Ends = Pick<Claim, "relation" | "source" | "target">;

/** Who is a party to a claim, by entity id, and on which sides: 1 source, 2 target, 3 both, as in every symmetric relation. */
export function sidesOf(
  { mentions }: Pick<Extraction, "mentions">,
  { relation, source, target }: Ends,
): Map<string, number> {
  const sides = new Map<string, number>();
  const { symmetric } = RELATIONS[relation];
  for (const id of idsOf(mentions, source)) sides.set(id, symmetric ? SOURCE | TARGET : SOURCE);
  for (const id of idsOf(mentions, target))
    sides.set(id, symmetric ? SOURCE | TARGET : (sides.get(id) ?? 0) | TARGET);
  return sides;
}

/** The ids of the entities between which a claim is drawn. */
export function pairsOf(
  { mentions }: Pick<Extraction, "mentions">,
  { relation, source, target }: Ends,
): [source: string, target: string][] {
  return drawnPairs(relation, idsOf(mentions, source), idsOf(mentions, target));
}

function idsOf(mentions: Extraction["mentions"], ends: readonly number[]): string[] {
  return ends.flatMap((end) => mentions[end]!.entities);
}
