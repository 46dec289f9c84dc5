import { bareDocx, entry, packedZeros, pdf, rawPdf, stream, zip } from "./made.ts";

/** A file made to break a reader: its bytes, and what becomes of it, an article ("read") or one sentence. */
export interface Hostile {
  name: string;
  bytes: () => string | Buffer;
  fate: "read" | RegExp;
}

/** What is near the limit: when memory is given back decides on which side. */
const READ_OR_OVER_A_LIMIT = /^read$|^reading it took (?:more than 512 MB of memory|longer than 10 s)/;

const SENTENCE =
  "France recalled its ambassador from Niger on Monday, after talks with the ministers had failed.";
const P = `<p>${SENTENCE}</p>`;
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const word = (body: string, before = "") =>
  bareDocx(`<?xml version="1.0"?>${before}<w:document ${W}><w:body>${body}</w:body></w:document>`);
const paragraph = `<w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p>`;
const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES = "<< /Type /Pages /Kids [5 0 R] /Count 1 >>";
const page = (resources: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents 6 0 R >>`;
const bombStream = (megabytes: number) =>
  Buffer.concat([
    Buffer.from(`<< /Length ${packedZeros(megabytes).length + 2} /Filter /FlateDecode >>\nstream\n`),
    Buffer.from("789c", "hex"),
    packedZeros(megabytes),
    Buffer.from("\nendstream"),
  ]);

const PAGE_TRICKS: Hostile[] = [
  { name: "divs.html", bytes: () => `${"<div>".repeat(50_000)}${P}`, fate: /nested more than 400 deep/ },
  { name: "links.html", bytes: () => `${"<b><i>".repeat(30_000)}${P}`, fate: /nested more than 400 deep/ },
  {
    name: "tables.html",
    bytes: () => `${"<table><tr><td>".repeat(20_000)}${P}`,
    fate: /nested more than 400 deep/,
  },
  { name: "elements.html", bytes: () => "<b></b>".repeat(200_000) + P, fate: /more than 150,000 elements/ },
  { name: "paragraphs.html", bytes: () => P.repeat(45_000), fate: "read" },
  { name: "anchors.html", bytes: () => `${P}${'<p><a href="#">a</a>, b</p>'.repeat(40_000)}`, fate: "read" },
  { name: "large.html", bytes: () => `<p>${"x".repeat(20_000_000)}</p>`, fate: /20 MB at most/ },
  {
    name: "attribute.html",
    bytes: () => `<div class="${"a ".repeat(5_000_000)}">${P}</div>`,
    fate: /too large or nested too deep/,
  },
  {
    name: "attributes.html",
    bytes: () => `<div ${Array.from({ length: 200_000 }, (_, n) => `a${n}`).join(" ")}>${P}</div>`,
    fate: READ_OR_OVER_A_LIMIT,
  },
  { name: "comment.html", bytes: () => `<p>${SENTENCE}</p><!-- ${"-".repeat(1_000_000)}`, fate: "read" },
  { name: "script.html", bytes: () => `<p>${SENTENCE}</p><script>${"</".repeat(1_000_000)}`, fate: "read" },
  {
    name: "brackets.html",
    bytes: () => `<p>${SENTENCE}</p>${"<".repeat(1_000_000)}`,
    fate: /more than 512 MB of memory/,
  },
  {
    name: "entities.html",
    bytes: () => `<p>${SENTENCE}${"&amp;&#x1F54A;&nosuch;".repeat(100_000)}</p>`,
    fate: READ_OR_OVER_A_LIMIT,
  },
  {
    name: "laughs.html",
    bytes: () =>
      `<!DOCTYPE html [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY b${n} "${n === 0 ? "&a;" : `&b${n - 1};`.repeat(10)}">`).join("")}]><p>${SENTENCE} &b19;</p>`,
    fate: "read",
  },
  {
    name: "data.html",
    bytes: () => `<script type="application/ld+json">${"[".repeat(500_000)}</script>${P}`,
    fate: "read",
  },
  {
    name: "data-types.html",
    bytes: () =>
      `<script type="application/ld+json">{"@type":["NewsArticle",null,{}],"headline":{"a":1},"author":[[null]],"datePublished":7,"@graph":[null,1]}</script>${P}`,
    fate: "read",
  },
  { name: "title.html", bytes: () => `<title>${"t ".repeat(1_000_000)}</title>${P}`, fate: "read" },
  { name: "charset.html", bytes: () => `<meta charset="utf-7"><meta charset="x-none">${P}`, fate: "read" },
  { name: "nothing.html", bytes: () => "<html><body></body></html>", fate: /no article in the page/ },
  { name: "nul.html", bytes: () => `${P}\0`, fate: /binary, not text/ },
];

const TEXT_TRICKS: Hostile[] = [
  { name: "marks.txt", bytes: () => `${SENTENCE} ${"a\u0301\u0301".repeat(400_000)}`, fate: "read" },
  { name: "word.txt", bytes: () => "x".repeat(4_900_000), fate: "read" },
  { name: "blanks.txt", bytes: () => `${SENTENCE}${" \n".repeat(2_000_000)}`, fate: "read" },
  { name: "capitals.txt", bytes: () => `By ${"A. ".repeat(30)}B!\n`.repeat(1000), fate: "read" },
  { name: "turned.txt", bytes: () => `\u202e${SENTENCE}\u2066`, fate: "read" },
  { name: "large.txt", bytes: () => "x".repeat(10_000_003), fate: /5 MB at most/ },
  { name: "zip.txt", bytes: () => zip([entry("a.txt", SENTENCE)]), fate: /without a Word document/ },
  {
    name: "quotes.md",
    bytes: () => `${SENTENCE}\n\n${">".repeat(50_000)} x`,
    fate: /nested|longer than|memory/,
  },
  { name: "brackets.md", bytes: () => `${SENTENCE} ${"[".repeat(50_000)}`, fate: /.*/ },
  { name: "stars.md", bytes: () => `${SENTENCE} ${"*a **b ".repeat(20_000)}`, fate: /.*/ },
  {
    name: "aliases.md",
    bytes: () =>
      `---\na: &a [x, x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? "a" : `b${n - 1}`}, *${n === 0 ? "a" : `b${n - 1}`}]`).join("\n")}\n---\n${SENTENCE}`,
    fate: "read",
  },
];

const PDF_TRICKS: Hostile[] = [
  {
    name: "bomb.pdf",
    bytes: () => rawPdf([CATALOG, PAGES, "<< >>", "<< >>", page(""), bombStream(2000)]),
    fate: /longer than|more than .* MB|broken|no text/,
  },
  {
    name: "cut.pdf",
    bytes: () => pdf([[{ text: SENTENCE, y: 700 }]]).subarray(0, 500),
    fate: /PDF is broken|no text/,
  },
  {
    name: "table.pdf",
    bytes: () =>
      Buffer.from(
        pdf([[{ text: SENTENCE, y: 700 }]])
          .toString("latin1")
          .replace(/\d{10} 00000 n/g, "9999999999 00000 n"),
        "latin1",
      ),
    fate: "read",
  },
  {
    name: "ring.pdf",
    bytes: () => rawPdf([CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>", "<< >>", "<< >>"]),
    fate: /PDF is broken|no text/,
  },
  {
    name: "many.pdf",
    bytes: () =>
      rawPdf([
        CATALOG,
        "<< /Type /Pages /Kids [5 0 R] /Count 2000000000 >>",
        "<< >>",
        "<< >>",
        page(""),
        stream(Buffer.from("")),
      ]),
    fate: /PDF is broken|no text|pages and may have/,
  },
  {
    name: "deep.pdf",
    bytes: () =>
      rawPdf([
        CATALOG,
        PAGES,
        "<< >>",
        "<< >>",
        page(`/X ${"[".repeat(100_000)}${"]".repeat(100_000)}`),
        stream(Buffer.from("BT ET")),
      ]),
    fate: /PDF is broken|no text|nested/,
  },
  {
    name: "font.pdf",
    bytes: () =>
      rawPdf([
        CATALOG,
        PAGES,
        `<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 255 /FontDescriptor 7 0 R >>`,
        "<< >>",
        page("/Font << /F1 3 0 R >>"),
        stream(Buffer.from(`BT /F1 12 Tf 72 700 Td (${SENTENCE}) Tj ET`)),
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>",
        stream(Buffer.from("00010000ffff".repeat(500), "hex")),
      ]),
    fate: "read",
  },
  {
    name: "locked.pdf",
    bytes: () =>
      rawPdf(
        [
          CATALOG,
          PAGES,
          "<< >>",
          "<< >>",
          page(""),
          stream(Buffer.from("BT ET")),
          `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (${"x".repeat(32)}) /U (${"y".repeat(32)}) >>`,
        ],
        `/Encrypt 7 0 R /ID [(${"i".repeat(16)}) (${"i".repeat(16)})]`,
      ),
    fate: /locked with a password/,
  },
  {
    name: "form.pdf",
    bytes: () =>
      rawPdf([
        CATALOG,
        PAGES,
        "<< >>",
        "<< >>",
        page("/XObject << /X 7 0 R >>"),
        stream(Buffer.from("/X Do")),
        stream(
          Buffer.from("/X Do /X Do"),
          "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R >> >>",
        ),
      ]),
    fate: /no text|broken|longer|memory|nested/,
  },
  {
    name: "image.pdf",
    bytes: () =>
      rawPdf([
        CATALOG,
        PAGES,
        "<< >>",
        "<< >>",
        page("/XObject << /X 7 0 R >>"),
        stream(Buffer.from("/X Do")),
        stream(
          Buffer.alloc(1000),
          "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB",
        ),
      ]),
    fate: /no text/,
  },
  {
    name: "pieces.pdf",
    bytes: () =>
      rawPdf([
        CATALOG,
        PAGES,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< >>",
        page("/Font << /F1 3 0 R >>"),
        stream(Buffer.from(`BT /F1 9 Tf ${"1 0 0 1 9 9 Tm (the) Tj ".repeat(2_000_000)} ET`)),
      ]),
    fate: /longer than|more than .* MB|5 MB at most|no text/,
  },
];

const WORD_TRICKS: Hostile[] = [
  {
    name: "bomb.docx",
    bytes: () => bareDocx({ name: "word/document.xml", packed: packedZeros(300), size: 300_000_000 }),
    fate: /unpacks to 300 MB/,
  },
  {
    name: "liar.docx",
    bytes: () => bareDocx({ name: "word/document.xml", packed: packedZeros(1500), size: 1000 }),
    fate: /memory|longer than|broken/,
  },
  {
    name: "parts.docx",
    bytes: () =>
      zip([
        entry("word/document.xml", "<x/>"),
        ...Array.from({ length: 6000 }, (_, n) => entry(`word/a${n}.xml`, "<x/>")),
      ]),
    fate: /in 6001 parts/,
  },
  {
    name: "deep.docx",
    bytes: () =>
      word(
        `${`<w:tbl ${W}><w:tr><w:tc>`.repeat(20_000)}${paragraph}${"</w:tc></w:tr></w:tbl>".repeat(20_000)}`,
      ),
    fate: /nested|broken|longer|memory/,
  },
  {
    name: "many.docx",
    bytes: () => word(paragraph.repeat(150_000)),
    fate: /longer than|more than|5 MB at most/,
  },
  {
    name: "laughs.docx",
    bytes: () =>
      word(
        "<w:p><w:r><w:t>&b9;</w:t></w:r></w:p>",
        `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 10 }, (_, n) => `<!ENTITY b${n} "${n === 0 ? "&a;" : `&b${n - 1};`.repeat(10)}">`).join("")}]>`,
      ),
    fate: /.*/,
  },
  {
    name: "outside.docx",
    bytes: () => zip([entry("../../etc/passwd", "x"), entry("word/document.xml", "<x/>")]),
    fate: /broken|no text/,
  },
  { name: "cut.docx", bytes: () => word(paragraph).subarray(0, 700), fate: /broken/ },
  { name: "empty.docx", bytes: () => "", fate: /broken|no text/ },
  { name: "text.docx", bytes: () => SENTENCE, fate: /broken/ },
];

export const HOSTILE: readonly Hostile[] = [...PAGE_TRICKS, ...TEXT_TRICKS, ...PDF_TRICKS, ...WORD_TRICKS];
