import { expect, test } from "vitest";
import { focusOf, type Selection } from "#web/app/graph/focus.ts";
import { lookOfRelation } from "#web/app/sigma/look.ts";
import type { Palette } from "#web/app/sigma/palette.ts";
import { drawingOf } from "#web/export/picture/drawing.ts";

const PALETTE = {
  tone: { "verbal-conflict": "#8f6b00", "verbal-cooperation": "#1f78b4" },
  surface: "#ffffff",
} as Palette;

const node = (id: string) => ({
  id,
  name: id,
  kind: "state" as const,
  claims: 1,
  aliases: [],
  wikidata: null,
});
const edge = (source: string, relation: "WARNED" | "MET_WITH", target: string) => ({
  ...{ id: `${source} ${target}`, source, target, relation, status: "fact" as const },
  ...{ claims: 1, articles: 1, outlets: 1, confidence: 1, first: null, last: null },
});
const DRAWING = drawingOf({
  nodes: ["A", "B", "C"].map(node),
  edges: [edge("A", "WARNED", "B"), edge("B", "MET_WITH", "C")],
} as unknown as Parameters<typeof drawingOf>[0]);

/** The kind of each line, and whether it has its full colour. */
function looks(selection: Selection | null, isCrowd: boolean): string[] {
  const focus = focusOf(DRAWING, selection);
  return DRAWING.relations.map((relation) => {
    const { type, color } = lookOfRelation(relation, focus, new Set(), PALETTE, isCrowd);
    return `${type} ${color === PALETTE.tone[relation.tone] ? "full" : "faded"}`;
  });
}

const A: Selection = { type: "entity", id: "A" };

test.each([
  ["few lines", null, false, ["line full", "line full"]],
  ["few lines, one in focus", A, false, ["line full", "line faded"]],
  ["thousands", null, true, ["crowd full", "crowd full"]],
  ["thousands, one in focus", A, true, ["line full", "crowd faded"]],
] as const)("%s", (_, selection, isCrowd, expected) => {
  expect(looks(selection, isCrowd)).toEqual(expected);
});
