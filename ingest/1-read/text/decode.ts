import { InputProblem } from "../reading.ts";

/** Control characters that no text file has: all but tab, line feed, vertical tab, form feed and carriage return. */
function isForeignToText(byte: number): boolean {
  return byte < 0x20 && (byte < 0x09 || byte > 0x0d);
}

/** @throws {InputProblem} where the bytes are those of a picture, an archive or the like, or UTF-16 */
export function refuseBinary(bytes: Uint8Array): void {
  if (wideEncoding(bytes) !== null)
    throw new InputProblem("the text is UTF-16, not UTF-8: save it as UTF-8 and give it again.");
  refuseControls(bytes);
}

/** Of the letters beyond ASCII in a text that is not UTF-8, more than this part is no English in a Windows encoding. */
const MOST_FOREIGN = 0.1;

/**
 * Decodes a text in the encoding that it says, or else shows: a byte order mark, `declared`, UTF-8, UTF-16 by its zero bytes,
 * and last Windows-1252, in which the quotation marks and dashes of most other English texts are written. A UTF-8 text with a few broken
 * characters keeps the others.
 *
 * @param declared the name of an encoding, as a page or its server writes it
 * @returns the text without a byte order mark and otherwise unchanged
 * @throws {InputProblem} where the bytes are no text
 */
export function decodeText(bytes: Uint8Array, declared?: string | null): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decoded(bytes, wide);
  refuseControls(bytes);
  const utf8 = strictly(bytes, "utf-8");
  if (utf8 !== null) return utf8;
  const said = declared ? strictly(bytes, declared) : null;
  if (said !== null) return said;
  const mended = decoded(bytes, "utf-8");
  const broken = count(mended, /\ufffd/g);
  if (count(mended, /[\u0080-\ufffc]/g) > broken) return mended;
  if (bytes.filter((byte) => byte >= 0x80).length <= bytes.length * MOST_FOREIGN)
    return decoded(bytes, "windows-1252");
  throw new InputProblem("its encoding cannot be told: save it as UTF-8 and give it again.");
}

/**
 * Decodes UTF-8, without a byte order mark and otherwise unchanged.
 *
 * @throws {InputProblem} where the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const text = strictly(bytes, "utf-8");
  if (text === null) throw new InputProblem("the text is not UTF-8: save it as UTF-8 and give it again.");
  return text;
}

function refuseControls(bytes: Uint8Array): void {
  const at = bytes.findIndex(isForeignToText);
  if (at < 0) return;
  throw new InputProblem(
    `it is binary, not text (byte ${at} is the control character ${bytes[at]}): give the article as plain text.`,
  );
}

/** UTF-16 by its mark, or by the zero bytes between the letters of English. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe) return "utf-16le";
  if (mark === 0xfeff) return "utf-16be";
  const head = bytes.subarray(0, 1000);
  if (head.length < 8) return null;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]!++;
  const half = head.length / 2;
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return "utf-16le";
  if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return "utf-16be";
  return null;
}

/** Null where the bytes are not in this encoding, or nobody knows it. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding.trim(), { fatal: true, ignoreBOM: true })
      .decode(bytes)
      .replace(/^\uFEFF/, "");
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).replace(/^\uFEFF/, "");
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
