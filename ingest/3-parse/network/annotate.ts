import { decodeTree } from "./decode.ts";
import { forward, scoreArcs, scoreRelations } from "./forward.ts";
import type { Kernel, Matrix } from "./kernel.ts";
import type { Batch } from "./recurrent.ts";
import type { Sizes, Weights } from "./weights.ts";

/** A trained network, ready to run. */
export interface Network {
  kernel: Kernel;
  sizes: Sizes;
  weights: Weights;
  /** Row of the relation "root", which only the root may have. */
  rootLabel: number;
  embed: (form: string, x: Matrix, row: number) => void;
}

/** What the network says of one sentence, as indices into its inventories; the root's head is -1. */
export interface Annotation {
  tags: Int32Array;
  heads: Int32Array;
  labels: Int32Array;
  /** Log-probabilities of the name tags, a row per word. */
  names: Float32Array;
}

/** Annotates sentences together, the longest first. The result for a sentence does not depend on those beside it. */
export function annotate(network: Network, sentences: string[][]): Annotation[] {
  const { kernel, sizes, weights } = network;
  const lengths = Int32Array.from(sentences, (forms) => forms.length);
  const starts = new Int32Array(lengths.length);
  for (let s = 1; s < starts.length; s++) starts[s] = starts[s - 1]! + lengths[s - 1]!;
  const tokens = lengths.reduce((sum, n) => sum + n, 0);
  const batch: Batch = { starts, lengths, tokens };
  const mark = kernel.mark();
  const x = kernel.matrix(tokens, sizes.embedding);
  for (const [s, forms] of sentences.entries())
    for (const [i, form] of forms.entries()) network.embed(form, x, starts[s]! + i);

  const pass = forward(kernel, weights, sizes, x, batch);
  const heads = new Int32Array(tokens);
  for (const [s, forms] of sentences.entries()) {
    const n = forms.length;
    const start = starts[s]!;
    const here = kernel.mark();
    const { scores } = scoreArcs(kernel, weights, pass, start, n);
    const tree = decodeTree(scores.values, scores.columns, n);
    for (let i = 0; i < n; i++) heads[start + i] = tree[i] === n ? -1 : start + tree[i]!;
    kernel.release(here);
  }
  const relations = scoreRelations(kernel, weights, pass, heads, tokens).scores;
  const out = sentences.map((forms, s): Annotation => {
    const n = forms.length;
    const start = starts[s]!;
    const each = (value: (row: number) => number) => Int32Array.from(forms, (_, i) => value(start + i));
    return {
      tags: each((row) => best(pass.tagScores, row, sizes.tags, -1)),
      heads: each((row) => (heads[row]! < 0 ? -1 : heads[row]! - start)),
      labels: each((row) =>
        heads[row]! < 0 ? network.rootLabel : best(relations, row, sizes.labels, network.rootLabel),
      ),
      names: logProbabilities(pass.nameScores, start, n, sizes.names),
    };
  });
  kernel.release(mark);
  return out;
}

/** The best column of a row, apart from `without`. */
function best(scores: Matrix, row: number, classes: number, without: number): number {
  const at = row * scores.columns;
  let top = without === 0 ? 1 : 0;
  for (let c = top + 1; c < classes; c++)
    if (c !== without && scores.values[at + c]! > scores.values[at + top]!) top = c;
  return top;
}

function logProbabilities(scores: Matrix, start: number, n: number, classes: number): Float32Array {
  const out = new Float32Array(n * classes);
  for (let i = 0; i < n; i++) {
    const row = scores.values.subarray((start + i) * scores.columns, (start + i) * scores.columns + classes);
    const most = Math.max(...row);
    const sum = row.reduce((total, score) => total + Math.exp(score - most), 0);
    for (let c = 0; c < classes; c++) out[i * classes + c] = row[c]! - most - Math.log(sum);
  }
  return out;
}
