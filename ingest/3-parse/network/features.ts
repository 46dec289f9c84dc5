import { hashString, mix } from "./hash.ts";

/** Forms longer than this are read by their beginning and end alone, so that one token of 100 kB costs what a long word costs. */
const LONGEST = 48;

/** Subword features per form, each a row of the hashed subword table. */
export const SUBWORDS = 9;

/** Quotes and dashes as ASCII, so that typography makes no unknown words. */
export function normalForm(text: string): string {
  const form = text.length > LONGEST ? text.slice(0, LONGEST / 2) + text.slice(-LONGEST / 2) : text;
  return form.replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-");
}

/** The key of a form in the list of words: lower case, digits as 0. */
export function wordKey(form: string): string {
  return form.toLowerCase().replace(/\d/g, "0");
}

/** Fills `out` from `at` with the rows (0…rows-1) of a normal form's subword features; `rows` is a power of 2. */
export function subwordRows(form: string, rows: number, out: Int32Array, at: number): void {
  const key = wordKey(form);
  const mask = rows - 1;
  const put = (slot: number, text: string) => {
    out[at + slot] = mix(slot, hashString(text)) & mask;
  };
  put(0, shapeOf(form));
  put(1, form.slice(0, 1));
  put(2, key.slice(0, 2));
  put(3, key.slice(0, 3));
  put(4, key.slice(-1));
  put(5, key.slice(-2));
  put(6, key.slice(-3));
  put(7, key.slice(-4));
  put(8, key.slice(0, 5));
}

/** "McCain" → "XxXxx", "U.S." → "X.X.", "2024" → "dd": runs are cut to two signs. */
export function shapeOf(form: string): string {
  let out = "";
  let run = 0;
  for (const ch of form) {
    const sign = /\p{Lu}/u.test(ch) ? "X" : /\p{L}/u.test(ch) ? "x" : /\p{N}/u.test(ch) ? "d" : ch;
    run = out.endsWith(sign) ? run + 1 : 1;
    if (run <= 2) out += sign;
  }
  return out;
}
