import { asNew, FEATURES } from "./features.ts";

/** Tags of a name model: O, then B and I of each kind. */
export const TAGS = 7;

/**
 * A linear-chain conditional random field over hashed features (Lafferty et al. 2001). A feature's weights are row `rowOf` of its key in an
 * open-addressing table; `transitions[from * TAGS + to]` joins neighbours, row TAGS starts a sentence.
 */
export class NameModel {
  private readonly keys: Int32Array;
  private readonly rows: Int32Array;
  private readonly mask: number;
  readonly weights: Float32Array;
  readonly transitions: Float32Array;

  constructor(features: Int32Array, weights: Float32Array, transitions: Float32Array) {
    let capacity = 1024;
    while (capacity < features.length * 2) capacity *= 2;
    this.mask = capacity - 1;
    this.keys = new Int32Array(capacity);
    this.rows = new Int32Array(capacity);
    for (const [row, key] of features.entries()) {
      let slot = this.slot(key);
      while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = key;
      this.rows[slot] = row;
    }
    this.weights = weights;
    this.transitions = transitions;
  }

  private slot(key: number): number {
    return (Math.imul(key, 0x9e3779b1) >>> 9) & this.mask;
  }

  /** Row of a feature's weights, -1 if it has none. */
  row(key: number): number {
    for (let slot = this.slot(key); ; slot = (slot + 1) & this.mask) {
      const found = this.keys[slot]!;
      if (found === key) return this.rows[slot]!;
      if (found === 0) return -1;
    }
  }

  /** Scores of each word's tags apart from their neighbours; a row of TAGS per word. */
  emissions(features: Int32Array): Float32Array {
    const n = features.length / FEATURES;
    const out = new Float32Array(n * TAGS);
    const { weights } = this;
    asNew(features, (word) => this.row(word) >= 0);
    for (let i = 0; i < n; i++) {
      for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
        const key = features[f]!;
        const row = key === 0 ? -1 : this.row(key);
        if (row < 0) continue;
        for (let t = 0; t < TAGS; t++) out[i * TAGS + t]! += weights[row * TAGS + t]!;
      }
    }
    return out;
  }
}

/** Whether IOB2 allows `tag` behind `before` (TAGS at the start): I-X only after B-X or I-X. */
export function mayFollow(before: number, tag: number): boolean {
  return tag === 0 || tag % 2 === 1 || before === tag || before === tag - 1;
}

/** The best IOB2 sequence for emissions (a row of TAGS per word) and transitions, by Viterbi's algorithm. */
export function bestTags(emissions: Float32Array, transitions: Float32Array): Int32Array {
  const n = emissions.length / TAGS;
  const best = new Float64Array(n * TAGS);
  const from = new Int32Array(n * TAGS);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < TAGS; t++) {
      let top = Number.NEGATIVE_INFINITY;
      let source = 0;
      for (let b = i === 0 ? TAGS : 0; b < (i === 0 ? TAGS + 1 : TAGS); b++) {
        if (!mayFollow(b, t)) continue;
        const score = (i === 0 ? 0 : best[(i - 1) * TAGS + b]!) + transitions[b * TAGS + t]!;
        if (score > top) {
          top = score;
          source = b;
        }
      }
      best[i * TAGS + t] = top + emissions[i * TAGS + t]!;
      from[i * TAGS + t] = source;
    }
  }
  const tags = new Int32Array(n);
  let last = 0;
  for (let t = 1; t < TAGS; t++) if (best[(n - 1) * TAGS + t]! > best[(n - 1) * TAGS + last]!) last = t;
  for (let i = n - 1; i >= 0; i--) {
    tags[i] = last;
    last = from[i * TAGS + last]!;
  }
  return tags;
}
