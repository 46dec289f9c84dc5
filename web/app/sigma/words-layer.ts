import { type Box, place, type Wanted } from "#web/export/picture/labels.ts";
import type { Scene } from "#web/export/picture/scene.ts";
import {
  isNearestToOwn,
  obstaclesOf,
  placesAlong,
  placesForName,
  placesForWords,
} from "#web/export/picture/wanted.ts";
import type { Focus, Hovered } from "../graph/focus.ts";
import type { Palette } from "./palette.ts";

export const FONT = '"Inter Variable", system-ui, sans-serif';

/** What the words of a drawing depend on, beside the scene. */
export interface Emphasis {
  focus: Focus | null;
  /** Ids of the chosen entities or relation. */
  chosen: ReadonlySet<string>;
  hovered: Hovered;
}

/** In scenes with more lines than this, names are placed without minding the lines: the tests would take longer than a frame. */
const MINDED_LINES = 400;

/** CSS pixels kept between two names on one line. */
const BETWEEN = 8;

/** Beyond so many names a view cannot be read anyway; in a crowd beyond so few names and words on lines. */
const MOST_NAMES = 200;
const CROWD = 300;
const MOST_IN_CROWD = 30;

/** So many of those with most claims are named even where there is no room beside the shapes. */
const ALWAYS_NAMED = 3;

/** Beyond so many words on lines none is found. */
const MOST_WORDS = 60;

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
  const widthOf = (font: string, text: string) => {
    context.font = font;
    return context.measureText(text).width;
  };
  const visible = scene.entities
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= scene.width && y <= scene.height)
    .sort((a, b) => b.claims - a.claims);
  const named =
    visible.length > CROWD
      ? visible.sort((a, b) => rankOf(a.id, emphasis) - rankOf(b.id, emphasis)).slice(0, MOST_IN_CROWD)
      : visible.filter(({ id }, order) => order < MOST_NAMES || rankOf(id, emphasis) < 2);
  const lines = scene.relations.length > MINDED_LINES ? [] : scene.relations;
  // In a crowd names lie over shapes wherever they stand.
  const near = visible.length > CROWD ? named : visible;
  const shapes = obstaclesOf(near);
  // Measured at its heaviest, so that a name keeps its place whatever is chosen.
  const wanted = named.map((entity, order): Wanted => {
    const width = widthOf(fontOf(entity, entity.unnamed ? "italic 400" : "700"), entity.name);
    const places = placesForName(entity, width + BETWEEN, lines);
    const own = places.filter((box) => isNearestToOwn(box, entity, near));
    // At another's shape a name misleads: only what the reader points at, and the few always named, stand there where nowhere else is room.
    const isNamedAnyway = rankOf(entity.id, emphasis) === 0 || order < ALWAYS_NAMED;
    return {
      key: entity.id,
      places: isNamedAnyway ? [...own, ...places.filter((box) => !own.includes(box))] : own,
    };
  });
  const foremost = new Set(named.filter(({ id }) => rankOf(id, emphasis) < 2).map(({ id }) => id));
  let names = place(wanted, shapes, scene);
  // Only where something in focus would go without a name do names make room for each other.
  if (wanted.some(({ key, places }) => foremost.has(key) && places.length > 0 && !names.has(key)))
    names = place(
      [...wanted.filter(({ key }) => foremost.has(key)), ...wanted.filter(({ key }) => !foremost.has(key))],
      shapes,
      scene,
    );
  // Whoever has most claims is named however close others stand: a name on a small shape is read, one left out is not.
  const first = wanted.slice(0, ALWAYS_NAMED).filter(({ key }) => !names.has(key));
  for (const [id, box] of place(first, [...names.values()], scene)) names.set(id, box);
  for (const entity of named) {
    const box = names.get(entity.id);
    if (box !== undefined) write(context, nameOf(entity, emphasis, palette), box, palette.surface);
  }

  const spoken = scene.relations
    .filter((relation) => isSpoken(relation, emphasis))
    .sort((a, b) => b.thickness - a.thickness)
    .slice(0, visible.length > CROWD ? MOST_IN_CROWD - names.size : MOST_WORDS);
  const said = spoken.map(
    (relation): Said => ({
      relation,
      text: relation.words,
      font: `600 12px ${FONT}`,
      places: placesForWords,
    }),
  );
  if (emphasis.focus === null) said.push(...countsIn(lines, emphasis));
  const words = place(
    said.map(({ relation, text, font, places }) => ({
      key: relation.id,
      places: places(relation, widthOf(font, text)),
    })),
    [...shapes, ...names.values()],
    scene,
  );
  for (const { relation, text, font } of said) {
    const box = words.get(relation.id);
    const color = palette.tone[relation.tone];
    if (box !== undefined) write(context, { text, font, color }, box, palette.surface);
  }
}

/** What is written on a line. */
interface Said {
  relation: Scene["relations"][number];
  text: string;
  font: string;
  /** Where it may stand. */
  places: typeof placesForWords;
}

/** How many claims stand behind a line whose words are not wanted, where there are several; none in a crowd, which would be full of them. */
function countsIn(lines: Scene["relations"], emphasis: Emphasis): Said[] {
  if (lines.length > MOST_WORDS) return [];
  return (
    lines
      .filter((relation) => relation.claims > 1 && !isSpoken(relation, emphasis))
      // On the line itself: beside it a number would count the claims of another one.
      .map((relation) => ({
        relation,
        text: `×${relation.claims}`,
        font: `600 11px ${FONT}`,
        places: placesAlong,
      }))
  );
}

/** Rings around the chosen entities. */
export function drawRings(
  context: CanvasRenderingContext2D,
  scene: Scene,
  chosen: ReadonlySet<string>,
  { focus }: Palette,
): void {
  for (const { id, x, y, radius } of scene.entities) {
    if (!chosen.has(id)) continue;
    context.beginPath();
    context.arc(x, y, radius + 5, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = focus;
    context.stroke();
  }
}

/** A dot at the corner of those whose places the reader gave. */
export function drawPins(
  context: CanvasRenderingContext2D,
  scene: Scene,
  pinned: ReadonlySet<string>,
  { focus, surface }: Palette,
): void {
  if (pinned.size === 0) return;
  for (const { id, x, y, radius } of scene.entities) {
    if (!pinned.has(id)) continue;
    context.beginPath();
    context.arc(x + 0.75 * radius, y - 0.75 * radius, 4, 0, 2 * Math.PI);
    context.fillStyle = focus;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = surface;
    context.stroke();
  }
}

/** 0: chosen or under the pointer, 1: in focus, 2: the rest. */
function rankOf(id: string, { focus, chosen, hovered }: Emphasis): number {
  if (chosen.has(id) || (hovered?.type === "entity" && hovered.id === id)) return 0;
  return focus?.entities.has(id) ? 1 : 2;
}

/** Whether the words of a relation are wanted. */
export function isSpoken(
  { id, source, target }: Pick<Scene["relations"][number], "id" | "source" | "target">,
  { focus, hovered }: Emphasis,
): boolean {
  if (focus?.relations.has(id)) return true;
  return hovered?.type === "relation" ? hovered.id === id : hovered?.id === source || hovered?.id === target;
}

function nameOf(entity: Scene["entities"][number], emphasis: Emphasis, palette: Palette): Words {
  const rank = rankOf(entity.id, emphasis);
  const faded = emphasis.focus !== null && rank === 2;
  const weight = entity.unnamed ? "italic 400" : faded || entity.quiet ? "400" : rank === 0 ? "700" : "550";
  return {
    text: entity.name,
    font: fontOf(entity, weight),
    color: faded || entity.quiet ? palette.muted : palette.ink,
  };
}

function fontOf({ unnamed }: Scene["entities"][number], weight: string): string {
  return `${weight} ${unnamed ? 12 : 13}px ${FONT}`;
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
