import type { EntityHit, SearchResult, SentenceHit } from "#schema/api.ts";
import type { Span } from "#schema/article.ts";

/** What a search found: an entity or a sentence. */
export type Hit = { type: "entity"; entity: EntityHit } | { type: "sentence"; hit: SentenceHit };

/** In the order in which they are shown. */
export function hitsOf({ entities, sentences }: SearchResult): Hit[] {
  return [
    ...entities.map((entity): Hit => ({ type: "entity", entity })),
    ...sentences.map((hit): Hit => ({ type: "sentence", hit })),
  ];
}

/** A stretch of a text, and whether the search hit it. `start` is its offset in UTF-16 code units. */
export interface HitPart {
  text: string;
  start: number;
  hit: boolean;
}

/** Cuts a text where the words stand that were searched for. @param hits offsets into the text, in order */
export function hitParts(text: string, hits: readonly Span[]): HitPart[] {
  const parts: HitPart[] = [];
  let at = 0;
  const push = (end: number, hit: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), start: at, hit });
    at = Math.max(at, end);
  };
  for (const { start, end } of hits) {
    push(start, false);
    push(end, true);
  }
  push(text.length, false);
  return parts;
}
