import type { Claim } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";

/** What an article says in so far as these claims say it: they, their mentions and their entities, with the whole text. */
export function part(extraction: Extraction, kept: readonly { id: string }[]): Extraction {
  const ids = new Set<string>(kept.map(({ id }) => id));
  const claims = extraction.claims.filter(({ id }) => ids.has(id));
  const used = new Set(
    claims.flatMap(({ source, target, attributedTo }) => [...source, ...target, ...attributedTo]),
  );
  const places = [...used].sort((a, b) => a - b);
  const placeOf = new Map(places.map((old, place) => [old, place]));
  const moved = (mentions: readonly number[]) => mentions.map((old) => placeOf.get(old)!);
  const mentions = places.map((old) => extraction.mentions[old]!);
  const named = new Set<string>(mentions.flatMap(({ entities }) => entities));
  return {
    article: extraction.article,
    sentences: extraction.sentences,
    entities: extraction.entities.filter(({ id }) => named.has(id)),
    mentions,
    claims: claims.map(
      (claim): Claim => ({
        ...claim,
        source: moved(claim.source),
        target: moved(claim.target),
        attributedTo: moved(claim.attributedTo),
        after: claim.after.filter((id) => ids.has(id)),
      }),
    ),
    offices: extraction.offices.filter(({ holder }) => named.has(holder)),
  };
}
