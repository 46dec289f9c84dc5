import { readFileSync } from "node:fs";
import { getDocumentProxy } from "unpdf";
import type { Article } from "#schema/article.ts";
import { articleOf } from "../article.ts";
import { InputProblem, withoutText } from "../reading.ts";
import { readHeading, signedName } from "../text/heading.ts";
import { isLanguageTag } from "../text/language.ts";
import { bodySize, type Page, withoutFurniture } from "./furniture.ts";
import { linesOfPage, type Piece } from "./lines.ts";
import { paragraphsOf } from "./paragraphs.ts";

const MOST_PAGES = 500;
/** A title is set larger than the text by this much. */
const TITLE = 1.15;
const WORDS = new URL("../../../data/models/words.txt", import.meta.url);

/**
 * Reads a PDF as an article (pdf.js): its paragraphs, a blank line between them, without page numbers, running heads and small print. Its title is
 * what is set largest at the top. The day that a file was made is not the day that its text was published, and is not taken for it.
 *
 * @throws {InputProblem} where there is no article in it
 */
export async function readPdf(bytes: Uint8Array): Promise<Article> {
  const { pages, info } = await setPages(bytes);
  const body = withoutFurniture(pages);
  const words = new Set(readFileSync(WORDS, "utf8").split("\n"));
  const paragraphs = paragraphsOf(body, (word) => words.has(word));
  if (paragraphs.length === 0)
    throw new InputProblem(
      "there is no text in it, only pictures: run text recognition (OCR) over it first.",
    );
  const text = `${paragraphs.map((paragraph) => paragraph.text).join("\n\n")}\n`.replaceAll("\0", " ");
  if (!/\S/.test(text)) throw withoutText();
  const top = paragraphs.slice(0, 8);
  const largest = top.reduce((best, one) => (one.size > best.size ? one : best));
  const title = largest.size > bodySize(body) * TITLE ? largest.text : null;
  const heading = readHeading(text);
  return articleOf(text, {
    ...heading,
    title: (title ?? heading.title ?? null)?.slice(0, 500) ?? null,
    byline: heading.byline ?? signedName(info.Author),
    language: typeof info.Language === "string" && isLanguageTag(info.Language) ? info.Language : null,
  });
}

type Information = Record<string, unknown>;

async function setPages(bytes: Uint8Array): Promise<{ pages: Page[]; info: Information }> {
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    if (document.numPages > MOST_PAGES)
      throw new InputProblem(`it has ${document.numPages} pages and may have ${MOST_PAGES}: split it.`);
    const { info } = await document.getMetadata();
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const [, low = 0, , high = 0] = page.view;
      const lines = linesOfPage(items as Piece[]).map((line) => ({ ...line, y: line.y - low }));
      pages.push({ lines, height: high - low });
      page.cleanup();
    }
    return { pages, info: info as Information };
  } catch (error) {
    throw explained(error);
  }
}

function explained(error: unknown): unknown {
  if (error instanceof InputProblem) return error;
  if ((error as Error).name === "PasswordException")
    return new InputProblem("it is locked with a password: save it without one.");
  return new InputProblem("the PDF is broken: open it in a PDF program, and save it once more.");
}
