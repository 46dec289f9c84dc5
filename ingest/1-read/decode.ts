import { InputProblem } from "./reading.ts";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Control characters that no text file has: all but tab, line feed, vertical tab, form feed and carriage return. */
function isForeignToText(byte: number): boolean {
  return byte < 0x20 && (byte < 0x09 || byte > 0x0d);
}

/** @throws {InputProblem} where the bytes are those of a picture, an archive or the like, or UTF-16 */
export function refuseBinary(bytes: Uint8Array): void {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    throw new InputProblem("the text is UTF-16, not UTF-8: save it as UTF-8 and give it again.");
  }
  const at = bytes.findIndex(isForeignToText);
  if (at < 0) return;
  throw new InputProblem(
    `it is binary, not text (byte ${at} is the control character ${bytes[at]}): give the article as plain text.`,
  );
}

/**
 * Decodes UTF-8, without a byte order mark and otherwise unchanged.
 *
 * @throws {InputProblem} where the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes).replace(/^\uFEFF/, "");
  } catch {
    throw new InputProblem("the text is not UTF-8: save it as UTF-8 and give it again.");
  }
}
