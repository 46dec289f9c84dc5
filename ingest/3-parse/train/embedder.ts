import { normalForm, SUBWORDS, subwordRows, wordKey } from "../network/features.ts";
import type { Matrix } from "../network/kernel.ts";
import type { Random } from "./random.ts";

/** Rows of a sentence's forms: per token the word's row (0 = unknown) and its subword rows. */
export interface Rows {
  words: Int32Array;
  subwords: Int32Array;
}

/** Word and subword embeddings in training; only rows that a batch uses are updated (lazy Adam). */
export class Embedder {
  readonly width: number;
  readonly subwordCount: number;
  readonly vocabulary: Map<string, number>;
  private readonly counts: Int32Array;
  readonly words: Table;
  readonly subwords: Table;

  /** @param counts how often each word key occurs; those seen once are unknown words */
  constructor(counts: Map<string, number>, width: number, subwordCount: number, random: Random) {
    this.width = width;
    this.subwordCount = subwordCount;
    const kept = [...counts].filter(([, n]) => n >= 2).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    this.vocabulary = new Map(kept.map(([word], i) => [word, i + 1]));
    this.counts = Int32Array.from([0, ...kept.map(([, n]) => n)]);
    this.words = new Table(kept.length + 1, width, random);
    this.subwords = new Table(subwordCount, width, random);
  }

  rows(forms: string[]): Rows {
    const words = new Int32Array(forms.length);
    const subwords = new Int32Array(forms.length * SUBWORDS);
    for (const [i, form] of forms.entries()) {
      const normal = normalForm(form);
      words[i] = this.vocabulary.get(wordKey(normal)) ?? 0;
      subwordRows(normal, this.subwordCount, subwords, i * SUBWORDS);
    }
    return { words, subwords };
  }

  /** Rare words become the unknown word now and then, so that it is learned. */
  dropWords(rows: Rows, random: Random): Rows {
    const words = rows.words.map((w) => (random.next() < 0.25 / (0.25 + this.counts[w]!) + 0.02 ? 0 : w));
    return { words, subwords: rows.subwords };
  }

  /** Writes the vectors of a sentence into `x` from row `start` on. */
  embed({ words, subwords }: Rows, x: Matrix, start: number): void {
    const d = this.width;
    for (let i = 0; i < words.length; i++) {
      const at = (start + i) * d;
      x.values.set(this.words.w.subarray(words[i]! * d, (words[i]! + 1) * d), at);
      for (let s = 0; s < SUBWORDS; s++) {
        const from = subwords[i * SUBWORDS + s]! * d;
        for (let k = 0; k < d; k++) x.values[at + k]! += this.subwords.w[from + k]!;
      }
    }
  }

  collect({ words, subwords }: Rows, dx: Matrix, start: number): void {
    for (let i = 0; i < words.length; i++) {
      const at = (start + i) * this.width;
      this.words.add(words[i]!, dx.values, at);
      for (let s = 0; s < SUBWORDS; s++) this.subwords.add(subwords[i * SUBWORDS + s]!, dx.values, at);
    }
  }

  step(rate: number): void {
    this.words.step(rate);
    this.subwords.step(rate);
  }
}

class Table {
  readonly w: Float32Array;
  private readonly g: Float32Array;
  private readonly m: Float32Array;
  private readonly v: Float32Array;
  private readonly width: number;
  private readonly marked: Uint8Array;
  private touched: number[] = [];
  private steps = 0;

  constructor(rows: number, width: number, random: Random) {
    this.width = width;
    this.w = new Float32Array(rows * width);
    for (let k = 0; k < this.w.length; k++) this.w[k] = (2 * random.next() - 1) * 0.15;
    this.g = new Float32Array(this.w.length);
    this.m = new Float32Array(this.w.length);
    this.v = new Float32Array(this.w.length);
    this.marked = new Uint8Array(rows);
  }

  add(row: number, from: Float32Array, at: number): void {
    if (this.marked[row] === 0) {
      this.marked[row] = 1;
      this.touched.push(row);
    }
    const base = row * this.width;
    for (let k = 0; k < this.width; k++) this.g[base + k]! += from[at + k]!;
  }

  step(rate: number): void {
    this.steps++;
    const b1 = 0.9,
      b2 = 0.98;
    const size = (rate * Math.sqrt(1 - b2 ** this.steps)) / (1 - b1 ** this.steps);
    for (const row of this.touched) {
      this.marked[row] = 0;
      for (let k = row * this.width; k < (row + 1) * this.width; k++) {
        const d = this.g[k]!;
        const m = b1 * this.m[k]! + (1 - b1) * d;
        const v = b2 * this.v[k]! + (1 - b2) * d * d;
        this.m[k] = m;
        this.v[k] = v;
        this.w[k]! -= (size * m) / (Math.sqrt(v) + 1e-8);
        this.g[k] = 0;
      }
    }
    this.touched = [];
  }
}
