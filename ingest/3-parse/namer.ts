import type { Lexeme } from "./lexeme.ts";
import { type LinearModel, mix } from "./linear.ts";
import type { NameTag } from "./tree.ts";

export const NAME_TAGS: readonly NameTag[] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];
const NONE: Lexeme = { form: 1, lower: 1, shape: 1, prefix1: 1, prefix3: 1, suffix1: 1, suffix2: 1, suffix3: 1, suffix4: 1, title: false };

/** Whether IOB2 allows `tag` after `previous`: I-X only after B-X or I-X. */
export function mayFollow(previous: number, tag: number): boolean {
  return tag === 0 || tag % 2 === 1 || previous === tag || previous === tag - 1;
}
export function nameFeatures(words: Lexeme[], tags: Int32Array, i: number, names: Int32Array, out: Int32Array): number {
  const at = (k: number) => words[k] ?? NONE;
  const tg = (k: number) => (k < 0 || k >= words.length ? 1 : tags[k]! + 2);
  const w = at(i), p = at(i - 1), n = at(i + 1);
  const y1 = i > 0 ? names[i - 1]! + 2 : 1;
  let c = 0;
  out[c++] = mix(120, 1);
  out[c++] = mix(121, w.form); out[c++] = mix(122, w.lower); out[c++] = mix(123, w.shape); out[c++] = mix(124, tg(i));
  out[c++] = mix(125, w.prefix3); out[c++] = mix(126, w.suffix2); out[c++] = mix(127, w.suffix3); out[c++] = mix(128, w.suffix4);
  out[c++] = mix(129, p.lower); out[c++] = mix(130, n.lower); out[c++] = mix(131, at(i - 2).lower); out[c++] = mix(132, at(i + 2).lower);
  out[c++] = mix(133, p.shape, w.shape, n.shape); out[c++] = mix(134, tg(i - 1), tg(i), tg(i + 1));
  out[c++] = mix(135, y1); out[c++] = mix(136, y1, w.lower); out[c++] = mix(137, y1, tg(i)); out[c++] = mix(138, y1, p.lower);
  out[c++] = mix(139, p.lower, w.lower); out[c++] = mix(140, w.lower, n.lower); out[c++] = mix(141, y1, w.shape); out[c++] = mix(142, y1, n.lower);
  out[c++] = mix(143, p.shape); out[c++] = mix(144, n.shape, tg(i)); out[c++] = mix(145, w.suffix3, tg(i)); out[c++] = mix(146, w.shape, i === 0 ? 1 : 0);
  out[c++] = mix(147, n.suffix3, w.shape); out[c++] = mix(148, p.suffix3, w.shape); out[c++] = mix(149, y1, at(i + 2).lower);
  return c;
}
const features = new Int32Array(64);
export function bestName(scores: Float32Array, previous: number): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (mayFollow(previous, c) && scores[c]! > scores[best]!) best = c;
  return best;
}
export function nameWords(words: Lexeme[], tags: Int32Array, model: LinearModel, names: Int32Array): void {
  const scores = new Float32Array(model.classes);
  for (let i = 0; i < words.length; i++) {
    model.score(features, nameFeatures(words, tags, i, names, features), scores);
    names[i] = bestName(scores, i > 0 ? names[i - 1]! : 0);
  }
}
