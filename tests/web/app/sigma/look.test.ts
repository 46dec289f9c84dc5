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
const edge = (source: string, relation: "WARNED" | "MET_WITH", target: string, status = "fact") => ({
  ...{ id: `${source} ${status} ${target}`, source, target, relation, status },
  ...{ claims: 1, articles: 1, outlets: 1, confidence: 1, first: null, last: null },
});
const DRAWING = drawingOf({
  nodes: ["A", "B", "C"].map(node),
  edges: [
    edge("A", "WARNED", "B"),
    edge("B", "MET_WITH", "C"),
    edge("B", "MET_WITH", "C", "attributed"),
    edge("B", "MET_WITH", "C", "planned"),
    edge("B", "MET_WITH", "C", "denied"),
  ],
} as unknown as Parameters<typeof drawingOf>[0]);

/** What draws each line, of which only "line" tells no status, and whether it has its full colour. */
function looks(selection: Selection | null, isCrowd: boolean): Record<string, string> {
  const focus = focusOf(DRAWING, selection);
  return Object.fromEntries(
    DRAWING.relations.map((relation) => {
      const { type, color, status } = lookOfRelation(relation, focus, new Set(), PALETTE, isCrowd);
      expect(status).toBe(relation.status);
      return [relation.id, `${type} ${color === PALETTE.tone[relation.tone] ? "full" : "faded"}`];
    }),
  );
}

const B_TO_C = ["B fact C", "B attributed C", "B planned C", "B denied C"];
const allOf = (look: string) => Object.fromEntries(["A fact B", ...B_TO_C].map((id) => [id, look]));
/** In a crowd no plan, denial or hearsay looks like a fact. */
const told = (colour: string) => ({ ...allOf(`thin ${colour}`), "B fact C": `line ${colour}` });

const A: Selection = { type: "entity", id: "A" };

test.each([
  ["few lines", null, false, allOf("full full")],
  ["few lines, one in focus", A, false, { ...allOf("full faded"), "A fact B": "full full" }],
  ["thousands", null, true, { ...told("full"), "A fact B": "line full" }],
  ["thousands, one in focus", A, true, { ...told("faded"), "A fact B": "full full" }],
] as const)("%s", (_, selection, isCrowd, expected) => {
  expect(looks(selection, isCrowd)).toEqual(expected);
});
