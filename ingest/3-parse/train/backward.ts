import { LEAK, transpose } from "../network/forward.ts";
import type { Kernel, Matrix } from "../network/kernel.ts";
import { type Batch, type RecurrentTape, stepRow } from "../network/recurrent.ts";
import type { RecurrentWeights } from "../network/weights.ts";

/** Adds the columns' sums of `d` to a bias gradient. */
function addRows(d: Matrix, rows: number, bias: Matrix): void {
  const width = d.columns;
  for (let r = 0; r < rows; r++) for (let c = 0; c < width; c++) bias.values[c]! += d.values[r * width + c]!;
}

/** The transpose of weights, in fresh memory. */
function transposed(kernel: Kernel, w: Matrix): Matrix {
  const out = kernel.matrix(w.columns, (w.rows + 3) & ~3);
  transpose(w, out);
  return out;
}

/** Gradient of y = x·w (+ bias): adds to the gradients of w, bias and x. */
export function linearBackward(
  kernel: Kernel,
  x: Matrix,
  w: Matrix,
  dy: Matrix,
  dw: Matrix,
  dbias: Matrix | null,
  dx: Matrix,
  rows: number,
): void {
  kernel.multiplyTransposed(x, dy, dw, rows);
  if (dbias !== null) addRows(dy, rows, dbias);
  kernel.multiply(dy, transposed(kernel, w), dx, rows);
}

/** Gradient through the leaky rectifier, from its output. */
export function leakyBackward(y: Matrix, dy: Matrix): void {
  for (let k = 0; k < dy.values.length; k++) if (y.values[k]! < 0) dy.values[k]! *= LEAK;
}

/** Backpropagation through time of `runDirection`: `dout` holds the gradient of its output from column `column` on; adds to `dw` and `dx`. */
export function directionBackward(
  kernel: Kernel,
  w: RecurrentWeights,
  dw: RecurrentWeights,
  tape: RecurrentTape,
  x: Matrix,
  batch: Batch,
  backwards: boolean,
  dout: Matrix,
  column: number,
  dx: Matrix,
): void {
  const h = w.recurrent.rows;
  const n = batch.tokens;
  const count = batch.lengths.length;
  const dgates = kernel.matrix(n, 3 * h);
  const step = kernel.matrix(count, 3 * h);
  const dstate = kernel.matrix(count, h);
  const dcell = kernel.matrix(count, h);
  const back = transposed(kernel, w.recurrent);
  const g = tape.gates.values,
    c = tape.cells.values,
    q = tape.squashed.values,
    d = dgates.values;
  const z = step.values,
    ds = dstate.values,
    dc = dcell.values,
    dy = dout.values;
  const longest = batch.lengths[0] ?? 0;
  let active = 0;
  for (let t = longest - 1; t >= 0; t--) {
    while (active < count && batch.lengths[active]! > t) active++;
    for (let s = 0; s < active; s++) {
      const row = stepRow(batch, s, t, backwards);
      const before = t === 0 ? -1 : stepRow(batch, s, t - 1, backwards) * h;
      const outAt = row * dout.columns + column,
        at = row * h,
        gateAt = row * 3 * h;
      for (let k = 0; k < h; k++) {
        const i = g[gateAt + k]!,
          o = g[gateAt + h + k]!,
          u = g[gateAt + 2 * h + k]!;
        const dh = dy[outAt + k]! + ds[s * h + k]!;
        const tc = q[at + k]!;
        const dcl = dc[s * h + k]! + dh * o * (1 - tc * tc);
        const was = before < 0 ? 0 : c[before + k]!;
        d[gateAt + k] = dcl * (u - was) * i * (1 - i);
        d[gateAt + h + k] = dh * tc * o * (1 - o);
        d[gateAt + 2 * h + k] = dcl * i * (1 - u * u);
        dc[s * h + k] = dcl * (1 - i);
      }
      z.set(d.subarray(gateAt, gateAt + 3 * h), s * 3 * h);
    }
    ds.fill(0, 0, active * h);
    if (t > 0) kernel.multiply(step, back, dstate, active);
  }
  kernel.multiplyTransposed(tape.previous!, dgates, dw.recurrent, n);
  linearBackward(kernel, x, w.input, dgates, dw.input, dw.bias, dx, n);
}
