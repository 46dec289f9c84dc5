import type { Lexeme } from "./lexeme.ts";
import { type LinearModel, mix } from "./linear.ts";

const NONE: Lexeme = { form: 1, lower: 1, shape: 1, prefix1: 1, prefix3: 1, suffix1: 1, suffix2: 1, suffix3: 1, suffix4: 1, title: false };
const features = new Int32Array(64);

export function tagFeatures(words: Lexeme[], i: number, tags: Int32Array, out: Int32Array): number {
  const at = (k: number) => words[k] ?? NONE;
  const w = at(i), p = at(i - 1), pp = at(i - 2), n = at(i + 1), nn = at(i + 2);
  const t1 = i > 0 ? tags[i - 1]! + 2 : 1;
  const t2 = i > 1 ? tags[i - 2]! + 2 : 1;
  let c = 0;
  const first = i === 0 ? 1 : 0;
  out[c++] = mix(0, 7);
  out[c++] = mix(1, w.form);
  out[c++] = mix(2, w.lower);
  out[c++] = mix(3, w.shape, first);
  out[c++] = mix(4, w.suffix1);
  out[c++] = mix(5, w.suffix2);
  out[c++] = mix(6, w.suffix3);
  out[c++] = mix(7, w.suffix4);
  out[c++] = mix(8, w.prefix1);
  out[c++] = mix(9, w.prefix3);
  out[c++] = mix(10, t1);
  out[c++] = mix(11, t1, t2);
  out[c++] = mix(12, t1, w.lower);
  out[c++] = mix(13, t1, t2, w.lower);
  out[c++] = mix(14, p.lower);
  out[c++] = mix(15, p.lower, w.lower);
  out[c++] = mix(16, n.lower);
  out[c++] = mix(17, w.lower, n.lower);
  out[c++] = mix(18, pp.lower);
  out[c++] = mix(19, nn.lower);
  out[c++] = mix(20, n.suffix3);
  out[c++] = mix(21, n.suffix2, w.suffix2);
  out[c++] = mix(22, p.suffix3);
  out[c++] = mix(23, t1, w.suffix3);
  out[c++] = mix(24, t1, n.lower);
  out[c++] = mix(25, w.shape, n.shape, p.shape);
  out[c++] = mix(26, p.lower, n.lower);
  out[c++] = mix(27, t1, w.suffix2, n.suffix2);
  out[c++] = mix(28, n.shape, w.suffix3);
  return c;
}

/** Greedy left-to-right tags, as indices into the model's tag list. */
export function tagWords(words: Lexeme[], model: LinearModel, tags: Int32Array): void {
  const scores = new Float32Array(model.classes);
  for (let i = 0; i < words.length; i++) {
    model.score(features, tagFeatures(words, i, tags, features), scores);
    tags[i] = argmax(scores);
  }
}

export function argmax(scores: Float32Array): number {
  let best = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
  return best;
}
