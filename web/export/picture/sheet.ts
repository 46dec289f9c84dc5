import type { Graph } from "#schema/api.ts";
import { curveBetween, pointOn } from "./curve.ts";
import { type DrawnEntity, drawingOf } from "./drawing.ts";
import { type Box, place } from "./labels.ts";
import { layout, type Places } from "./layout.ts";
import { type Lettering, oneLine, type Style, shortened } from "./lettering.ts";
import type { Scene } from "./scene.ts";
import { lengthFor, obstaclesOf, placesAlong, placesForName, placesOnLine } from "./wanted.ts";

/** A drawing with its words in place, cropped to what it holds. CSS pixels, y downwards, (0, 0) at the top left. */
export interface Sheet {
  width: number;
  height: number;
  scene: Scene;
  /** By entity id; without a box where no place was free. */
  names: { id: string; text: string; box: Box }[];
  /** By relation id. */
  words: { id: string; text: string; box: Box }[];
  /** By relation id: what stands on a line that has no room for its words, to be looked up in a key. */
  numbers: { id: string; text: string; box: Box }[];
}

/** CSS pixels. */
const NAME_SIZE = 13;
const UNNAMED_SIZE = 12;
export const WORDS_SIZE = 11;
const WIDEST_NAME = 260;
const BETWEEN = 8;
const MARGIN = 14;

/** CSS pixels of a picture whose places are not given: a sheet of paper on its side, on which names can still be read, legend and key apart. */
const ROOM = { width: 1240, height: 490 };

/** So many relations, the strongest, have their words: more would hide the lines that they name. */
const MOST_WORDS = 60;

/** As many lines beside them have a number: a longer key would be more than the picture. */
const MOST_NUMBERS = 60;

/** A line beyond these could only be drawn without a word of what it stands for. */
export const MOST_TOLD = MOST_WORDS + MOST_NUMBERS;

/** CSS pixels across a number on a line. */
export const NUMBER = 16;

export function styleOf({ unnamed }: DrawnEntity): Style {
  return unnamed ? "italics" : "bold";
}

/**
 * How a graph lies on paper.
 *
 * @param places as they are shown somewhere, y upwards; without them the layout that the page begins with. Entities without a place are left out.
 */
export function sheetOf(graph: Graph, lettering: Lettering, places?: Places): Sheet {
  const drawing = drawingOf(graph);
  const named = new Map(
    drawing.entities.map((entity) => {
      const [style, size] = [styleOf(entity), sizeOf(entity)];
      const text = shortened(oneLine(entity.name), WIDEST_NAME, style, size, lettering);
      return [entity.id, { text, width: lettering.widthOf(style, size, text) }];
    }),
  );
  const at =
    places ??
    layout({
      entities: drawing.entities.map(({ id, radius }) => ({
        id,
        width: Math.max(2 * radius, named.get(id)!.width),
        height: 2 * radius + 22,
      })),
      relations: drawing.relations.map(({ source, target, words, bow }) => ({
        source,
        target,
        length: lengthFor(lettering.widthOf("bold", WORDS_SIZE, words), bow),
      })),
      aspect: ROOM.width / ROOM.height,
      room: ROOM,
    });

  const entities = drawing.entities.flatMap((entity) => {
    const [x, y] = Object.hasOwn(at, entity.id) ? at[entity.id]! : [];
    return x === undefined || y === undefined ? [] : [{ ...entity, x, y: -y }];
  });
  const room = WIDEST_NAME + 60;
  const left = Math.min(0, ...entities.map(({ x }) => x)) - room;
  const top = Math.min(0, ...entities.map(({ y }) => y)) - room;
  for (const entity of entities) {
    entity.x -= left;
    entity.y -= top;
  }
  const width = Math.max(0, ...entities.map(({ x }) => x)) + room;
  const height = Math.max(0, ...entities.map(({ y }) => y)) + room;
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const relations = drawing.relations.flatMap((relation) => {
    const [from, to] = [byId.get(relation.source), byId.get(relation.target)];
    if (from === undefined || to === undefined || from === to) return [];
    return [{ ...relation, curve: curveBetween(from, to, -relation.bow, relation.widest) }];
  });
  const scene: Scene = { width, height, entities, relations };

  const important = [...entities].sort((a, b) => b.claims - a.claims);
  const shapes = obstaclesOf(entities);
  const names = place(
    important.map((entity) => ({
      key: entity.id,
      places: placesForName(entity, named.get(entity.id)!.width + BETWEEN, relations),
    })),
    shapes,
    scene,
  );
  const strongest = [...relations].sort((a, b) => b.thickness - a.thickness);
  const spoken = strongest.slice(0, MOST_WORDS);
  const words = place(
    spoken.map((relation) => ({
      key: relation.id,
      places: placesOnLine(relation, lettering.widthOf("bold", WORDS_SIZE, relation.words)),
    })),
    [...shapes, ...names.values()],
    scene,
  );
  const numbers = place(
    strongest
      .filter(({ id }) => !words.has(id))
      .slice(0, MOST_NUMBERS)
      .map((relation) => ({ key: relation.id, places: placesAlong(relation, NUMBER) })),
    [...shapes, ...names.values(), ...words.values()],
    scene,
  );
  return cropped({
    width,
    height,
    scene,
    names: [...names].map(([id, box]) => ({ id, text: named.get(id)!.text, box })),
    words: spoken.flatMap(({ id, words: text }) => {
      const box = words.get(id);
      return box === undefined ? [] : [{ id, text, box }];
    }),
    numbers: [...numbers].map(([id, box], at) => ({ id, text: String(at + 1), box })),
  });
}

/** What a line says: "France – criticized · ×2 – Niger". */
export function told(
  { source, target, words }: Scene["relations"][number],
  entities: Scene["entities"],
): string {
  const nameOf = (id: string) => entities.find((entity) => entity.id === id)!.name;
  return `${nameOf(source)} – ${words} – ${nameOf(target)}`;
}

export function sizeOf({ unnamed }: DrawnEntity): number {
  return unnamed ? UNNAMED_SIZE : NAME_SIZE;
}

/** The same moved and cut to what is drawn, with a margin. */
function cropped({ scene, names, words, numbers }: Sheet): Sheet {
  const corners = [
    ...scene.entities.flatMap(({ x, y, radius }) => around(x, y, 1.2 * radius + 3, 1.2 * radius + 3)),
    ...scene.relations.flatMap(({ curve }) => [0.25, 0.5, 0.75].map((t) => pointOn(curve, t))),
    ...[...names, ...words, ...numbers].flatMap(({ box: { x, y, width, height, angle } }) => {
      const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
      return around(x, y, (width * cos + height * sin) / 2, (width * sin + height * cos) / 2);
    }),
  ];
  const left = Math.min(...corners.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...corners.map(({ y }) => y)) - MARGIN;
  const width = corners.length === 0 ? 0 : Math.max(...corners.map(({ x }) => x)) + MARGIN - left;
  const height = corners.length === 0 ? 0 : Math.max(...corners.map(({ y }) => y)) + MARGIN - top;
  const moved = <Point extends { x: number; y: number }>(point: Point): Point => ({
    ...point,
    x: point.x - left,
    y: point.y - top,
  });
  return {
    width,
    height,
    scene: {
      width,
      height,
      entities: scene.entities.map(moved),
      relations: scene.relations.map((relation) => {
        const { from, control, to } = relation.curve;
        return { ...relation, curve: { from: moved(from), control: moved(control), to: moved(to) } };
      }),
    },
    names: names.map((name) => ({ ...name, box: moved(name.box) })),
    words: words.map((word) => ({ ...word, box: moved(word.box) })),
    numbers: numbers.map((number) => ({ ...number, box: moved(number.box) })),
  };
}

function around(x: number, y: number, across: number, down: number): { x: number; y: number }[] {
  return [
    { x: x - across, y: y - down },
    { x: x + across, y: y + down },
  ];
}
