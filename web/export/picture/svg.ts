import type { Graph } from "#schema/api.ts";
import { xml } from "../text.ts";
import { keyOf } from "./key.ts";
import type { Places } from "./layout.ts";
import { legendOf } from "./legend.ts";
import { type Lettering, line, round, wrapped } from "./lettering.ts";
import { marksOf } from "./marks.ts";
import type { FlagOf } from "./shapes.ts";
import { sheetOf } from "./sheet.ts";
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

  drawn.push(`<g transform="translate(${round((width - sheet.width) / 2)} ${round(y)})">`);
  drawn.push(...marksOf(sheet, lettering, flagOf), "</g>");
  y += sheet.height + 6;

  const legend = legendOf(graph, across, lettering);
  drawn.push(`<g transform="translate(${PADDING} ${round(y)})">`, legend.drawn, "</g>");
  y += legend.height + 4;
  const key = keyOf(sheet, across, lettering);
  drawn.push(`<g transform="translate(${PADDING} ${round(y)})">`, key.drawn, "</g>");
  y += key.height;
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

/** The same with other words in each line of text, all spaces of which count. */
export function withTexts(svg: string, change: (text: string) => string): string {
  return svg.replace(
    /<text ([^>]*>)([^<]*)(?=<\/text>)/g,
    (_, rest: string, text: string) => `<text xml:space="preserve" ${rest}${xml(change(unescaped(text)))}`,
  );
}

const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, sign: string) => SIGNS[sign]!);
}
