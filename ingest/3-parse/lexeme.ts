import { hashString } from "./linear.ts";

/** What the models see of a form, hashed once per sentence. */
export interface Lexeme {
  form: number;
  lower: number;
  shape: number;
  prefix1: number;
  prefix3: number;
  suffix1: number;
  suffix2: number;
  suffix3: number;
  suffix4: number;
  title: boolean;
}

/** Forms longer than this are read by their beginning and end alone, so that one token of 100 kB costs what a long word costs. */
const LONGEST = 64;

export function lexeme(text: string): Lexeme {
  const raw = text.length > LONGEST ? text.slice(0, LONGEST / 2) + text.slice(-LONGEST / 2) : text;
  const form = raw.replace(/[’‘`]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-");
  const lower = form.toLowerCase();
  const norm = /\d/.test(lower) ? lower.replace(/\d/g, "0") : lower;
  const last = (n: number) => hashString(norm.slice(-n));
  return {
    form: hashString(form),
    lower: hashString(norm),
    shape: hashString(shapeOf(form)),
    prefix1: hashString(form.slice(0, 1)),
    prefix3: hashString(norm.slice(0, 3)),
    suffix1: last(1),
    suffix2: last(2),
    suffix3: last(3),
    suffix4: last(4),
    title: /^\p{Lu}/u.test(form),
  };
}

/** "McCain" → "XxXx", "U.S." → "X.X.", "2024" → "dd": runs are cut to two signs. */
export function shapeOf(form: string): string {
  let out = "";
  let run = 0;
  for (const ch of form) {
    const s = /\p{Lu}/u.test(ch) ? "X" : /\p{L}/u.test(ch) ? "x" : /\p{N}/u.test(ch) ? "d" : ch;
    run = out.endsWith(s) ? run + 1 : 1;
    if (run <= 2) out += s;
  }
  return out;
}
