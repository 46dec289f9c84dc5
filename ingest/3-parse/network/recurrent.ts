import type { Kernel, Matrix } from "./kernel.ts";
import type { RecurrentWeights } from "./weights.ts";

/** Several sentences laid one after the other, the longest first; token t of sentence s is row `starts[s] + t`. */
export interface Batch {
  starts: Int32Array;
  lengths: Int32Array;
  tokens: number;
}

/** What one direction of a layer computed, kept for the gradient; a row per token. */
export interface RecurrentTape {
  /** Activated gates: input, output, candidate. */
  gates: Matrix;
  cells: Matrix;
  /** tanh of the cells. */
  squashed: Matrix;
  /** The hidden state that each token started from; null outside training. */
  previous: Matrix | null;
}

/** Rows of c filled with a bias. */
export function fillRows(bias: Matrix, c: Matrix, rows: number): void {
  for (let r = 0; r < rows; r++) c.values.set(bias.values, r * c.columns);
}

/** Row of sentence s at step t of a pass forwards or backwards. */
export function stepRow(batch: Batch, s: number, t: number, backwards: boolean): number {
  return batch.starts[s]! + (backwards ? batch.lengths[s]! - 1 - t : t);
}

/**
 * One direction of a long short-term memory with coupled input and forget gates (Greff et al. 2017), over all sentences of the batch at
 * once, written into `out` from column `column` on.
 */
export function runDirection(
  kernel: Kernel,
  w: RecurrentWeights,
  x: Matrix,
  batch: Batch,
  backwards: boolean,
  out: Matrix,
  column: number,
  training: boolean,
): RecurrentTape {
  const h = w.recurrent.rows;
  const n = batch.tokens;
  const count = batch.lengths.length;
  const gates = kernel.matrix(n, 3 * h);
  const cells = kernel.matrix(n, h);
  const squashed = kernel.matrix(n, h);
  const previous = training ? kernel.matrix(n, h) : null;
  fillRows(w.bias, gates, n);
  kernel.multiply(x, w.input, gates, n);

  const hidden = kernel.matrix(count, h);
  const recurrent = kernel.matrix(count, 3 * h);
  const nothing = kernel.matrix(1, h);
  let active = count;
  for (let t = 0; ; t++) {
    while (active > 0 && batch.lengths[active - 1]! <= t) active--;
    if (active === 0) break;
    if (t > 0) {
      recurrent.values.fill(0, 0, active * 3 * h);
      kernel.multiply(hidden, w.recurrent, recurrent, active);
    }
    for (let s = 0; s < active; s++) {
      const row = stepRow(batch, s, t, backwards);
      if (previous !== null) previous.values.set(hidden.values.subarray(s * h, (s + 1) * h), row * h);
      const before = t === 0 ? nothing.at : cells.at + stepRow(batch, s, t - 1, backwards) * h * 4;
      kernel.cell(gates, recurrent, before, cells, squashed, hidden, out, column, row, s);
    }
  }
  return { gates, cells, squashed, previous };
}
