import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { extraction } from "#tests/builders.ts";
import { bytesOf, FEW_CASES, liveExtractions, ownFolder } from "#tests/web/export/bytes.ts";
import { anyExtractions, subgraph } from "#tests/web/export/subgraphs.ts";
import { malformed, needTool } from "#tests/web/export/tools.ts";
import { writeDocx, writePdf } from "#web/export/briefing/documents.ts";
import { docxOf } from "#web/export/briefing/docx.ts";
import { inSight, runsOf } from "#web/export/briefing/lettering.ts";
import { briefingOf } from "#web/export/briefing/model.ts";
import { pdfOf } from "#web/export/briefing/pdf.ts";
import { hasPicture, isUnseen, MISSING } from "#web/export/picture/lacking.ts";
import { provenanceLines } from "#web/export/provenance.ts";

import { alike } from "./read-back.ts";
import { flat, STORIES, sentences } from "./stories.ts";

// Each test starts programs, which take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = ownFolder();

describe("what a briefing says", () => {
  test("pairs with most statements first; in a pair in time, standing ties last", async () => {
    const { pairs } = await briefingOf(await subgraph(STORIES));
    expect(pairs.map(({ heading }) => heading)).toEqual([
      "France and Niger",
      "Mali and Niger",
      "Anna Keller and France",
    ]);
    expect(pairs[0]!.statements.map(({ when, text, remark }) => [when, text, remark])).toEqual([
      ["18 March 2024", "Niger met with France.", null],
      ["25 March 2024", "France criticized Niger.", null],
      ["undated; published 26 March 2024", "France did not attack Niger.", "denied"],
    ]);
  });

  test("the same said by two articles stands once, with two notes", async () => {
    const { pairs } = await briefingOf(await subgraph(STORIES));
    const [criticized] = pairs[0]!.statements.filter(({ text }) => text === "France criticized Niger.");
    expect(criticized!.notes.map(({ title }) => title)).toEqual(["Once more", "Talks & more"]);
  });

  test("each note is a sentence of its article, numbered in the order of the text; what is no web address is no link", async () => {
    const graph = await subgraph(STORIES);
    const { notes, pairs, actors } = await briefingOf(graph);
    expect(notes.map(({ number }) => number)).toEqual(notes.map((_, at) => at + 1));
    const read = [
      ...pairs.flatMap(({ statements }) => statements.flatMap((statement) => statement.notes)),
      ...actors.flatMap(({ offices }) => offices.map(({ note }) => note)),
    ];
    expect(read).toEqual(notes);
    const said = STORIES.flatMap(({ article, claims, sentences }) =>
      claims.map(({ sentence }) => {
        const { start, end } = sentences[sentence]!;
        return `${article.title}: ${article.text.slice(start, end)}`;
      }),
    );
    const statements = pairs.flatMap((pair) => pair.statements.flatMap((one) => one.notes));
    expect(statements.map(({ title, sentence }) => `${title}: ${sentence}`).sort()).toEqual(said.sort());
    expect(new Set(notes.map(({ href }) => href))).toEqual(new Set(["https://example.org/a?b=1&c=2", null]));
  });

  test("a sentence behind several statements is quoted once, and all others refer to the note that does", async () => {
    const { notes } = await briefingOf(await subgraph(STORIES));
    const keller = notes.filter(({ sentence }) => sentence.startsWith("Anna Keller"));
    // Two statements, and the office in the index.
    expect(keller).toHaveLength(3);
    expect(keller.map(({ sameAs }) => sameAs)).toEqual([null, keller[0]!.number, keller[0]!.number]);
    expect(notes.filter(({ sameAs }) => sameAs !== null)).toHaveLength(2);
  });

  test("the same words in another article are quoted again", async () => {
    const line: [string, string] = ["[France] {criticized} [Niger].", "France CRITICIZED Niger"];
    const { notes } = await briefingOf(await subgraph([extraction("a", [line]), extraction("b", [line])]));
    expect(notes.map(({ sameAs }) => sameAs)).toEqual([null, null]);
  });

  test("actors are listed with the offices that a sentence gives them", async () => {
    const { actors } = await briefingOf(await subgraph(STORIES));
    expect(actors.map(({ name }) => name)).toEqual(["Anna Keller", "France", "Mali", "Niger"]);
    expect(actors[0]!.offices.map(({ text, note }) => [text, note.title])).toEqual([
      ["“Foreign Minister” (France)", "Talks & more"],
    ]);
  });

  test("of each actor is said for how many statements it is named and quoted; whoever is neither is no actor", async () => {
    const talks = extraction("a", [
      ["[France] {criticized} [Niger], said [Anna=person:Anna Keller].", "France CRITICIZED Niger / by Anna"],
      ["[Mali] was there."],
    ]);
    const { actors } = await briefingOf(await subgraph([talks]));
    expect(actors.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      "Anna Keller: person, also called Anna; quoted for 1 statement",
      "France: state; 1 statement",
      "Niger: state; 1 statement",
    ]);
  });

  test("how much is fact and how much is not stands before everything", async () => {
    const { overview } = await briefingOf(await subgraph(STORIES));
    expect(overview).toBe(
      "7 statements from 2 articles: 4 stated as fact, 1 said by someone, 1 not told as done and 1 denied.",
    );
  });
});

test("letters come from a font that has them; where none has one, the character is marked", () => {
  expect(runsOf("Mali", "sans")).toEqual([{ text: "Mali", font: "Inter", level: 0 }]);
  expect(runsOf("Мали", "serif")).toEqual([{ text: "Мали", font: "Source Serif 4", level: 0 }]);
  expect(runsOf("مالي", "sans")).toEqual([{ text: "مالي", font: "DejaVu Sans", level: 1 }]);
  expect(
    runsOf("马里", "sans")
      .map(({ text }) => text)
      .join(""),
  ).toBe("\uFFFD\uFFFD");
});

test.each([
  ["the selector of a variant", "\u2764\uFE0F", "\u2764"],
  ["a selector alone", "\uFE00", ""],
  ["one of the supplementary selectors", "x\u{E0101}", "x"],
  ["a filler", "a\u3164b", "ab"],
])("what has no picture of its own is left out: %s", (_, text, shown) => {
  expect(
    runsOf(text, "sans")
      .map((run) => run.text)
      .join(""),
  ).toBe(shown);
});

test.each([
  ["Mali and Niger", ["Mali and Niger"]],
  ["جمهورية مالي", ["مالي", "جمهورية "]],
  ["in جمهورية مالي today", ["in ", "مالي", "جمهورية ", " today"]],
  ["عام 2024 في", ["في", " ", "2024", "عام "]],
  // The font turns the word with its brackets, which are given to it as they look.
  ["مالي (عام) في", ["في", ")عام( ", "مالي "]],
])("a line shows from left to right: %s", (text, seen) => {
  expect(inSight(runsOf(text, "sans")).map(({ text }) => text)).toEqual(seen);
});

async function pdfText(file: Uint8Array, name: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, file);
  const { status, stdout, stderr } = spawnSync("pdftotext", ["-enc", "UTF-8", path, "-"], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("PDF, by pdftotext", () => {
  needTool("pdftotext");

  test("holds every note's sentence as its article has it, and the statements", async () => {
    const text = flat(await pdfText(await bytesOf(writePdf(await subgraph(STORIES))), "talks.pdf"));
    for (const sentence of sentences.filter((one) => !/\p{Script=Arabic}/u.test(one)))
      expect(text).toContain(`“${sentence}”`);
    expect(text.split("“Anna Keller, the Foreign Minister")).toHaveLength(2);
    expect(text.match(/As note \d/g)).toHaveLength(2);
    expect(text).toContain("Нигер");
    for (const words of [
      "The whole graph",
      "France did not attack Niger.",
      "[denied]",
      "The <Post>, 26 March 2024",
    ])
      expect(text).toContain(words);
  });

  test("breaks a long sentence, title or outlet that runs from right to left into lines, all of whose words are there", async () => {
    const sentence =
      "أعلنت جمهورية مالي يوم الاثنين (25 مارس 2024) أنها انتقدت النيجر بسبب تصريحاتها الأخيرة، وقالت إن الحكومة لن تقبل بأي تدخل خارجي في شؤونها الداخلية، مضيفة أن وكالة Reuters نشرت 12 تقريرا عن الموضوع، وأن المفاوضات ستستمر حتى نهاية العام المقبل في العاصمة باماكو بحضور ممثلين عن الدول المجاورة.";
    const title =
      "مالي تنتقد النيجر في بيان رسمي صدر عن وزارة الخارجية وتدعو جميع من يعنيهم هذا الموضوع في الدول المجاورة وفي غيرها من الدول إلى حوار شامل";
    const marked = sentence
      .replace("جمهورية مالي", "[$&=state:$&]")
      .replace("انتقدت النيجر", "{انتقدت} [النيجر=state:النيجر]");
    const graph = await subgraph([
      extraction("a", [[marked, "جمهورية مالي CRITICIZED النيجر"]], { title, outlet: `وكالة ${title}` }),
    ]);
    const path = join(folder, "right-to-left.pdf");
    writeFileSync(path, await bytesOf(writePdf(graph)));
    // What lies outside of the page is not read.
    const { stdout } = spawnSync("pdftotext", ["-enc", "UTF-8", "-nopgbrk", path, "-"], { encoding: "utf8" });
    // The two letters of the ligature lam-alef come out of pdftotext the other way round.
    const words = (text: string) =>
      (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
        word.replace(/[اأإآل]{2,}/g, (letters) => [...letters].sort().join("")),
      );
    const notes = words(stdout.slice(stdout.lastIndexOf("Notes")));
    expect(words(sentence).filter((word) => !notes.includes(word))).toEqual([]);
    expect(words(title).filter((word) => !notes.includes(word))).toEqual([]);
    // In what is told at a glance, and in the picture.
    const front = stdout.slice(0, stdout.indexOf("Who did or said what to whom"));
    expect(front.match(/جمهورية\s*مالي/g)).toHaveLength(2);
    // In the lines in which it is read: each begins where the one before ends.
    const first = stdout.split("\n").findIndex((line) => line.includes("أعلنت"));
    const lines = stdout
      .split("\n")
      .slice(first)
      .filter((line) => line !== "");
    expect(lines[0]).toContain("جمهورية مالي");
    expect(lines.findIndex((line) => line.includes("باماكو"))).toBe(2);
  });

  test("keeps every word on its page, however long", async () => {
    const word = "Donaudampfschifffahrt".repeat(20);
    const made = extraction(
      "a",
      [[`[France] {criticized} [Niger] for ${word}.`, "France CRITICIZED Niger"]],
      {
        title: word,
        outlet: word,
      },
    );
    const entities = made.entities.map((entity) => ({ ...entity, name: `${entity.name}${word}` }));
    const briefing = await briefingOf(await subgraph([{ ...made, entities }]));
    const path = join(folder, "long-words.pdf");
    writeFileSync(path, await pdfOf(briefing));
    const { stdout } = spawnSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8" });
    const [width] = /(?<=<page width=")[\d.]+/.exec(stdout)!;
    const ends = [...stdout.matchAll(/xMax="([\d.]+)"/g)].map(([, end]) => Number(end));
    expect(Math.max(...ends)).toBeLessThan(Number(width) - 50);
  });

  test("says what it was made from, and leads from statement to note and to the article", async () => {
    const graph = await subgraph(STORIES);
    const path = join(folder, "made-from.pdf");
    writeFileSync(path, await bytesOf(writePdf(graph)));
    const { stdout } = spawnSync("pdfinfo", ["-custom", path], { encoding: "utf8" });
    const made = /^MadeFrom:\s+(.*)$/m.exec(stdout)?.[1];
    expect(JSON.parse(made!)).toEqual(graph.provenance);
    const { stdout: links } = spawnSync("pdfinfo", ["-url", path], { encoding: "utf8" });
    expect(links).toContain("https://example.org/a?b=1&c=2");
    expect(links).not.toContain("javascript");
    const { stdout: destinations } = spawnSync("pdfinfo", ["-dests", path], { encoding: "utf8" });
    for (const name of ["note-1", "statement-1", "note-7"]) expect(destinations).toContain(`"${name}"`);
  });

  test("of any graph with any strings holds every name and every sentence, and no page with nothing on it at its end", async () => {
    await fc.assert(
      fc.asyncProperty(anyExtractions, async (extractions) => {
        const briefing = await briefingOf(await subgraph(extractions));
        const text = await pdfText(await pdfOf(briefing), "any.pdf");
        const { front, notes } = partsOfPdf(text);
        for (const { name } of briefing.actors) expectShown(name, "sans", front);
        for (const { sentence } of briefing.notes.filter(({ sameAs }) => sameAs === null))
          expectShown(sentence, "serif", notes);
        const last = text.split("\f").findLast((page) => page !== "")!;
        expect(last.replace(/^.*(?:Demarche \d\S* · .*|\d+\s?\/\s?\d+)$/gm, "").trim()).not.toBe("");
      }),
      { numRuns: FEW_CASES },
    );
  }, 600_000);
});

/** What stands before the notes, and the notes. */
function partsOfPdf(text: string): { front: string; notes: string } {
  const at = [...text.matchAll(/[\n\f]Notes\n/g)].at(-1)!.index;
  return { front: text.slice(0, at), notes: text.slice(at) };
}

/** What runs from right to left and marks over letters, which programs that read a PDF put into an order of their own. */
const TURNED = /[\p{M}\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Expects a text in a file as it is documented to be shown there, lines and spaces apart. */
function expectShown(text: string, family: "sans" | "serif", file: string): void {
  const letters = [...text].filter((letter) => !/\s/.test(letter) && !isUnseen(letter));
  const shown = letters.map((letter) => (hasPicture(letter, family) ? letter : MISSING)).join("");
  if (TURNED.test(text.normalize("NFKC")))
    expect([...alike(shown)].filter((letter) => !alike(file).includes(letter))).toEqual([]);
  else expect(alike(file)).toContain(alike(shown));
}

/** The parts of a document of Word, by name. */
function partsOf(file: Uint8Array): Record<string, string> {
  const parts = unzipSync(new Uint8Array(file));
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
}

describe("DOCX", () => {
  test("every note is a footnote with its sentence", async () => {
    const graph = await subgraph(STORIES);
    const { notes } = await briefingOf(graph);
    const parts = partsOf(await bytesOf(writeDocx(graph)));
    const references = [...parts["word/document.xml"]!.matchAll(/<w:footnoteReference w:id="(\d+)"\/>/g)];
    expect(references.map(([, id]) => Number(id))).toEqual(notes.map(({ number }) => number));
    const footnotes = parts["word/footnotes.xml"]!;
    expect(footnotes).toContain("On Monday France criticized Niger for its tone.");
    expect(footnotes.split("Anna Keller, the Foreign Minister")).toHaveLength(2);
    expect(footnotes.match(/As note \d/g)).toHaveLength(2);
  });

  test("says what it was made from", async () => {
    const graph = await subgraph(STORIES);
    const parts = partsOf(await bytesOf(writeDocx(graph)));
    const core = parts["docProps/core.xml"]!;
    const described = /<dc:description>(.*?)<\/dc:description>/s.exec(core)![1]!;
    expect(
      JSON.parse(
        described
          .replaceAll("&quot;", '"')
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&amp;", "&"),
      ),
    ).toEqual(graph.provenance);
    expect(core).toContain("<dc:title>The whole graph</dc:title>");
    for (const { name } of provenanceLines(graph.provenance))
      expect(parts["docProps/custom.xml"]).toContain(`name="${name}"`);
  });

  test("two hundred strings that programs run stay text", async () => {
    const parts = partsOf(await bytesOf(writeDocx(await subgraph(liveExtractions()))));
    const fields = [
      ...parts["word/document.xml"]!.matchAll(/<w:(?:fldSimple|instrText|object|altChunk|subDoc)\b/g),
    ];
    expect(fields).toEqual([]);
    const outside = Object.entries(parts)
      .filter(([name]) => name.endsWith(".rels"))
      .flatMap(([, text]) =>
        [...text.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g)].map(([one]) => one),
      );
    expect(outside.filter((one) => !/Target="https?:/.test(one))).toEqual([]);
  });

  describe("by xmllint", () => {
    needTool("xmllint");

    test("any graph with any strings makes parts that are well-formed", async () => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyExtractions, async (extractions) => {
          const place = join(folder, `docx-${count++}`);
          mkdirSync(place);
          const parts = partsOf(await docxOf(await briefingOf(await subgraph(extractions))));
          const files = Object.entries(parts)
            .filter(([name]) => /\.(xml|rels|svg)$/.test(name))
            .map(([name, text]) => {
              const file = join(place, name.replaceAll("/", "_"));
              writeFileSync(file, text);
              return file;
            });
          expect(malformed(files)).toBe("");
        }),
        { numRuns: FEW_CASES },
      );
    }, 600_000);
  });

  describe("by LibreOffice", () => {
    needTool("soffice");
    needTool("pdftotext");

    test("opens with its footnotes, and prints", async () => {
      writeFileSync(join(folder, "talks.docx"), await bytesOf(writeDocx(await subgraph(STORIES))));
      const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
      spawnSync("soffice", [
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        join(folder, "printed"),
        join(folder, "talks.docx"),
      ]);
      const text = flat(await pdfText(readFileSync(join(folder, "printed", "talks.pdf")), "printed.pdf"));
      for (const sentence of sentences.filter((one) => !/\p{Script=Arabic}/u.test(one)))
        expect(text).toContain(`“${sentence}”`);
      expect(text).toContain("France did not attack Niger.");
    }, 120_000);
  });
});
