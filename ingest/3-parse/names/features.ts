import { normalForm, shapeOf, wordKey } from "../network/features.ts";
import { hashString } from "../network/hash.ts";
import type { Known } from "./gazetteer.ts";

/** Features per word. */
export const FEATURES = 53;
/** Where a word's own features begin that stand in for what is not known of a new word; see `asNew`. */
const NEW = 49;
/** The feature of the word itself. */
const WORD = 1;

/** What stands inside a capitalised name without a capital of its own. */
const LINKS = new Set([
  "of",
  "the",
  "and",
  "for",
  "de",
  "del",
  "la",
  "di",
  "da",
  "van",
  "von",
  "al",
  "-",
  "&",
  "'s",
]);

interface Seen {
  form: number;
  key: number;
  shape: number;
  capital: boolean;
  prefix: number;
  suffix2: number;
  suffix3: number;
  suffix4: number;
}

const cache = new Map<string, Seen>();
const CACHE = 50_000;

function see(form: string): Seen {
  const known = cache.get(form);
  if (known !== undefined) return known;
  const normal = normalForm(form);
  const key = wordKey(normal);
  const seen: Seen = {
    form: hashString(normal),
    key: hashString(key),
    shape: hashString(shapeOf(normal)),
    capital: /^\p{Lu}/u.test(normal),
    prefix: hashString(key.slice(0, 3)),
    suffix2: hashString(key.slice(-2)),
    suffix3: hashString(key.slice(-3)),
    suffix4: hashString(key.slice(-4)),
  };
  if (cache.size >= CACHE) cache.clear();
  cache.set(form, seen);
  return seen;
}

const OUTSIDE: Seen = {
  form: 1,
  key: 1,
  shape: 1,
  capital: false,
  prefix: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
};

/** A key for a template and up to three values; never 0. */
function join(template: number, a: number, b = 0, c = 0): number {
  let h = Math.imul(template + 1, 0x85ebca6b) ^ a;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) + b;
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39) + c;
  h = Math.imul(h ^ (h >>> 14), 0x27d4eb2f);
  h ^= h >>> 15;
  return h === 0 ? 1 : h | 0;
}

/** FEATURES hashed features for each word of a sentence, one word after the other. */
export function nameFeatures(forms: string[], known: Known): Int32Array {
  const n = forms.length;
  const out = new Int32Array(n * FEATURES);
  const words = forms.map(see);
  const names = known.names.map(hashString);
  const offices = known.offices.map(hashString);
  const given = known.given.map(hashString);
  const at = (i: number) => words[i] ?? OUTSIDE;
  const code = (codes: number[], i: number) => codes[i] ?? 1;
  const shouted = words.filter((word) => word.capital).length * 4 > n * 3 ? 2 : 1;
  const runs = capitalRuns(forms, words);
  const acronyms = bracketed(forms, runs);
  for (let i = 0; i < n; i++) {
    const w = at(i),
      p = at(i - 1),
      q = at(i + 1);
    const first = i === 0 ? 2 : 1;
    const run = runs[i]!;
    const from = run < 0 ? i : run >>> 16;
    const to = run < 0 ? i : run & 0xffff;
    const end = run < 0 ? OUTSIDE : at(to);
    const last = end.key;
    const begin = run < 0 ? 1 : at(from).key;
    const before = run < 0 ? OUTSIDE : at(from - 1);
    const after = run < 0 ? OUTSIDE : at(to + 1);
    const inRun = run < 0 ? 1 : Math.min(4, to - from) * 8 + Math.min(4, i - from) + 2;
    const linked = run < 0 ? 1 : links(words, from, to, i);
    const values = [
      join(0, w.form),
      join(1, w.key),
      join(2, p.key),
      join(3, q.key),
      join(4, at(i - 2).key),
      join(5, at(i + 2).key),
      join(6, p.key, w.key),
      join(7, w.key, q.key),
      join(8, w.shape, first, shouted),
      join(9, p.shape, w.shape, q.shape),
      join(10, w.prefix),
      join(11, w.suffix2),
      join(12, w.suffix3),
      join(13, w.suffix4),
      join(14, w.shape, w.suffix3),
      join(15, names[i]!),
      join(16, code(names, i - 1), names[i]!),
      join(17, names[i]!, code(names, i + 1)),
      join(18, names[i]!, w.shape, shouted),
      join(19, names[i]!, p.key),
      join(20, names[i]!, q.key),
      join(21, offices[i]!, w.shape),
      join(22, code(offices, i - 1), w.shape),
      join(23, given[i]!, w.shape, q.shape),
      join(24, code(given, i - 1), w.shape),
      join(25, given[i]!, names[i]!, code(given, i + 1)),
      join(26, p.key, w.shape),
      join(27, q.key, w.shape),
      join(28, last, inRun),
      join(29, last),
      join(30, begin, inRun),
      join(31, inRun, shouted, first),
      join(32, at(i - 2).key, p.key, w.shape),
      join(33, q.key, at(i + 2).key, w.shape),
      join(34, w.key, last),
      join(35, at(i - 3).key, w.shape),
      join(36, q.suffix3, w.shape),
      join(37, before.key, inRun),
      join(38, after.key, inRun),
      join(39, acronyms[i]!, inRun),
      join(40, acronyms[i]!, w.shape, last),
      join(41, end.suffix3, inRun),
      join(42, code(given, from), inRun, w.shape),
      join(43, code(names, to), inRun),
      join(44, code(names, from), inRun),
      join(45, linked, last),
      join(46, linked, inRun, w.key),
      join(47, before.key, after.key, w.shape),
      join(48, end.shape, inRun, end.suffix2),
      join(49, w.shape, first, shouted),
      join(50, w.shape, q.shape, code(names, i + 1)),
      join(51, p.shape, w.shape, inRun),
      join(52, w.suffix2, w.shape),
    ];
    out.set(values, i * FEATURES);
  }
  return out;
}

/**
 * Of a sentence's features, takes away those that are for new words only where the word is known: a model that has never seen
 * "Mirja" still knows that new words with a capital are names more often than "After" is.
 */
export function asNew(features: Int32Array, isKnown: (word: number) => boolean): Int32Array {
  for (let at = 0; at < features.length; at += FEATURES)
    if (isKnown(features[at + WORD]!)) features.fill(0, at + NEW, at + FEATURES);
  return features;
}

/** For each word in a run of capitalised words (with links between them) the run's first (high half) and last word; -1 outside. */
function capitalRuns(forms: string[], words: Seen[]): Int32Array {
  const out = new Int32Array(forms.length).fill(-1);
  for (let i = 0; i < forms.length; i++) {
    if (!words[i]!.capital) continue;
    let end = i;
    for (let k = i + 1; k < forms.length && k < i + 12; k++) {
      if (words[k]!.capital) end = k;
      else if (!LINKS.has(forms[k]!.toLowerCase()) || k - end > 2) break;
    }
    out.fill((Math.min(i, 0x7fff) << 16) | Math.min(end, 0xffff), i, end + 1);
    i = end;
  }
  return out;
}

/** Whether a run has links before and behind the word in it: 2 + 1 before + 2 behind. */
function links(words: Seen[], from: number, to: number, at: number): number {
  let out = 2;
  for (let k = from; k <= to; k++) if (!words[k]!.capital) out |= k < at ? 4 : k > at ? 8 : 16;
  return out;
}

/**
 * What brackets say of each word: names are followed by their short form, "the African Union (AU)". 2 where a short form follows the
 * word's run, 3 where its letters are the initials of the words from this one on, 4 and 5 for the short form itself; 1 for all others.
 */
function bracketed(forms: string[], runs: Int32Array): Int32Array {
  const out = new Int32Array(forms.length).fill(1);
  for (let i = 1; i + 2 < forms.length; i++) {
    if (
      forms[i] !== "(" ||
      !/^\p{Lu}[\p{L}.]{1,7}$/u.test(forms[i + 1]!) ||
      !/^\p{L}*\p{Lu}/u.test(forms[i + 1]!.slice(1))
    )
      continue;
    if (forms[i + 2] !== ")" && forms[i + 2] !== ",") continue;
    const run = runs[i - 1]!;
    if (run < 0) {
      out[i + 1] = 6;
      continue;
    }
    const letters = forms[i + 1]!.replace(/[^\p{L}]/gu, "").toUpperCase();
    const from = initialsFrom(forms, run >>> 16, i - 1, letters);
    for (let k = run >>> 16; k < i; k++) out[k] = from < 0 ? 2 : k < from ? 7 : k === from ? 8 : 3;
    out[i + 1] = from < 0 ? 4 : 5;
  }
  return out;
}

/** The word from `first` to `last` at which initials (links may be passed over) spell `letters`; -1 if none. */
function initialsFrom(forms: string[], first: number, last: number, letters: string): number {
  let left = letters.length;
  for (let k = last; k >= first; k--) {
    const form = forms[k]!;
    const initial = form[0]!.toUpperCase();
    if (left > 0 && initial === letters[left - 1]) {
      left--;
      if (left === 0) return k;
    } else if (!LINKS.has(form.toLowerCase())) return -1;
  }
  return -1;
}
