import { angleOn, pointOn } from "../graph/curve.ts";
import { type Box, crosses, type Wanted } from "../graph/labels.ts";
import type { Scene } from "./scene.ts";

/** CSS pixels: height of a line of words, and between a shape and its name. */
const LINE = 17;
const GAP = 4;

/** Along the line, where the words of a relation may stand; the middle first. */
const STOPS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

type SceneEntity = Scene["entities"][number];
type SceneRelation = Scene["relations"][number];

/** Where the name of an entity may stand: around its shape, first where the fewest lines pass. */
export function placesForName(
  { x, y, radius }: SceneEntity,
  width: number,
  lines: readonly SceneRelation[],
): Wanted["places"] {
  const across = radius + GAP + 2 + width / 2;
  const down = radius + GAP + LINE / 2;
  const slant = 0.72 * radius + GAP;
  const middles: [number, number][] = [
    [0, down],
    [0, -down],
    [across, 0],
    [-across, 0],
    [slant + width / 2, slant + LINE / 2],
    [-slant - width / 2, slant + LINE / 2],
    [slant + width / 2, -slant - LINE / 2],
    [-slant - width / 2, -slant - LINE / 2],
  ];
  return middles
    .map(([dx, dy]): Box => ({ x: x + dx, y: y + dy, width, height: LINE, angle: 0 }))
    .map((box) => ({
      box,
      crossed: lines.filter(({ curve }) => crosses(box, curve.from, curve.to)).length,
    }))
    .sort((a, b) => a.crossed - b.crossed)
    .map(({ box }) => box);
}

/** Where the words of a relation may stand: on its line, turned along it, never upside down. */
export function placesForWords({ curve }: SceneRelation, width: number): Wanted["places"] {
  return STOPS.map((stop) => {
    const { x, y } = pointOn(curve, stop);
    const turned = angleOn(curve, stop);
    const angle = Math.cos(turned) < 0 ? turned + Math.PI : turned;
    return { x, y, width: width + 8, height: LINE, angle };
  });
}

/** The boxes that no words may cover: the shapes. */
export function obstaclesOf({ entities }: Scene): Box[] {
  return entities.map(({ x, y, radius }) => ({ x, y, width: 2 * radius, height: 2 * radius, angle: 0 }));
}
