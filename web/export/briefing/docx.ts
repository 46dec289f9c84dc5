import {
  AlignmentType,
  BorderStyle,
  ConcreteHyperlink,
  Document,
  type FileChild,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  type IContext,
  ImageRun,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { rasterized } from "../picture/png.ts";
import type { Picture } from "../picture/svg.ts";
import { PAPER } from "../picture/theme.ts";
import { provenanceLines, provenanceSentence } from "../provenance.ts";
import { isolated, writable } from "../text.ts";
import { type Briefing, HOW_TO_READ, type Note } from "./model.ts";
import type { Source } from "./sources.ts";

const SANS = "Arial";
const SERIF = "Georgia";
const MUTED = PAPER.muted.slice(1);

/** Pixels of a page's width and height that a picture may take (A4 with the margins below, 96 a inch), and of a page on its side. */
const ROOM = { width: 640, height: 800 };
const ROOM_ASIDE = { width: 970, height: 600 };
/** Twentieths of a point. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1080;
const WIDTH = PAGE.width - 2 * MARGIN;
const WHEN = 2100;
const PAIR = 3600;

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
    sections: await sections(briefing),
  });
  return Packer.toBuffer(document);
}

/** The picture stands on a page of its own, on its side, where it is too wide for the others. */
async function sections(briefing: Briefing): Promise<ISectionOptions[]> {
  const shown = await picture(briefing);
  const front = [...opening(briefing), ...glance(briefing)];
  const rest = [...statements(briefing), ...index(briefing)];
  const parts = briefing.isWide
    ? [section(front), section(shown, true), section(rest)]
    : [section([...front, ...shown, ...rest])];
  const footers = { default: footer(briefing) };
  return parts.map((part) => ({ ...part, footers }));
}

function section(children: FileChild[], aside = false): ISectionOptions {
  const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  const orientation = aside ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return { properties: { page: { margin, size: { ...PAGE, orientation } } }, children };
}

function footer({ title, provenance: { product, version, date } }: Briefing): Footer {
  const left = `${isolated(title.slice(0, 60))} · ${product} ${version} · ${date.slice(0, 10)}`;
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

function opening({ title, origin }: Briefing): FileChild[] {
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
  ];
}

async function picture({ picture, isWide, title, leftOut }: Briefing): Promise<FileChild[]> {
  const drawn = await image(picture, title, isWide ? ROOM_ASIDE : ROOM);
  return [
    new Paragraph({
      spacing: { before: isWide ? 0 : 240 },
      alignment: AlignmentType.CENTER,
      children: [drawn],
    }),
    ...(leftOut === null ? [] : [hint(leftOut)]),
  ];
}

/** The picture as SVG, and for programs that cannot show it in pixels. */
async function image({ svg, width, height }: Picture, title: string, room: typeof ROOM): Promise<ImageRun> {
  const scale = Math.min(1, room.width / width, room.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    transformation,
    fallback: { type: "png", data: await rasterized(svg, 2) },
    altText: { title: "The graph", description: title, name: "The graph" },
  });
}

function glance({ overview, glance }: Briefing): FileChild[] {
  return [
    heading("At a glance"),
    new Paragraph({ children: [new TextRun(overview)] }),
    ...table(
      PAIR,
      glance.map(({ heading, text }) => [[new TextRun({ text: heading, bold: true })], [new TextRun(text)]]),
    ),
    hint(HOW_TO_READ),
  ];
}

function statements({ pairs }: Briefing): FileChild[] {
  return [
    heading("Who did or said what to whom"),
    ...pairs.flatMap(({ heading: words, statements }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(words)] }),
      ...table(
        WHEN,
        statements.map(({ when, text, remark, notes }) => [
          [new TextRun({ text: when, size: 17, color: MUTED })],
          [
            new TextRun(text),
            ...(remark === null ? [] : [new TextRun({ text: ` [${remark}]`, size: 17, color: MUTED })]),
            ...notes.flatMap((note, at) => [
              ...(at === 0 ? [] : [new TextRun({ text: ", ", superScript: true })]),
              new FootnoteReferenceRun(note.number),
            ]),
          ],
        ]),
      ),
    ]),
  ];
}

const NO_LINE = { style: BorderStyle.NONE, size: 0 };
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

/** Rows of two cells, the first of which is so wide: without lines, each row whole on its page, the first on that of the heading. */
function table(first: number, rows: [ParagraphChild[], ParagraphChild[]][]): Table[] {
  if (rows.length === 0) return [];
  const widths = [first, WIDTH - first];
  const cell = (children: ParagraphChild[], at: number) =>
    new TableCell({
      width: { size: widths[at]!, type: WidthType.DXA },
      borders: NO_LINES,
      margins: { left: 0, right: 120, top: 30, bottom: 30 },
      children: [new Paragraph({ spacing: { after: 0 }, children })],
    });
  return [
    new Table({
      columnWidths: widths,
      width: { size: WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: { ...NO_LINES, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
      rows: rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map(cell) })),
    }),
  ];
}

function index({ actors, articles }: Briefing): Paragraph[] {
  return [
    heading("Index of actors"),
    ...actors.map(
      ({ name, about, offices }) =>
        new Paragraph({
          children: [
            new TextRun({ text: isolated(name), bold: true }),
            new TextRun(`: ${about}`),
            ...offices.flatMap(({ text, note }) => [
              new TextRun(`; ${isolated(text)}`),
              new FootnoteReferenceRun(note.number),
            ]),
          ],
        }),
    ),
    heading("Articles"),
    ...articles.map((article, at) => new Paragraph({ children: source(article, `article${at + 1}`) })),
  ];
}

function footnote(note: Note): ParagraphChild[] {
  const caution =
    note.caution === null ? [] : [new TextRun({ text: ` (${note.caution})`, size: 18, color: MUTED })];
  if (note.sameAs !== null) return [new TextRun({ text: ` As note ${note.sameAs}`, size: 18 }), ...caution];
  const [first = "", ...lines] = note.sentence.split(/\r\n|\r|\n/).map(isolated);
  return [
    new TextRun({ text: ` “${first}`, font: SERIF, size: 18 }),
    ...lines.map((text) => new TextRun({ text, break: 1, font: SERIF, size: 18 })),
    new TextRun({ text: "”", font: SERIF, size: 18 }),
    ...caution,
    new TextRun({ text: " – ", size: 18 }),
    ...source(note, `note${note.number}`, 18),
  ];
}

/** @param id of its link, no other's in the document */
function source({ title, from, url, href }: Source, id: string, size = 21): ParagraphChild[] {
  const after = [from, url].filter((part) => part !== null && part !== "").map((part) => `, ${part}`);
  const named =
    href === null
      ? new TextRun({ text: title, size })
      : new Link(new TextRun({ text: title, size, style: "Hyperlink" }), id, href);
  return [named, new TextRun({ text: after.join(""), size })];
}

const HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/** A link whose id is given: the library's own has another one each time, and the same briefing would never be the same file. */
class Link extends ConcreteHyperlink {
  readonly #href: string;
  #isDeclared = false;

  constructor(text: TextRun, id: string, href: string) {
    super([text], id);
    this.#href = href;
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink["prepForXml"]> {
    const { Relationships } = context.viewWrapper;
    if (!this.#isDeclared) Relationships.addRelationship(this.linkId, HYPERLINK, this.#href, "External");
    this.#isDeclared = true;
    return super.prepForXml(context);
  }
}

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] });
}

function hint(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: 17, color: MUTED })] });
}
