import type { ClaimEnd, ClaimView } from "#schema/api.ts";
import type { Span } from "#schema/article.ts";

export const MARKS = ["source", "cue", "target", "speaker"] as const;
/** What a stretch of a sentence does in a claim: who acts, the words that say what, to whom, who is quoted. */
export type Mark = (typeof MARKS)[number];

/** A stretch of text and what it does there; several where spans share words ("their" as source and target). */
export interface Segment {
  text: string;
  marks: Mark[];
}

/** Cuts a stretch of an article's text where marks begin and end. `start` is the offset of `text` in the article; spans outside it are left out. */
export function segmentsOf(
  text: string,
  start: number,
  marked: readonly (Span & { mark: Mark })[],
): Segment[] {
  const end = start + text.length;
  const inside = marked.filter((span) => span.start < end && span.end > start && span.start < span.end);
  const cuts = new Set([start, end]);
  for (const span of inside) {
    cuts.add(Math.max(start, span.start));
    cuts.add(Math.min(end, span.end));
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(1).map((to, i) => {
    const from = points[i] ?? start;
    const marks = MARKS.filter((mark) =>
      inside.some((span) => span.mark === mark && span.start <= from && span.end >= to),
    );
    return { text: text.slice(from - start, to - start), marks };
  });
}

/** The marked spans of a claim, as offsets into its article. */
export function marksOf(claim: Pick<ClaimView, "cue" | "source" | "target" | "attributedTo">): (Span & {
  mark: Mark;
})[] {
  const ends = (mark: Mark, spans: readonly (ClaimEnd | Span)[]) =>
    spans.map(({ start, end }) => ({ start, end, mark }));
  return [
    ...ends("source", claim.source),
    ...ends("cue", [claim.cue]),
    ...ends("target", claim.target),
    ...ends("speaker", claim.attributedTo),
  ];
}
