import pdfMake from "pdfmake";
import type { Content, ContentText, TDocumentDefinitions } from "pdfmake/interfaces.js";
import { lackingIn } from "../picture/lacking.ts";
import { withTexts } from "../picture/svg.ts";
import { PAPER } from "../picture/theme.ts";
import { provenanceSentence } from "../provenance.ts";
import { isolated, writable } from "../text.ts";
import { drawn, PDF_FONTS, runsOf } from "./lettering.ts";
import { turnLines } from "./lines.ts";
import { type Briefing, HOW_TO_READ, type Note, type Statement } from "./model.ts";
import type { Source } from "./sources.ts";

const MUTED = { color: PAPER.muted, fontSize: 8.5 };
/** Points: A4 without its margins, and on its side without what stands above and below the picture. */
const ROOM = { width: 487, height: 560 };
const ROOM_ASIDE = { width: 734, height: 450 };
/** Points of the first column of statements, of pairs at a glance, and of the numbers of notes, with the gap behind each. */
const WHEN = 92;
const PAIR = 198;
const NUMBER = 32;
const PAGES = 68;

turnLines();
pdfMake.setFonts(PDF_FONTS);
// The fonts are bundled; nothing else is read, and nothing is fetched.
pdfMake.setUrlAccessPolicy(() => false);
pdfMake.setLocalAccessPolicy((path) =>
  Object.values(PDF_FONTS).some((family) => Object.values(family).includes(path)),
);

/** A briefing as PDF, with linked notes at its end; its picture too holds only what the bundled fonts can draw. */
export async function pdfOf(briefing: Briefing): Promise<Uint8Array> {
  const { title, provenance } = briefing;
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageMargins: [54, 54, 54, 60],
    language: "en",
    info: {
      title: title || "Briefing",
      subject: writable(provenanceSentence(provenance)),
      author: `${provenance.product} ${provenance.version}`,
      creator: `${provenance.product} ${provenance.version}`,
      creationDate: new Date(provenance.date),
      ...{ MadeFrom: writable(JSON.stringify(provenance)) },
    },
    defaultStyle: { font: "Inter", fontSize: 10, lineHeight: 1.25, color: PAPER.ink },
    styles: {
      h1: { fontSize: 20, bold: true, margin: [0, 0, 0, 8] },
      h2: { fontSize: 13.5, bold: true, margin: [0, 18, 0, 6] },
      h3: { fontSize: 10.5, bold: true, margin: [0, 10, 0, 3] },
    },
    footer: (page, pages) => footer(briefing, page, pages),
    content: [
      ...opening(briefing),
      ...glance(briefing),
      ...picture(briefing),
      ...statements(briefing),
      ...index(briefing),
      ...notes(briefing),
    ],
  };
  return pdfMake.createPdf(definition).getBuffer();
}

/** A column's width is given: one that takes what is left grows with its longest word, off the page. */
type Look = Omit<ContentText, "text"> & { width?: number };

function text(words: string, more: Look = {}): ContentText {
  return { ...more, text: runsOf(words, "sans", more.bold || more.style ? "bold" : "normal") };
}

function footer({ title, provenance }: Briefing, page: number, pages: number): Content {
  const { product, version, date } = provenance;
  return {
    margin: [54, 18, 54, 0],
    columns: [
      text(`${isolated(title.slice(0, 60))} · ${product} ${version} · ${date.slice(0, 10)}`, {
        ...MUTED,
        width: ROOM.width - PAGES,
      }),
      { ...MUTED, text: `${page} / ${pages}`, alignment: "right", width: PAGES },
    ],
  };
}

function opening(briefing: Briefing): Content[] {
  const { title, origin } = briefing;
  const lacking = lackingIn(textsOf(briefing));
  return [
    text(title, { style: "h1" }),
    ...origin.map(
      ({ name, value }): Content => ({
        columns: [
          text(name, { ...MUTED, width: WHEN }),
          text(value, { fontSize: 8.5, width: ROOM.width - WHEN }),
        ],
      }),
    ),
    ...(lacking === null ? [] : [text(lacking, { margin: [0, 8, 0, 0] })]),
  ];
}

/** All that a reader of the file is to read. */
function* textsOf({ title, origin, pairs, notes, actors, articles }: Briefing): Generator<string> {
  yield title;
  for (const { value } of origin) yield value;
  for (const { heading, statements } of pairs) {
    yield heading;
    for (const { text } of statements) yield text;
  }
  for (const { name, about, offices } of actors)
    yield* [name, about, ...offices.map((office) => office.text)];
  for (const { sentence, title, from, url } of [
    ...notes,
    ...articles.map((one) => ({ ...one, sentence: "" })),
  ])
    yield* [sentence, title, from, url ?? ""];
}

function picture({ picture: { svg, width, height }, isWide, leftOut }: Briefing): Content[] {
  const room = isWide ? ROOM_ASIDE : ROOM;
  const scale = Math.min(0.75, room.width / width, room.height / height);
  return [
    {
      svg: withTexts(svg, drawn),
      width: width * scale,
      height: height * scale,
      margin: isWide ? 0 : [0, 12, 0, 4],
      ...(isWide && { pageBreak: "before", pageOrientation: "landscape", alignment: "center" }),
    },
    ...(leftOut === null ? [] : [text(leftOut, MUTED)]),
  ];
}

/** How much there is, between whom most, and how to read it: what fits on the first page. */
function glance({ overview, glance }: Briefing): Content[] {
  return [
    text("At a glance", { style: "h2" }),
    text(overview, { margin: [0, 0, 0, 4] }),
    ...glance.map(
      ({ heading, text: words }): Content => ({
        margin: [0, 1, 0, 1],
        columnGap: 8,
        columns: [text(heading, { bold: true, width: PAIR - 8 }), text(words, { width: ROOM.width - PAIR })],
      }),
    ),
    text(HOW_TO_READ, { ...MUTED, margin: [0, 6, 0, 0] }),
  ];
}

function statements({ pairs, isWide }: Briefing): Content[] {
  const upright = isWide ? ({ pageBreak: "before", pageOrientation: "portrait" } as const) : {};
  return [
    text("Who did or said what to whom", { style: "h2", ...upright }),
    ...pairs.flatMap(({ heading, statements }): Content[] => {
      const [first, ...rest] = statements.map(statement);
      // A heading never stands alone at the foot of a page.
      return [{ unbreakable: true, stack: [text(heading, { style: "h3" }), first ?? ""] }, ...rest];
    }),
  ];
}

function statement({ when, text: words, remark, notes }: Statement): Content {
  return {
    unbreakable: true,
    margin: [0, 1, 0, 1],
    columnGap: 8,
    columns: [
      text(when, { ...MUTED, width: WHEN - 8, margin: [0, 1, 0, 0] }),
      {
        width: ROOM.width - WHEN,
        text: [
          ...runsOf(words, "sans"),
          ...(remark === null ? [] : [{ text: ` [${remark}]`, ...MUTED }]),
          ...notes.flatMap((note, at) => [...(at === 0 ? [] : [COMMA]), reference(note)]),
        ],
      },
    ],
  };
}

function index({ actors, articles }: Briefing): Content[] {
  return [
    text("Index of actors", { style: "h2" }),
    ...actors.map(
      ({ name, about, offices }): Content => ({
        margin: [0, 1, 0, 1],
        text: [
          ...runsOf(isolated(name), "sans", "bold").map((run) => ({ ...run, bold: true })),
          ...runsOf(`: ${about}`, "sans"),
          ...offices.flatMap(({ text, note }) => [...runsOf(`; ${isolated(text)}`, "sans"), reference(note)]),
        ],
      }),
    ),
    text("Articles", { style: "h2" }),
    ...articles.map((article): Content => ({ margin: [0, 1, 0, 1], text: source(article) })),
  ];
}

function notes({ notes }: Briefing): Content[] {
  return [
    text("Notes", { style: "h2" }),
    ...notes.map(
      (note): Content => ({
        unbreakable: note.sentence.length < LONG,
        // Above alone: a margin below the last one that finds no room would begin a page with nothing on it.
        margin: [0, 4, 0, 0],
        fontSize: 9.5,
        columnGap: 6,
        columns: [
          {
            width: NUMBER - 6,
            text: String(note.number),
            id: `note-${note.number}`,
            linkToDestination: `statement-${note.number}`,
            alignment: "right",
            color: LINK,
          },
          {
            width: ROOM.width - NUMBER,
            text: said(note),
          },
        ],
      }),
    ),
  ];
}

function said(note: Note): ContentText[] {
  const caution = note.caution === null ? [] : runsOf(` (${note.caution})`, "sans");
  if (note.sameAs !== null)
    return [
      { text: "As " },
      { text: `note ${note.sameAs}`, linkToDestination: `note-${note.sameAs}`, color: LINK },
      ...caution,
    ];
  const quoted = runsOf(`“${isolated(note.sentence)}”`, "serif").map((run) => ({ ...run, fontSize: 10 }));
  return [...quoted, ...caution, { text: " – " }, ...source(note)];
}

/** Characters: a longer sentence may go on on the next page. */
const LONG = 1500;

const LINK = "#0b57a4";

/** Between two numbers, which must not be read as one. */
const COMMA = { text: ",", sup: true, color: LINK };

function reference({ number }: Note): ContentText & { id: string } {
  return {
    text: `\u00A0${number}`,
    sup: true,
    color: LINK,
    id: `statement-${number}`,
    linkToDestination: `note-${number}`,
  };
}

function source({ title, from, url, href }: Source): ContentText[] {
  const after = [from, url].filter((part) => part !== null && part !== "").map((part) => `, ${part}`);
  const linked = href === null ? {} : { link: href, color: LINK };
  return [
    ...runsOf(title, "sans").map((run) => ({ ...run, ...linked })),
    ...runsOf(after.join(""), "sans").map((run) => ({ ...run })),
  ];
}
