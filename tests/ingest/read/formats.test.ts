import { HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { describe, expect, test } from "vitest";
import { readDocx } from "#ingest/1-read/docx/docx.ts";
import { readPdf } from "#ingest/1-read/pdf/pdf.ts";
import { readMarkdown } from "#ingest/1-read/text/markdown.ts";
import { docx, pdf, type SetLine } from "./made.ts";

const TITLE = "France recalls envoy from Niger";

describe("Markdown", () => {
  test("is read as it shows, and its front matter says what is known of it", () => {
    const written = `---
title: ${TITLE}
author: [Ana Silva, Li Wei]
date: 2024-03-26
source: The Example
url: https://news.example.org/world/1
lang: en-GB
---
France *recalled* its [ambassador](https://example.org) from **Niger** on Monday,
said the ministry.

![A street of Niamey](street.jpg)

## What happens next

- Ghana wants talks.
- Togo offers to host them.

> "We will not give in," the general said.
`;
    expect(readMarkdown(Buffer.from(written))).toMatchObject({
      title: TITLE,
      byline: "Ana Silva, Li Wei",
      publishedAt: "2024-03-26",
      outlet: "The Example",
      url: "https://news.example.org/world/1",
      language: "en-GB",
      text: [
        TITLE,
        "France recalled its ambassador from Niger on Monday, said the ministry.",
        "What happens next",
        "Ghana wants talks.",
        "Togo offers to host them.",
        '"We will not give in," the general said.\n',
      ].join("\n\n"),
    });
  });

  test.each([
    [`# ${TITLE}\n\nFrance spoke.`, TITLE],
    [`${TITLE}\n===\n\nFrance spoke.`, TITLE],
    ["France spoke.\n\nNiger answered.", "France spoke."],
    [`By Ana Silva\n\n${TITLE}\n\nFrance spoke.`, TITLE],
    ["By Ana Silva\n\nFrance spoke.", null],
    [`---\n: [broken\n---\n# ${TITLE}\n\nFrance spoke.`, TITLE],
  ])("%j has the title %j", (written, title) => {
    expect(readMarkdown(Buffer.from(written)).title).toBe(title);
  });

  test("whose front matter is no YAML, for a colon in its title, says what its lines say", () => {
    const written = `---\ntitle: Niger: ${TITLE}\ndate: "2024-03-26"\noutlet: The Example\ntags:\n  - [\n---\nFrance spoke.\n`;
    expect(readMarkdown(Buffer.from(written))).toMatchObject({
      title: `Niger: ${TITLE}`,
      publishedAt: "2024-03-26",
      outlet: "The Example",
    });
  });

  test.each([
    ["a fenced program", '```python\nprint("France attacked Niger.")\n```', []],
    ["fenced data of no named language", '~~~\n{"source": "France", "target": "Niger"}\n~~~', []],
    ["fenced commands", "```\n$ curl https://example.org/france\n```", []],
    [
      "a fenced statement",
      "```text\nWe will not give in to France.\n\nNiger is free.\n```",
      ["We will not give in to France.", "Niger is free."],
    ],
    [
      "a fence that nothing closes",
      "```json\nNiger answered France on Monday.",
      ["Niger answered France on Monday."],
    ],
    ["an indented paragraph", "    Niger answered <France> & others.", ["Niger answered <France> & others."]],
    ["a link to another article", "[Mali expels an envoy](https://news.example.org/2)", []],
    ["a pointer to another article", "**Read more:** [Mali expels an envoy](https://news.example.org/2)", []],
  ])("of %s keeps what is text of the article", (_, written, told) => {
    const before = "France spoke with Niger about the return of its envoy.";
    expect(readMarkdown(Buffer.from(`# ${TITLE}\n\n${before}\n\n${written}\n`)).text).toBe(
      `${[TITLE, before, ...told].join("\n\n")}\n`,
    );
  });

  test("that begins with a linked title keeps it", () => {
    const written = `[${TITLE}](https://news.example.org/1)\n\nFrance spoke.\n`;
    expect(readMarkdown(Buffer.from(written))).toMatchObject({
      title: TITLE,
      text: `${TITLE}\n\nFrance spoke.\n`,
    });
  });
});

describe("a Word file", () => {
  test("gives its paragraphs, without captions, headers and footers", async () => {
    const file = await docx(
      [
        new Paragraph({ text: TITLE, heading: HeadingLevel.TITLE }),
        new Paragraph("By Ana Silva"),
        new Paragraph("26 March 2024"),
        new Paragraph({
          children: [
            new TextRun("France recalled its "),
            new TextRun({ text: "ambassador", bold: true }),
            new TextRun(" from Niger on Monday."),
          ],
        }),
        new Paragraph({ text: "Figure 1: a street of Niamey", style: "Caption" }),
        new Paragraph({ text: "What happens next", heading: HeadingLevel.HEADING_1 }),
        new Table({
          rows: [
            new TableRow({ children: [new TableCell({ children: [new Paragraph("Ghana wants talks.")] })] }),
          ],
        }),
      ],
      { creator: "Someone Else", title: "Template of the desk" },
    );
    expect(await readDocx(file)).toMatchObject({
      title: TITLE,
      byline: "Someone Else",
      publishedAt: "2024-03-26",
      text: [
        TITLE,
        "By Ana Silva",
        "26 March 2024",
        "France recalled its ambassador from Niger on Monday.",
        "What happens next",
        "Ghana wants talks.\n",
      ].join("\n\n"),
    });
  });

  test.each([
    [Buffer.from("PK\x03\x04 and nothing more"), /the Word file is broken/],
    [
      Buffer.from("504b0506000000000000000000000000000000000000", "hex"),
      /an archive without a Word document/,
    ],
  ])("that is none is refused in one sentence", async (bytes, problem) => {
    await expect(readDocx(bytes)).rejects.toThrow(problem);
  });

  test("without text is refused", async () => {
    await expect(docx([new Paragraph("")]).then((bytes) => readDocx(bytes))).rejects.toThrow(/no text/);
  });
});

describe("a PDF", () => {
  const set = (texts: readonly string[], from: number, more: Partial<SetLine> = {}): SetLine[] =>
    texts.map((text, line) => ({ text, y: from - 14 * line, ...more }));
  const head: SetLine = { text: "The Example | World", y: 810, size: 11 };

  test("gives its paragraphs: words, lines and pages are put together, running heads, page numbers and small print stay out", async () => {
    const file = pdf(
      [
        [
          head,
          { text: TITLE, y: 760, size: 22 },
          { text: "By Ana Silva", y: 730 },
          { text: "26 March 2024", y: 706 },
          ...set(
            ["France recalled its ambassador from Niger on Monday, the govern-", "ment said, after Israeli-"],
            680,
          ),
          ...set(["backed talks had failed."], 652),
          ...set(
            [
              "The embassy stays open, said the minister, who had",
              "spoken with her colleague of Ghana before she went",
            ],
            624,
          ),
          { text: "Soldiers in a street of Niamey. Photo: A. Silva", y: 560, size: 7 },
          { text: "1", x: 290, y: 40 },
        ],
        [head, ...set(["to Paris."], 780), ...set(["Niger answered."], 752), { text: "2", x: 290, y: 40 }],
      ],
      "/Title (Microsoft Word - draft7.doc) /Author (Desk 12) /CreationDate (D:20240501000000Z)",
    );
    expect(await readPdf(file)).toMatchObject({
      title: TITLE,
      byline: "Ana Silva",
      publishedAt: "2024-03-26",
      language: "en",
      text: [
        TITLE,
        "By Ana Silva",
        "26 March 2024",
        "France recalled its ambassador from Niger on Monday, the government said, after Israeli-backed talks had failed.",
        "The embassy stays open, said the minister, who had spoken with her colleague of Ghana before she went to Paris.",
        "Niger answered.\n",
      ].join("\n\n"),
    });
  });

  test("in two columns is read down the first and then down the second", async () => {
    const file = pdf([
      [
        { text: TITLE, y: 760, size: 22 },
        ...set(["France recalled its", "ambassador from Niger", "on Monday, after the"], 700),
        ...set(["talks had failed.", "Niger answered that it", "had asked him to go."], 700, { x: 310 }),
      ],
    ]);
    expect((await readPdf(file)).text).toBe(
      `${TITLE}\n\nFrance recalled its ambassador from Niger on Monday, after the talks had failed.\n\nNiger answered that it had asked him to go.\n`,
    );
  });

  test.each<[what: string, bytes: Buffer, problem: RegExp]>([
    ["without text", pdf([[]]), /no text in it, only pictures: run text recognition/],
    ["that is broken", Buffer.from("%PDF-1.7\nnothing"), /the PDF is broken/],
    ["of 501 pages", pdf(Array.from({ length: 501 }, () => [])), /it has 501 pages and may have 500/],
  ])("%s is refused in one sentence", async (_, bytes, problem) => {
    await expect(readPdf(bytes)).rejects.toThrow(problem);
  });
});
