import { normalForm, shapeOf, wordKey } from "../network/features.ts";
import { hashString } from "../network/hash.ts";
import type { Known } from "./gazetteer.ts";

/** Features per word. */
export const FEATURES = 37;

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
  for (let i = 0; i < n; i++) {
    const w = at(i),
      p = at(i - 1),
      q = at(i + 1);
    const first = i === 0 ? 2 : 1;
    const run = runs[i]!;
    const last = run < 0 ? 1 : at(run & 0xffff).key;
    const begin = run < 0 ? 1 : at(run >>> 16).key;
    const inRun =
      run < 0 ? 1 : Math.min(4, (run & 0xffff) - (run >>> 16)) * 8 + Math.min(4, i - (run >>> 16)) + 2;
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
    ];
    out.set(values, i * FEATURES);
  }
  return out;
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
