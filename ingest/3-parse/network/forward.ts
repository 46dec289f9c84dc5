import type { Kernel, Matrix } from "./kernel.ts";
import { type Batch, fillRows, type RecurrentTape, runDirection } from "./recurrent.ts";
import { padded, type Sizes, type Weights } from "./weights.ts";

/** What the network computed over a batch. */
export interface Pass {
  /** Input of each layer, then the top; row = token. */
  layers: Matrix[];
  tapes: [RecurrentTape, RecurrentTape][];
  tagScores: Matrix;
  nameScores: Matrix;
  dependents: Matrix;
  heads: Matrix;
  /** dependents · arc + bias: what a head's vector is multiplied with. */
  probes: Matrix;
  relationDependents: Matrix;
  relationHeads: Matrix;
}

/** A linear layer with bias. */
function linear(kernel: Kernel, x: Matrix, w: Matrix, bias: Matrix, rows: number): Matrix {
  const out = kernel.matrix(rows, w.columns);
  fillRows(bias, out, rows);
  kernel.multiply(x, w, out, rows);
  return out;
}

export const LEAK = 0.1;

function leaky(m: Matrix): void {
  const v = m.values;
  for (let k = 0; k < v.length; k++) if (v[k]! < 0) v[k]! *= LEAK;
}

/** Called on matrices where training drops values at random. */
export type Dropout = (m: Matrix, where: string) => void;

/** Runs the network over embedded tokens (`x`: one row per token). Relations are scored afterwards, when heads are known. */
export function forward(
  kernel: Kernel,
  weights: Weights,
  sizes: Sizes,
  x: Matrix,
  batch: Batch,
  dropout?: Dropout,
): Pass {
  const n = batch.tokens;
  const layers = [x];
  const tapes: [RecurrentTape, RecurrentTape][] = [];
  dropout?.(x, "input");
  for (const [k, [ahead, back]] of weights.recurrent.entries()) {
    const out = kernel.matrix(n, 2 * sizes.hidden);
    tapes.push([
      runDirection(kernel, ahead, layers[k]!, batch, false, out, 0, dropout !== undefined),
      runDirection(kernel, back, layers[k]!, batch, true, out, sizes.hidden, dropout !== undefined),
    ]);
    dropout?.(out, `layer${k}`);
    layers.push(out);
  }
  const top = layers[layers.length - 1]!;
  const dependents = linear(kernel, top, weights.arcDependent, weights.arcDependentBias, n);
  leaky(dependents);
  dropout?.(dependents, "dependents");
  const heads = linear(kernel, top, weights.arcHead, weights.arcHeadBias, n);
  leaky(heads);
  dropout?.(heads, "heads");
  const relationHeads = kernel.matrix(n, sizes.relation);
  kernel.multiply(top, weights.relationHead, relationHeads, n);
  return {
    layers,
    tapes,
    tagScores: linear(kernel, top, weights.tag, weights.tagBias, n),
    nameScores: linear(kernel, top, weights.name, weights.nameBias, n),
    dependents,
    heads,
    probes: linear(kernel, dependents, weights.arc, weights.arcBias, n),
    relationDependents: linear(kernel, top, weights.relationDependent, weights.relationBias, n),
    relationHeads,
  };
}

/** Scores of all heads for the tokens of one sentence: column of the head, column n for the root; `candidates` holds the heads' vectors as rows. */
export function scoreArcs(
  kernel: Kernel,
  weights: Weights,
  pass: Pass,
  start: number,
  n: number,
): { scores: Matrix; candidates: Matrix } {
  const a = pass.heads.columns;
  const width = padded(n + 1);
  const candidates = kernel.matrix(width, a);
  candidates.values.set(pass.heads.values.subarray(start * a, (start + n) * a));
  candidates.values.set(weights.arcRoot.values, n * a);
  const columns = kernel.matrix(a, width);
  transpose(candidates, columns);
  const scores = kernel.matrix(n, width);
  kernel.multiply(pass.probes, columns, scores, n, start);
  return { scores, candidates };
}

export function transpose(from: Matrix, to: Matrix): void {
  const { rows, columns, values } = from;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) to.values[c * rows + r] = values[r * columns + c]!;
}

/** Scores of all relations for each token, given its head (`n` of its sentence, or any negative number, for the root: here `heads[row]` is a row or -1). */
export function scoreRelations(
  kernel: Kernel,
  weights: Weights,
  pass: Pass,
  heads: Int32Array,
  n: number,
  dropout?: Dropout,
): { hidden: Matrix; scores: Matrix } {
  const r = pass.relationHeads.columns;
  const hidden = kernel.matrix(n, r);
  for (let i = 0; i < n; i++) {
    const head = heads[i]!;
    const other = head < 0 ? weights.relationRoot.values : pass.relationHeads.values;
    const from = head < 0 ? 0 : head * r;
    for (let k = 0; k < r; k++)
      hidden.values[i * r + k] = pass.relationDependents.values[i * r + k]! + other[from + k]!;
  }
  leaky(hidden);
  dropout?.(hidden, "relation");
  return { hidden, scores: linear(kernel, hidden, weights.label, weights.labelBias, n) };
}
