import type { Focus, Hovered } from "../graph/focus.ts";
import { type Box, place, type Wanted } from "../graph/labels.ts";
import type { Palette } from "./palette.ts";
import type { Scene } from "./scene.ts";
import { obstaclesOf, placesForName, placesForWords } from "./wanted.ts";

export const FONT = '"Inter Variable", system-ui, sans-serif';

/** What the words of a drawing depend on, beside the scene. */
export interface Emphasis {
  focus: Focus | null;
  /** Id of the chosen entity or relation. */
  chosen: string | null;
  hovered: Hovered;
}

/** In scenes with more lines than this, names are placed without minding the lines: the tests would take longer than a frame. */
const MINDED_LINES = 400;

interface Words {
  text: string;
  font: string;
  color: string;
}

/** Draws the names of entities and, for what is in focus or under the pointer, the words of relations. Nothing overlaps. */
export function drawWords(
  context: CanvasRenderingContext2D,
  scene: Scene,
  emphasis: Emphasis,
  palette: Palette,
): void {
  const words = new Map<string, Words>();
  const widthOf = ({ font, text }: Words) => {
    context.font = font;
    return context.measureText(text).width;
  };
  const names = (entities: Scene["entities"]): Wanted[] =>
    entities.map((entity) => {
      const name = nameOf(entity, emphasis, palette);
      words.set(entity.id, name);
      const lines = scene.relations.length > MINDED_LINES ? [] : scene.relations;
      return { key: entity.id, places: placesForName(entity, widthOf(name), lines) };
    });

  const ranked = [...scene.entities].sort(
    (a, b) => rankOf(a.id, emphasis) - rankOf(b.id, emphasis) || b.claims - a.claims,
  );
  const foremost = ranked.filter(({ id }) => rankOf(id, emphasis) < 2);
  const rest = ranked.filter(({ id }) => rankOf(id, emphasis) >= 2);
  const spoken = scene.relations.filter((relation) => isSpoken(relation, emphasis));
  const wanted = [
    ...names(foremost),
    ...spoken.map((relation): Wanted => {
      const text = { text: relation.words, font: `600 12px ${FONT}`, color: palette.tone[relation.tone] };
      words.set(relation.id, text);
      return { key: relation.id, places: placesForWords(relation, widthOf(text)) };
    }),
    ...names(rest),
  ];
  for (const [key, box] of place(wanted, obstaclesOf(scene), scene)) {
    const text = words.get(key);
    if (text !== undefined) write(context, text, box, palette.surface);
  }
}

/** A ring around the chosen entity. */
export function drawRing(
  context: CanvasRenderingContext2D,
  scene: Scene,
  chosen: string | null,
  { focus }: Palette,
): void {
  const entity = scene.entities.find(({ id }) => id === chosen);
  if (entity === undefined) return;
  context.beginPath();
  context.arc(entity.x, entity.y, entity.radius + 5, 0, 2 * Math.PI);
  context.lineWidth = 2.5;
  context.strokeStyle = focus;
  context.stroke();
}

/** 0: chosen or under the pointer, 1: in focus, 2: the rest. */
function rankOf(id: string, { focus, chosen, hovered }: Emphasis): number {
  if (id === chosen || (hovered?.type === "entity" && hovered.id === id)) return 0;
  return focus?.entities.has(id) ? 1 : 2;
}

function isSpoken({ id, source, target }: Scene["relations"][number], { focus, hovered }: Emphasis): boolean {
  if (focus?.relations.has(id)) return true;
  return hovered?.type === "relation" ? hovered.id === id : hovered?.id === source || hovered?.id === target;
}

function nameOf(entity: Scene["entities"][number], emphasis: Emphasis, palette: Palette): Words {
  const rank = rankOf(entity.id, emphasis);
  const faded = emphasis.focus !== null && rank === 2;
  const style = entity.unnamed ? "italic 400" : faded || entity.quiet ? "400" : rank === 0 ? "700" : "550";
  return {
    text: entity.name,
    font: `${style} ${entity.unnamed ? 12 : 13}px ${FONT}`,
    color: faded || entity.quiet ? palette.muted : palette.ink,
  };
}

function write(
  context: CanvasRenderingContext2D,
  { text, font, color }: Words,
  box: Box,
  halo: string,
): void {
  context.save();
  context.translate(box.x, box.y);
  context.rotate(box.angle);
  context.font = font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.strokeStyle = halo;
  context.strokeText(text, 0, 0);
  context.fillStyle = color;
  context.fillText(text, 0, 0);
  context.restore();
}
