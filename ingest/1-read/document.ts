import { open, readFile, stat } from "node:fs/promises";
import type { Article } from "#schema/article.ts";
import {
  FORMATS_READ,
  type Format,
  formatOfBytes,
  formatOfName,
  HEAD_BYTES,
  MAX_FILE_BYTES,
} from "./format.ts";
import { InputProblem, tooLarge } from "./reading.ts";

/** A document to read: a file by its name, or bytes that came from elsewhere under a name. */
export type Source = { file: string } | { bytes: Uint8Array; name: string };

/**
 * Reads a document as an article, whatever it is. The parser of a format loads where it is needed first.
 *
 * @throws {InputProblem} where there is no article in it; the error of the file system where it cannot be read
 */
export async function readDocumentSource(source: Source): Promise<Article> {
  const bytes = "file" in source ? await readWhole(source.file) : source.bytes;
  const name = "file" in source ? source.file : source.name;
  const format = formatOfBytes(bytes, formatOfName(name));
  if (format === null || format === "jsonl")
    throw new InputProblem(
      `its name does not end in ${FORMATS_READ}: give the article in one of these formats.`,
    );
  if (bytes.length > MAX_FILE_BYTES[format]) throw largeFile(format);
  return PARSERS[format](bytes);
}

const PARSERS: Record<Exclude<Format, "jsonl">, (bytes: Uint8Array) => Promise<Article>> = {
  text: async (bytes) => (await import("./text/plain.ts")).readPlainText(bytes),
  markdown: async (bytes) => (await import("./text/markdown.ts")).readMarkdown(bytes),
  html: async (bytes) => (await import("./html/page.ts")).readPage(bytes),
  pdf: async (bytes) => (await import("./pdf/pdf.ts")).readPdf(bytes),
  docx: async (bytes) => (await import("./docx/docx.ts")).readDocx(bytes),
};

/** A file's bytes, as far as its size and its first bytes let it be an article. */
async function readWhole(file: string): Promise<Uint8Array> {
  const found = await stat(file);
  if (!found.isFile()) throw new InputProblem("it is no file but a device or a pipe: give a file.");
  const handle = await open(file);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    const format = formatOfBytes(head.subarray(0, bytesRead), formatOfName(file)) ?? "text";
    if (found.size > MAX_FILE_BYTES[format]) throw largeFile(format);
  } finally {
    await handle.close();
  }
  return readFile(file);
}

function largeFile(format: Format): InputProblem {
  if (format === "text" || format === "markdown") return tooLarge();
  return new InputProblem(
    `a file of this kind may have ${MAX_FILE_BYTES[format] / 1_000_000} MB at most: save the article alone.`,
  );
}
