import type { Span } from "#schema/article.ts";
import { type Mark, segmentsOf } from "../graph/marks.ts";

const SAYS: Record<Mark, string> = {
  source: "source",
  cue: "relation",
  target: "target",
  speaker: "quoted",
};

/**
 * A stretch of an article with the parts of a claim marked: by line, weight and colour for the eye, and named for screen readers by
 * generated content, so that copying and searching the page meet the article's own words only.
 */
export function MarkedText({
  text,
  start,
  marks,
}: {
  text: string;
  start: number;
  marks: readonly (Span & { mark: Mark })[];
}) {
  let offset = start;
  return segmentsOf(text, start, marks).map((segment) => {
    const key = offset;
    offset += segment.text.length;
    if (segment.marks.length === 0) return segment.text;
    return (
      <mark
        key={key}
        className={segment.marks.join(" ")}
        data-says={segment.marks.map((mark) => SAYS[mark]).join(" and ")}
      >
        {segment.text}
      </mark>
    );
  });
}
