import { angleOn, type Curve, pointOn } from "./curve.ts";
import { type Box, crosses, type Wanted } from "./labels.ts";
import type { Scene } from "./scene.ts";

/** CSS pixels: height of a line of words, and between a shape and its name. */
const LINE = 17;
const GAP = 4;

/** Along the line, where the words of a relation may stand; the middle first. */
const STOPS = [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8];

/** CSS pixels from the line to words that are too long to stand on it. */
const BESIDE = [-13, 13, -27, 27];

type SceneEntity = Scene["entities"][number];
type SceneRelation = Scene["relations"][number];

/** Where the name of an entity may stand: around its shape, first where the fewest lines pass. */
export function placesForName(
  { x, y, radius }: SceneEntity,
  width: number,
  lines: readonly SceneRelation[],
): Wanted["places"] {
  const across = radius + GAP + width / 2;
  const down = radius + GAP + LINE / 2;
  // At the corners: clear of the square around the shape, which is what names keep free of.
  const [aslant, low] = [0.5 * radius + GAP + width / 2, radius + 1 + LINE / 2];
  const middles: [number, number][] = [
    [0, down],
    [0, -down],
    [across, 0],
    [-across, 0],
    [aslant, low],
    [-aslant, low],
    [aslant, -low],
    [-aslant, -low],
  ];
  return middles
    .map(([dx, dy]): Box => ({ x: x + dx, y: y + dy, width, height: LINE, angle: 0 }))
    .map((box) => ({
      box,
      crossed: lines.filter(({ curve }) => passes(curve, box)).length,
    }))
    .sort((a, b) => a.crossed - b.crossed)
    .map(({ box }) => box);
}

/** Whether a name there is read as its own entity's: no other shape stands nearer to it. */
export function isNearestToOwn(box: Box, own: SceneEntity, entities: readonly SceneEntity[]): boolean {
  const gap = gapTo(own, box);
  return !entities.some((other) => other !== own && gapTo(other, box) < gap);
}

/** CSS pixels between a shape, taken for round, and a box that is not turned. */
function gapTo({ x, y, radius }: SceneEntity, box: Box): number {
  const across = Math.max(0, Math.abs(x - box.x) - box.width / 2);
  const down = Math.max(0, Math.abs(y - box.y) - box.height / 2);
  return Math.sqrt(across * across + down * down) - radius;
}

function passes(curve: Curve, box: Box): boolean {
  const points = [0, 0.25, 0.5, 0.75, 1].map((t) => pointOn(curve, t));
  return points.slice(1).some((to, i) => crosses(box, points[i] ?? to, to));
}

/** Where words may stand on a relation's line: turned along it, never upside down; the middle first. */
export function placesAlong({ curve }: SceneRelation, width: number): Box[] {
  return STOPS.map((stop) => {
    const turned = angleOn(curve, stop);
    const angle = Math.cos(turned) < 0 ? turned + Math.PI : turned;
    return { ...pointOn(curve, stop), width: width + 8, height: LINE, angle };
  });
}

/** CSS pixels that a line may leave words that stand on it, at either of their ends. */
const STRAIGHT = 9;

/** The same where the line is straight enough for them, and level across its middle where it runs up and down. */
export function placesOnLine(relation: SceneRelation, width: number): Wanted["places"] {
  const { curve, bow } = relation;
  const length = Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y);
  const out = 4 * Math.abs(bow) * (width / 2 / length) ** 2;
  const room = length - HEADS;
  const places = placesAlong(relation, width);
  const level = places
    .slice(0, 1)
    .filter(({ angle }) => Math.abs(Math.sin(angle)) > 0.5)
    .map((middle) => ({ ...middle, angle: 0 }));
  return out > STRAIGHT || width > room ? level : [...places, ...level];
}

/** A line long enough for words of such a width to stand on it, from middle to middle of its ends. */
export function lengthFor(width: number, bow: number): number {
  return Math.max(width + HEADS + SLACK, width * Math.sqrt(Math.abs(bow) / STRAIGHT) + SLACK);
}

/** CSS pixels of a line that its ends cover: shapes and a head. */
const HEADS = 70;
const SLACK = 6;

/** Where the words of a relation may stand: on its line; or level across it; or beside it. */
export function placesForWords(relation: SceneRelation, width: number): Wanted["places"] {
  const onLine = placesAlong(relation, width);
  const [middle] = onLine;
  if (middle === undefined) return [];
  const beside = BESIDE.map((away) => ({
    ...middle,
    x: middle.x - away * Math.sin(middle.angle),
    y: middle.y + away * Math.cos(middle.angle),
  }));
  return [...onLine, { ...middle, angle: 0 }, ...beside];
}

/** The boxes that no words may cover: the shapes. */
export function obstaclesOf(entities: readonly SceneEntity[]): Box[] {
  return entities.map(({ x, y, radius }) => ({ x, y, width: 2 * radius, height: 2 * radius, angle: 0 }));
}
