import type { GraphNode, SentenceHit } from "#schema/api.ts";

/** What a search found: an entity or a sentence. */
export type Hit = { type: "entity"; entity: GraphNode } | { type: "sentence"; hit: SentenceHit };

/** A stretch of a text, and whether it is one of the words searched for. `start` is its offset in UTF-16 code units. */
export interface HitPart {
  text: string;
  start: number;
  hit: boolean;
}

/** Cuts a text where words of the query stand in it: whole words or their beginnings, whatever the case. */
export function hitWords(text: string, query: string): HitPart[] {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [{ text, start: 0, hit: false }];
  // The words hold letters and digits only, so nothing in them is special to the pattern.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "giu");
  const parts: HitPart[] = [];
  let at = 0;
  const push = (end: number, hit: boolean) => {
    if (end > at) parts.push({ text: text.slice(at, end), start: at, hit });
    at = end;
  };
  for (const match of text.matchAll(pattern)) {
    push(match.index, false);
    push(match.index + match[0].length, true);
  }
  push(text.length, false);
  return parts;
}
