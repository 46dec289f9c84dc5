/**
 * What a format cannot hold, and what is written instead. Nothing else of a text is ever changed.
 *
 * | where | what | instead |
 * | --- | --- | --- |
 * | XML, tables, documents | a character that XML 1.0 forbids: controls but tab and line ends, unpaired surrogates, U+FFFE, U+FFFF | U+FFFD, so that offsets hold |
 * | an id in XML or an IRI | such a character, and the backslash | `\u0007`, `\\`, so that two ids stay two |
 * | an id where XML wants a name | all but ASCII letters, digits and `. - _ :` | `_x0040_` |
 * | a cell of a table | `= + - @` and their full-width forms, tab or carriage return at the start of a line, or behind a semicolon or tab, where some spreadsheet may begin a cell; spaces and quotes before it passed over | the same behind an apostrophe |
 *
 * JSON and JSON-LD can hold every character, and Cypher all but unpaired surrogates, which become U+FFFD; some are written as escapes.
 */

/** What XML 1.0 (section 2.2) forbids in a document, even escaped. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text as files of XML, tables and documents can hold it; as long as before, in UTF-16 code units. */
export function writable(text: string): string {
  return text.replace(FORBIDDEN, "\uFFFD");
}

/** What sets or ends a direction: embeddings and overrides, isolates, and the ends of each. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;
const TURNS =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u202A-\u202E\u2066-\u2069\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const [EMBEDDED, FIRST_STRONG, END_OF_ISOLATE] = ["\u202C", "\u2068", "\u2069"];

/**
 * A text that turns nothing of what stands around it: one that may run from right to left is isolated, and what it opens is closed (Unicode
 * Standard Annex 9). All else stays as it is.
 */
export function isolated(text: string): string {
  if (!TURNS.test(text)) return text;
  const open: string[] = [];
  let before = FIRST_STRONG;
  for (const [control] of text.matchAll(DIRECTIONS)) {
    if (control === EMBEDDED) {
      if (open.at(-1) === EMBEDDED) open.pop();
    } else if (control === END_OF_ISOLATE) {
      // Ends every embedding within its isolate; one that ends none must not end the isolate of the whole.
      const isolate = open.lastIndexOf(END_OF_ISOLATE);
      if (isolate === -1) before += FIRST_STRONG;
      open.length = Math.max(0, isolate);
    } else {
      open.push(control < "\u2066" ? EMBEDDED : END_OF_ISOLATE);
    }
  }
  return `${before}${text}${open.reverse().join("")}${END_OF_ISOLATE}`;
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A parser turns these into spaces or line feeds where they stand as they are.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A text as the content of an element or an attribute in double quotes. */
export function xml(text: string): string {
  return writable(text).replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character]!);
}

/** An id as XML: other ids stay other ids. */
export function xmlId(id: string): string {
  return xml(writableId(id));
}

/** An id as part of an IRI: other ids stay other ids. */
export function iriPart(id: string): string {
  return encodeURIComponent(writableId(id));
}

function writableId(id: string): string {
  return id.replace(/\\/g, "\\\\").replace(FORBIDDEN, (character) => `\\u${hex(character.charCodeAt(0))}`);
}

/**
 * An id as an NMTOKEN of XML, the only sort that some formats take: other characters than letters, digits and `. - _ :` are written by their
 * code, as `_x0040_` for `@`, and so is a `_x` of the id itself. Other ids stay other ids.
 */
export function nmtoken(id: string): string {
  return id.replace(/_(?=x)|[^A-Za-z0-9._:-]/g, (character) => `_x${hex(character.charCodeAt(0))}_`) || "_x_";
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}

const FORMULA =
  /(?<=^|[\r\n])(?=[ \u00A0]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])|(?<=[;\t])(?=[ \u00A0"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A text as a spreadsheet's cell that is never run as a formula, on whatever line of the cell it begins, and whatever the spreadsheet separates cells by. */
export function harmless(text: string): string {
  return writable(text).replace(FORMULA, "'");
}
