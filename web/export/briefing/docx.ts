import {
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TabStopType,
  TextRun,
} from "docx";
import { rasterized } from "../picture/png.ts";
import type { Picture } from "../picture/svg.ts";
import { PAPER } from "../picture/theme.ts";
import { provenanceLines, provenanceSentence } from "../provenance.ts";
import { writable } from "../text.ts";
import { type Briefing, HOW_TO_READ, type Note, type Source } from "./model.ts";

const SANS = "Arial";
const SERIF = "Georgia";
const MUTED = PAPER.muted.slice(1);

/** Pixels of a page's width and height that a picture may take (A4 with the margins below, 96 a inch). */
const ROOM = { width: 640, height: 800 };
/** Twentieths of a point. */
const MARGIN = 1080;
const WHEN = 2100;

/** A briefing as a document of Word with footnotes. */
export async function docxOf(briefing: Briefing): Promise<Uint8Array> {
  const { title, provenance, notes } = briefing;
  const document = new Document({
    title,
    subject: writable(provenanceSentence(provenance)),
    creator: `${provenance.product} ${provenance.version}`,
    description: writable(JSON.stringify(provenance)),
    lastModifiedBy: provenance.product,
    customProperties: provenanceLines(provenance).map(({ name, value }) => ({
      name: writable(name),
      value: writable(value),
    })),
    styles: {
      default: {
        document: { run: { font: SANS, size: 21 }, paragraph: { spacing: { after: 80 } } },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading1: {
          run: { size: 28, bold: true, color: PAPER.ink.slice(1) },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { size: 22, bold: true, color: PAPER.ink.slice(1) },
          paragraph: { spacing: { before: 240, after: 60 }, keepNext: true },
        },
        footnoteText: { run: { size: 18, font: SANS } },
      },
    },
    footnotes: Object.fromEntries(
      notes.map((note) => [note.number, { children: [new Paragraph({ children: footnote(note) })] }]),
    ),
    sections: [
      {
        properties: { page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: footer(briefing) },
        children: [...(await opening(briefing)), ...statements(briefing), ...index(briefing)],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function footer({ title, provenance: { product, version, date } }: Briefing): Footer {
  const left = `${title.slice(0, 60)} · ${product} ${version} · ${date.slice(0, 10)}`;
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: 9700 }],
        children: [
          new TextRun({ text: `${left}\t`, size: 16, color: MUTED }),
          new TextRun({
            children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
            size: 16,
            color: MUTED,
          }),
        ],
      }),
    ],
  });
}

async function opening({ title, origin, picture, leftOut }: Briefing): Promise<Paragraph[]> {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...origin.map(
      ({ name, value }) =>
        new Paragraph({
          spacing: { after: 0 },
          indent: { left: WHEN, hanging: WHEN },
          children: [
            new TextRun({ text: `${name}\t`, color: MUTED, size: 19 }),
            new TextRun({ text: value, size: 19 }),
          ],
          tabStops: [{ type: TabStopType.LEFT, position: WHEN }],
        }),
    ),
    new Paragraph({ spacing: { before: 240 }, children: [await image(picture, title)] }),
    ...(leftOut === null ? [] : [hint(leftOut)]),
  ];
}

/** The picture as SVG, and for programs that cannot show it in pixels. */
async function image({ svg, width, height }: Picture, title: string): Promise<ImageRun> {
  const scale = Math.min(1, ROOM.width / width, ROOM.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    transformation,
    fallback: { type: "png", data: await rasterized(svg, 2) },
    altText: { title: "The graph", description: title, name: "The graph" },
  });
}

function statements({ overview, pairs }: Briefing): Paragraph[] {
  return [
    heading("Who did or said what to whom"),
    new Paragraph({ children: [new TextRun(overview)] }),
    hint(HOW_TO_READ),
    ...pairs.flatMap(({ heading: words, statements }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(words)] }),
      ...statements.map(
        ({ when, text, remark, notes }) =>
          new Paragraph({
            indent: { left: WHEN, hanging: WHEN },
            tabStops: [{ type: TabStopType.LEFT, position: WHEN }],
            children: [
              new TextRun({ text: `${when}\t`, size: 17, color: MUTED }),
              new TextRun(text),
              ...(remark === null ? [] : [new TextRun({ text: ` [${remark}]`, size: 17, color: MUTED })]),
              ...notes.flatMap((note, at) => [
                ...(at === 0 ? [] : [new TextRun({ text: ", ", superScript: true })]),
                new FootnoteReferenceRun(note.number),
              ]),
            ],
          }),
      ),
    ]),
  ];
}

function index({ actors, articles }: Briefing): Paragraph[] {
  return [
    heading("Index of actors"),
    ...actors.map(
      ({ name, about, offices }) =>
        new Paragraph({
          children: [
            new TextRun({ text: name, bold: true }),
            new TextRun(`: ${about}`),
            ...offices.flatMap(({ text, note }) => [
              new TextRun(`; ${text}`),
              new FootnoteReferenceRun(note.number),
            ]),
          ],
        }),
    ),
    heading("Articles"),
    ...articles.map((article) => new Paragraph({ children: source(article) })),
  ];
}

function footnote(note: Note): ParagraphChild[] {
  const [first = "", ...lines] = note.sentence.split(/\r\n|\r|\n/);
  return [
    new TextRun({ text: ` “${first}`, font: SERIF, size: 18 }),
    ...lines.map((text) => new TextRun({ text, break: 1, font: SERIF, size: 18 })),
    new TextRun({ text: "” ", font: SERIF, size: 18 }),
    ...(note.caution === null ? [] : [new TextRun({ text: `(${note.caution}) `, size: 18, color: MUTED })]),
    new TextRun({ text: "– ", size: 18 }),
    ...source(note, 18),
  ];
}

function source({ title, from, url, href }: Source, size = 21): ParagraphChild[] {
  const after = [from, url].filter((part) => part !== null && part !== "").map((part) => `, ${part}`);
  const named =
    href === null
      ? new TextRun({ text: title, size })
      : new ExternalHyperlink({
          link: href,
          children: [new TextRun({ text: title, size, style: "Hyperlink" })],
        });
  return [named, new TextRun({ text: after.join(""), size })];
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] });
}

function hint(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: 17, color: MUTED })] });
}
