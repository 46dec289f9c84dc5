import type { Graph } from "#schema/api.ts";
import { xml } from "../text.ts";
import { counted } from "../words.ts";
import type { Places } from "./layout.ts";
import { legendOf } from "./legend.ts";
import { type Lettering, line, round, wrapped } from "./lettering.ts";
import { type FlagOf, lineOf, shapeOf } from "./shapes.ts";
import { sheetOf, sizeOf, styleOf, WORDS_SIZE } from "./sheet.ts";
import { PAPER } from "./theme.ts";

export interface PictureOptions {
  /** What the picture shows, for whoever cannot see it, and over it where there is a heading. */
  title: string;
  lettering: Lettering;
  flagOf: FlagOf;
  /** As shown somewhere; without them a layout of its own. */
  places?: Places;
  /** Lines above the picture, under the title; without them the picture has no heading. */
  heading?: string[];
  /** Lines below the legend, small. */
  footing?: string[];
  /** What the picture was made from, as data. */
  metadata?: string;
}

const PADDING = 16;
const NARROWEST = 560;

/** A picture as SVG, with its size in CSS pixels. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** A graph as a picture for paper: text as text, nothing fetched, nothing that runs, as large as what it holds. */
export function pictureOf(graph: Graph, options: PictureOptions): Picture {
  const { title, lettering, flagOf, places, heading, footing = [], metadata } = options;
  const sheet = sheetOf(graph, lettering, places);
  const { entities, relations } = sheet.scene;
  const width = Math.max(sheet.width, NARROWEST) + 2 * PADDING;
  const across = width - 2 * PADDING;
  const drawn: string[] = [];
  let y = PADDING;
  const paragraph = (text: string, size: number, style: "normal" | "bold", color: string) => {
    for (const words of wrapped(text, across, style, size, lettering)) {
      drawn.push(line(words, lettering, { x: PADDING, y: y + 0.7 * size, size, style, color }));
      y += 1.45 * size;
    }
  };
  if (heading !== undefined) {
    paragraph(title, 19, "bold", PAPER.ink);
    for (const text of heading) paragraph(text, 12, "normal", PAPER.muted);
    y += 8;
  }

  const radii = new Map(entities.map(({ id, radius }) => [id, radius]));
  const toneOf = new Map(relations.map(({ id, tone }) => [id, PAPER.tone[tone]]));
  const entityOf = new Map(entities.map((entity) => [entity.id, entity]));
  drawn.push(`<g transform="translate(${round((width - sheet.width) / 2)} ${round(y)})">`);
  for (const relation of relations) {
    const [source, target] = [radii.get(relation.source) ?? 0, radii.get(relation.target) ?? 0];
    const [from, to] = [entityOf.get(relation.source)!.name, entityOf.get(relation.target)!.name];
    drawn.push(
      `<g><title>${xml(`${from} – ${relation.words} – ${to}`)}</title>${lineOf(relation, source, target)}</g>`,
    );
  }
  entities.forEach((entity, place) => {
    const told = `${entity.name}: ${counted(entity.claims, "claim")}`;
    drawn.push(`<g><title>${xml(told)}</title>${shapeOf(entity, `picture-flag-${place}`, flagOf)}</g>`);
  });
  for (const { id, text, box } of sheet.words) {
    const { x, y, angle } = box;
    const color = toneOf.get(id)!;
    drawn.push(
      line(text, lettering, {
        ...{ x, y, angle, color, size: WORDS_SIZE },
        ...({ style: "bold", anchor: "middle", halo: PAPER.surface } as const),
      }),
    );
  }
  for (const { id, text, box } of sheet.names) {
    const entity = entityOf.get(id)!;
    drawn.push(
      line(text, lettering, {
        ...{ x: box.x, y: box.y, size: sizeOf(entity), style: styleOf(entity) },
        ...({ anchor: "middle", halo: PAPER.surface } as const),
        color: entity.quiet ? PAPER.muted : PAPER.ink,
      }),
    );
  }
  drawn.push("</g>");
  y += sheet.height + 6;

  const legend = legendOf(graph, across, lettering);
  drawn.push(`<g transform="translate(${PADDING} ${round(y)})">`, legend.drawn, "</g>");
  y += legend.height + 4;
  for (const text of footing) paragraph(text, 9.5, "normal", PAPER.muted);
  const height = y + PADDING;
  const size = `width="${round(width)}" height="${round(height)}"`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-label="${xml(title)}">`,
    `<title>${xml(title)}</title>`,
    metadata === undefined
      ? ""
      : `<metadata><made-from xmlns="urn:demarche:export">${xml(metadata)}</made-from></metadata>`,
    `<rect ${size} fill="${PAPER.surface}"/>`,
    ...drawn,
    "</svg>",
  ];
  return { svg: `${svg.filter((piece) => piece !== "").join("\n")}\n`, width, height };
}
