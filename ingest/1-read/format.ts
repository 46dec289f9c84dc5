import { InputProblem } from "./reading.ts";

/** What a file can be. */
export type Format = "text" | "markdown" | "html" | "pdf" | "docx" | "feed" | "jsonl";

/** The most bytes of a file, by its format; `.jsonl` is read line by line and may be of any length. */
export const MAX_FILE_BYTES: Record<Format, number> = {
  text: 10_000_002,
  markdown: 10_000_002,
  html: 20_000_000,
  pdf: 50_000_000,
  docx: 50_000_000,
  feed: 20_000_000,
  jsonl: Number.POSITIVE_INFINITY,
};

const BY_ENDING: Record<string, Format> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  htm: "html",
  html: "html",
  xhtml: "html",
  pdf: "pdf",
  docx: "docx",
  rss: "feed",
  atom: "feed",
  xml: "feed",
  json: "feed",
  jsonl: "jsonl",
  ndjson: "jsonl",
};

/** How the names of files end that are read. */
export const ENDINGS_READ = Object.keys(BY_ENDING).map((ending) => `.${ending}`);

/** What is read, as it is told to whoever gave something else. */
export const FORMATS_READ = ".txt, .md, .html, .pdf, .docx, .xml (a feed) or .jsonl";

/** Bytes enough to tell a format by. */
export const HEAD_BYTES = 1024;

/** The format that the end of a file's name stands for; null where it is none of ours. */
export function formatOfName(name: string): Format | null {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending]! : null;
}

/**
 * The format that the first bytes show. They go before a name: a PDF saved as `.html` is a PDF.
 *
 * @param named what the name or the server says; a text that shows nothing else is that
 * @returns null where nothing shows it
 * @throws {InputProblem} for formats of word processors that are not read
 */
export function formatOfBytes(head: Uint8Array, named: Format | null): Format | null {
  const text = Buffer.from(head.subarray(0, HEAD_BYTES)).toString("latin1");
  if (text.slice(0, HEAD_BYTES).includes("%PDF-") && named !== "jsonl" && !/^\s*[<{]/.test(text))
    return "pdf";
  if (text.startsWith("PK\x03\x04")) return "docx";
  if (text.startsWith("\xd0\xcf\x11\xe0"))
    throw new InputProblem(
      "it is an old Word file (.doc) or locked with a password: save it as .docx, unlocked.",
    );
  if (text.startsWith("{\\rtf")) throw new InputProblem("it is an RTF file: save it as .docx or .txt.");
  if (named === "markdown" || named === "jsonl") return named;
  const start = text
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "")
    .trimStart();
  if (FEED.test(start)) return "feed";
  return PAGE.test(start) ? "html" : named;
}

const FEED =
  /^(?:(?:<\?[^>]*>|<!--[^>]*-->|<!DOCTYPE rss[^>]*>)\s*)*<(?:rss|feed|rdf:RDF)[\s>]|^\{[^{[]*"version"\s*:\s*"https:\/\/jsonfeed\.org/i;
const PAGE = /^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body|article)[\s>]/i;
