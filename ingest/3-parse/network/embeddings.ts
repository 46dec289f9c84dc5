import { normalForm, SUBWORDS, subwordRows, wordKey } from "./features.ts";
import type { Matrix } from "./kernel.ts";

/** Rows of 8-bit weights, each with a scale of its own: weight = value · scale. */
export interface Table {
  width: number;
  values: Int8Array;
  scales: Float32Array;
}

/** Vectors of this many forms are kept; when there are more, all are dropped and made again. */
const CACHE = 20_000;

/** Vectors of forms: the sum of a word's row and of its subwords' rows. */
export class Embeddings {
  private readonly vocabulary: Map<string, number>;
  private readonly words: Table;
  private readonly subwords: Table;
  private readonly cache = new Map<string, Float32Array>();
  private readonly rows = new Int32Array(SUBWORDS);

  constructor(vocabulary: string[], words: Table, subwords: Table) {
    this.vocabulary = new Map(vocabulary.map((word, i) => [word, i + 1]));
    this.words = words;
    this.subwords = subwords;
  }

  /** Writes the vector of a form into row `row` of `x`. */
  write(form: string, x: Matrix, row: number): void {
    const normal = normalForm(form);
    let vector = this.cache.get(normal);
    if (vector === undefined) {
      vector = this.vector(normal);
      if (this.cache.size >= CACHE) this.cache.clear();
      this.cache.set(normal, vector);
    }
    x.values.set(vector, row * x.columns);
  }

  private vector(normal: string): Float32Array {
    const out = new Float32Array(this.words.width);
    addRow(this.words, this.vocabulary.get(wordKey(normal)) ?? 0, out);
    subwordRows(normal, this.subwords.scales.length, this.rows, 0);
    for (const row of this.rows) addRow(this.subwords, row, out);
    return out;
  }
}

function addRow(table: Table, row: number, out: Float32Array): void {
  const scale = table.scales[row]!;
  const at = row * table.width;
  for (let k = 0; k < table.width; k++) out[k]! += table.values[at + k]! * scale;
}
