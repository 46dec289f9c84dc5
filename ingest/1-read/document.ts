import { open, stat } from "node:fs/promises";
import type { Article } from "#schema/article.ts";
import type { Listed } from "./feed/feed.ts";
import {
  FORMATS_READ,
  type Format,
  formatOfBytes,
  formatOfName,
  HEAD_BYTES,
  MAX_FILE_BYTES,
} from "./format.ts";
import type { Elsewhere } from "./html/page.ts";
import { InputProblem, noFile, tooLarge } from "./reading.ts";

/** A document to read: a file by its name, or bytes that came from elsewhere with what is known of them. */
export type Source =
  | { file: string }
  | {
      bytes: Uint8Array;
      /** What its name or its server says that it is. */
      format: Format | null;
      about?: Elsewhere & {
        /** The article's id, where it is not to be the hash of its text. */
        id?: string | null;
      };
    };

/**
 * Reads a document, whatever it is: an article, or the articles that a feed tells of. The parser of a format loads where it is needed first.
 *
 * @throws {InputProblem} where there is no article in it; the error of the file system where it cannot be read
 */
export async function readSource(source: Source): Promise<Article | Listed[]> {
  const bytes = "file" in source ? await readWhole(source.file) : source.bytes;
  const format = formatOfBytes(bytes, "file" in source ? formatOfName(source.file) : source.format);
  const about = "file" in source ? {} : (source.about ?? {});
  if (format === null || format === "jsonl")
    throw new InputProblem(
      `its name does not end in ${FORMATS_READ}: give the article in one of these formats.`,
    );
  if (bytes.length > MAX_FILE_BYTES[format]) throw largeFile(format);
  const read = await PARSERS[format](bytes, about);
  if (Array.isArray(read)) return read;
  const { known = {}, address = null, id } = about;
  return {
    ...read,
    id: (id as Article["id"] | undefined) ?? read.id,
    title: read.title ?? known.title ?? null,
    byline: read.byline ?? known.byline ?? null,
    outlet: read.outlet ?? known.outlet ?? null,
    publishedAt: read.publishedAt ?? known.publishedAt ?? null,
    url: read.url ?? known.url ?? address,
  };
}

type Parser = (bytes: Uint8Array, about: Elsewhere) => Promise<Article | Listed[]>;

const PARSERS: Record<Exclude<Format, "jsonl">, Parser> = {
  text: async (bytes) => (await import("./text/plain.ts")).readPlainText(bytes),
  markdown: async (bytes) => (await import("./text/markdown.ts")).readMarkdown(bytes),
  html: async (bytes, about) => (await import("./html/page.ts")).readPage(bytes, about),
  pdf: async (bytes) => (await import("./pdf/pdf.ts")).readPdf(bytes),
  docx: async (bytes) => (await import("./docx/docx.ts")).readDocx(bytes),
  feed: async (bytes, { address = null }) => (await import("./feed/feed.ts")).readFeed(bytes, address),
};

/** A file's bytes, as far as its size and its first bytes let it be an article. */
async function readWhole(file: string): Promise<Uint8Array> {
  const found = await stat(file);
  if (!found.isFile()) throw noFile();
  const handle = await open(file);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    const format = formatOfBytes(head.subarray(0, bytesRead), formatOfName(file)) ?? "text";
    if (found.size > MAX_FILE_BYTES[format]) throw largeFile(format);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function largeFile(format: Format): InputProblem {
  if (format === "text" || format === "markdown") return tooLarge();
  return new InputProblem(
    `a file of this kind may have ${MAX_FILE_BYTES[format] / 1_000_000} MB at most: save the article alone.`,
  );
}
