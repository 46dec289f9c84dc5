import type { DrawnEntity, DrawnRelation } from "#web/export/picture/drawing.ts";
import type { Focus } from "../graph/focus.ts";
import { mixed, type Palette } from "./palette.ts";
import type { LineData } from "./programs/line.ts";
import type { ShapeData } from "./programs/shape.ts";

/** How far what is out of focus fades into the page. */
const FADED = 0.82;

/** How an entity looks: neutral, since colour is kept for relations; fainter where it is quiet or out of focus. @param size the share of its full size */
export function lookOfEntity(
  entity: DrawnEntity,
  focus: Focus | null,
  palette: Palette,
  size: number,
): Partial<ShapeData> {
  const color = entity.quiet ? palette.quiet : palette.entity;
  const inFocus = focus === null || focus.entities.has(entity.id);
  return {
    color: inFocus ? color : mixed(color, palette.surface, FADED - 0.1),
    rim: palette.surface,
    size: size * entity.radius,
    shape: entity.shape,
    type: "shape",
    zIndex: inFocus ? 1 : 0,
  };
}

/** How a relation looks: the colour of its tone, the line of its status. @param isCrowd whether thousands are drawn, of which only those in focus lie beside each other and have arrowheads */
export function lookOfRelation(
  relation: DrawnRelation,
  focus: Focus | null,
  chosen: ReadonlySet<string>,
  palette: Palette,
  isCrowd: boolean,
): Partial<LineData> {
  const color = palette.tone[relation.tone];
  const inFocus = focus === null || focus.relations.has(relation.id);
  return {
    color: inFocus ? color : mixed(color, palette.surface, FADED),
    size: relation.thickness + (chosen.has(relation.id) ? 1.5 : 0),
    status: relation.status,
    directed: relation.directed,
    bow: bowOf(relation, focus, isCrowd),
    widest: relation.widest,
    type: typeOf(relation, focus, isCrowd),
    zIndex: inFocus ? 1 : 0,
  };
}

/** How far the middle of a drawn line leaves the straight way, as DrawnRelation says; of one of many not at all. */
export function bowOf(relation: DrawnRelation, focus: Focus | null, isCrowd: boolean): number {
  return isOneOfMany(relation, focus, isCrowd) ? 0 : relation.bow;
}

function isOneOfMany({ id }: DrawnRelation, focus: Focus | null, isCrowd: boolean): boolean {
  return isCrowd && !focus?.relations.has(id);
}

/** What draws it: of one of many what shows no more than its status, which for a fact is nothing. */
function typeOf(relation: DrawnRelation, focus: Focus | null, isCrowd: boolean): "line" | "thin" | "full" {
  if (!isOneOfMany(relation, focus, isCrowd)) return "full";
  return relation.status === "fact" ? "line" : "thin";
}
