import type { Lexeme } from "./lexeme.ts";
import { type LinearModel, mix } from "./linear.ts";

/** Arc-hybrid parser state over tokens 0…n-1; n stands for the root and lies at the bottom of the stack. */
export class State {
  n: number;
  stack: Int32Array;
  size = 1;
  next = 0;
  heads: Int32Array;
  labels: Int32Array;
  left1: Int32Array;
  left2: Int32Array;
  right1: Int32Array;
  right2: Int32Array;
  lefts: Int32Array;
  rights: Int32Array;
  constructor(n: number) {
    this.n = n;
    this.stack = new Int32Array(n + 1);
    this.stack[0] = n;
    this.heads = new Int32Array(n + 1).fill(-1);
    this.labels = new Int32Array(n + 1).fill(-1);
    this.left1 = new Int32Array(n + 1).fill(-1);
    this.left2 = new Int32Array(n + 1).fill(-1);
    this.right1 = new Int32Array(n + 1).fill(-1);
    this.right2 = new Int32Array(n + 1).fill(-1);
    this.lefts = new Int32Array(n + 1);
    this.rights = new Int32Array(n + 1);
  }
  get done(): boolean {
    return this.next >= this.n && this.size === 1;
  }
  canShift(): boolean {
    return this.next < this.n;
  }
  canLeft(): boolean {
    return this.next < this.n && this.size > 1;
  }
  canRight(): boolean {
    return this.size > 2 || (this.size === 2 && this.next >= this.n);
  }
  shift(): void {
    this.stack[this.size++] = this.next++;
  }
  left(label: number): void {
    const d = this.stack[--this.size]!;
    const h = this.next;
    this.heads[d] = h;
    this.labels[d] = label;
    this.left2[h] = this.left1[h]!;
    this.left1[h] = d;
    this.lefts[h]!++;
  }
  right(label: number): void {
    const d = this.stack[--this.size]!;
    const h = this.stack[this.size - 1]!;
    this.heads[d] = h;
    this.labels[d] = label;
    this.right2[h] = this.right1[h]!;
    this.right1[h] = d;
    this.rights[h]!++;
  }
}

const PAD = 1;
export function stateFeatures(s: State, words: Lexeme[], tags: Int32Array, out: Int32Array): number {
  const n = s.n;
  const w = (i: number) => (i < 0 ? PAD : i === n ? 2 : words[i]!.lower);
  const t = (i: number) => (i < 0 ? PAD : i === n ? 2 : tags[i]! + 3);
  const l = (i: number) => (i < 0 ? PAD : s.labels[i]! + 2);
  const s0 = s.stack[s.size - 1]!, s1 = s.size > 1 ? s.stack[s.size - 2]! : -1, s2 = s.size > 2 ? s.stack[s.size - 3]! : -1;
  const b0 = s.next < n ? s.next : -1, b1 = s.next + 1 < n ? s.next + 1 : -1, b2 = s.next + 2 < n ? s.next + 2 : -1;
  const lc = (i: number) => (i < 0 ? -1 : s.left1[i]!), rc = (i: number) => (i < 0 ? -1 : s.right1[i]!);
  const lc2 = (i: number) => (i < 0 ? -1 : s.left2[i]!), rc2 = (i: number) => (i < 0 ? -1 : s.right2[i]!);
  const w0 = w(s0), w1 = w(s1), wb = w(b0), t0 = t(s0), t1 = t(s1), t2 = t(s2), tb = t(b0), tb1 = t(b1), tb2 = t(b2);
  const dist = b0 < 0 || s0 === n ? 0 : Math.min(b0 - s0, 8);
  const dist1 = s1 < 0 || s1 === n || s0 === n ? 0 : Math.min(s0 - s1, 8);
  let c = 0;
  out[c++] = mix(40, 3);
  out[c++] = mix(41, w0); out[c++] = mix(42, t0); out[c++] = mix(43, w0, t0);
  out[c++] = mix(44, w1); out[c++] = mix(45, t1); out[c++] = mix(46, w1, t1);
  out[c++] = mix(47, wb); out[c++] = mix(48, tb); out[c++] = mix(49, wb, tb);
  out[c++] = mix(50, w(b1)); out[c++] = mix(51, tb1); out[c++] = mix(52, tb2, tb1, tb);
  out[c++] = mix(53, w0, wb); out[c++] = mix(54, w0, tb); out[c++] = mix(55, t0, wb); out[c++] = mix(56, t0, tb);
  out[c++] = mix(57, w1, w0); out[c++] = mix(58, w1, t0); out[c++] = mix(59, t1, w0); out[c++] = mix(60, t1, t0);
  out[c++] = mix(61, t1, t0, tb); out[c++] = mix(62, t0, tb, tb1); out[c++] = mix(63, t2, t1, t0);
  out[c++] = mix(64, t0, tb, dist); out[c++] = mix(65, t0, t1, dist1); out[c++] = mix(66, w0, wb, dist);
  out[c++] = mix(67, t0, t(lc(s0)), tb); out[c++] = mix(68, t0, t(rc(s0)), tb); out[c++] = mix(69, t0, tb, t(lc(b0)));
  out[c++] = mix(70, t1, t0, t(lc(s1))); out[c++] = mix(71, t1, t0, t(rc(s1))); out[c++] = mix(72, t1, t0, t(lc(s0))); out[c++] = mix(73, t1, t0, t(rc(s0)));
  out[c++] = mix(74, t0, l(lc(s0)), l(rc(s0))); out[c++] = mix(75, t1, l(lc(s1)), l(rc(s1))); out[c++] = mix(76, tb, l(lc(b0)), l(lc2(b0)));
  out[c++] = mix(77, w0, s.lefts[s0]!, s.rights[s0]!); out[c++] = mix(78, t0, s.lefts[s0]!, s.rights[s0]!);
  if (s1 >= 0) { out[c++] = mix(79, w1, s.lefts[s1]!, s.rights[s1]!); out[c++] = mix(80, t1, s.lefts[s1]!, s.rights[s1]!); }
  if (b0 >= 0) { out[c++] = mix(81, tb, s.lefts[b0]!); out[c++] = mix(82, wb, s.lefts[b0]!); }
  out[c++] = mix(83, t0, l(rc(s0)), l(rc2(s0)), tb);
  out[c++] = mix(84, w0, l(rc(s0)), tb); out[c++] = mix(85, w1, w(rc(s1)), t0); out[c++] = mix(86, w(rc(s0)), t0, wb);
  out[c++] = mix(87, t0, t1, tb, tb1); out[c++] = mix(88, w(lc(b0)), tb, t0); out[c++] = mix(89, w(rc(s0))); out[c++] = mix(90, w(lc(s0)), t0);
  return c;
}

const features = new Int32Array(128);
/** Best permitted class: 0 shift, 1…L left with label, L+1…2L right with label. */
export function bestTransition(s: State, scores: Float32Array, labels: number): number {
  let best = -1;
  const try_ = (from: number, to: number) => {
    for (let c = from; c < to; c++) if (best < 0 || scores[c]! > scores[best]!) best = c;
  };
  if (s.canShift()) try_(0, 1);
  if (s.canLeft()) try_(1, 1 + labels);
  if (s.canRight()) try_(1 + labels, 1 + 2 * labels);
  return best;
}
export function apply(s: State, transition: number, labels: number): void {
  if (transition === 0) s.shift();
  else if (transition <= labels) s.left(transition - 1);
  else s.right(transition - 1 - labels);
}
/** Parses greedily; in the state's `heads`, the root's dependent has head n. */
export function parseGreedy(words: Lexeme[], tags: Int32Array, model: LinearModel): State {
  const s = new State(words.length);
  const labels = (model.classes - 1) / 2;
  const scores = new Float32Array(model.classes);
  while (!s.done) {
    model.score(features, stateFeatures(s, words, tags, features), scores);
    apply(s, bestTransition(s, scores, labels), labels);
  }
  return s;
}
