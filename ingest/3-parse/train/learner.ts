import { type Dropout, forward, LEAK, scoreArcs, scoreRelations } from "../network/forward.ts";
import type { Kernel, Matrix } from "../network/kernel.ts";
import type { Batch } from "../network/recurrent.ts";
import { allocateWeights, listWeights, type Sizes, type Weights } from "../network/weights.ts";
import { directionBackward, leakyBackward, linearBackward } from "./backward.ts";
import type { Random } from "./random.ts";

/** Gold of one batch; -1 where a token has none. `heads` are rows of the batch, -1 for the root; -2 where there is no tree. */
export interface Gold {
  tags: Int32Array;
  names: Int32Array;
  heads: Int32Array;
  labels: Int32Array;
}

/** Names are few; without more weight they come last in what the shared layers learn. */
const NAME_WEIGHT = 2;

export interface Rates {
  input: number;
  layer: number;
  output: number;
}

/** The network in training: weights, their gradients and Adam's moments (Kingma and Ba 2015). */
export class Learner {
  readonly kernel: Kernel;
  readonly sizes: Sizes;
  readonly weights: Weights;
  readonly gradients: Weights;
  private readonly pairs: { w: Float32Array; g: Float32Array; m: Float32Array; v: Float32Array }[];
  private readonly random: Random;
  private readonly rates: Rates;
  steps = 0;

  constructor(kernel: Kernel, sizes: Sizes, rates: Rates, random: Random) {
    this.kernel = kernel;
    this.sizes = sizes;
    this.rates = rates;
    this.random = random;
    this.weights = allocateWeights(kernel, sizes);
    this.gradients = allocateWeights(kernel, sizes);
    const gradients = new Map(listWeights(this.gradients));
    this.pairs = listWeights(this.weights).map(([name, matrix]) => {
      const { rows, columns, values } = matrix;
      if (!/bias/i.test(name)) {
        const span = /^layer/.test(name)
          ? Math.sqrt(6 / (rows + columns / 3))
          : Math.sqrt(6 / (rows + columns));
        for (let k = 0; k < values.length; k++)
          values[k] = (2 * random.next() - 1) * span * (name === "arc" ? 0.5 : 1);
      }
      return {
        w: values,
        g: gradients.get(name)!.values,
        m: new Float32Array(values.length),
        v: new Float32Array(values.length),
      };
    });
    for (const pair of this.weights.recurrent)
      for (const { bias } of pair) bias.values.fill(-1, 0, sizes.hidden);
  }

  private mask(m: Matrix, rate: number): Float32Array {
    const keep = 1 - rate;
    const mask = new Float32Array(m.values.length);
    for (let k = 0; k < mask.length; k++) mask[k] = this.random.next() < keep ? 1 / keep : 0;
    for (let k = 0; k < mask.length; k++) m.values[k]! *= mask[k]!;
    return mask;
  }

  /** Adds the batch's gradients; `dx` receives the gradient of the embedded tokens. Returns the mean loss per token. */
  learn(x: Matrix, batch: Batch, gold: Gold, dx: Matrix): number {
    const { kernel, weights: w, gradients: g, sizes } = this;
    const n = batch.tokens;
    const masks = new Map<string, Float32Array>();
    const dropout: Dropout = (m, where) => {
      const rate =
        where === "input"
          ? this.rates.input
          : where.startsWith("layer")
            ? this.rates.layer
            : this.rates.output;
      masks.set(where, this.mask(m, rate));
    };
    const drop = (m: Matrix, where: string) => {
      const mask = masks.get(where)!;
      for (let k = 0; k < mask.length; k++) m.values[k]! *= mask[k]!;
    };
    const like = (m: Matrix) => kernel.matrix(m.rows, m.columns);
    const pass = forward(kernel, w, sizes, x, batch, dropout);
    const top = pass.layers[pass.layers.length - 1]!;
    const dtop = like(top);
    const scale = 1 / n;
    let loss = 0;

    const classify = (scores: Matrix, classes: number, of: Int32Array, weight: number): Matrix => {
      const d = like(scores);
      for (let r = 0; r < n; r++)
        if (of[r]! >= 0) loss += softmaxGradient(scores, r, classes, of[r]!, scale * weight, d);
      return d;
    };
    linearBackward(
      kernel,
      top,
      w.tag,
      classify(pass.tagScores, sizes.tags, gold.tags, 1),
      g.tag,
      g.tagBias,
      dtop,
      n,
    );
    linearBackward(
      kernel,
      top,
      w.name,
      classify(pass.nameScores, sizes.names, gold.names, NAME_WEIGHT),
      g.name,
      g.nameBias,
      dtop,
      n,
    );

    const dprobes = like(pass.probes);
    const dheads = like(pass.heads);
    for (let s = 0; s < batch.lengths.length; s++) {
      const start = batch.starts[s]!,
        length = batch.lengths[s]!;
      if (gold.heads[start] === -2) continue;
      const mark = kernel.mark();
      const { scores, candidates } = scoreArcs(kernel, w, pass, start, length);
      const d = like(scores);
      for (let i = 0; i < length; i++) {
        const head = gold.heads[start + i]!;
        loss += softmaxGradient(scores, i, length + 1, head < 0 ? length : head - start, scale, d);
      }
      kernel.multiply(d, candidates, dprobes, length, 0, start);
      const dcandidates = like(candidates);
      const a = candidates.columns;
      const own = kernel.matrix(length, a);
      own.values.set(pass.probes.values.subarray(start * a, (start + length) * a));
      kernel.multiplyTransposed(d, own, dcandidates, length);
      for (let k = 0; k < length * a; k++) dheads.values[start * a + k]! += dcandidates.values[k]!;
      for (let k = 0; k < a; k++) g.arcRoot.values[k]! += dcandidates.values[length * a + k]!;
      kernel.release(mark);
    }
    const ddependents = like(pass.dependents);
    linearBackward(kernel, pass.dependents, w.arc, dprobes, g.arc, g.arcBias, ddependents, n);
    drop(ddependents, "dependents");
    leakyBackward(pass.dependents, ddependents);
    linearBackward(kernel, top, w.arcDependent, ddependents, g.arcDependent, g.arcDependentBias, dtop, n);
    drop(dheads, "heads");
    leakyBackward(pass.heads, dheads);
    linearBackward(kernel, top, w.arcHead, dheads, g.arcHead, g.arcHeadBias, dtop, n);

    const relation = scoreRelations(kernel, w, pass, gold.heads, n, dropout);
    const dlabels = classify(relation.scores, sizes.labels, gold.labels, 1);
    const dhidden = like(relation.hidden);
    linearBackward(kernel, relation.hidden, w.label, dlabels, g.label, g.labelBias, dhidden, n);
    drop(dhidden, "relation");
    for (let k = 0; k < dhidden.values.length; k++)
      if (relation.hidden.values[k]! < 0) dhidden.values[k]! *= LEAK;
    const drelationHeads = like(pass.relationHeads);
    const r = drelationHeads.columns;
    for (let i = 0; i < n; i++) {
      const head = gold.heads[i]!;
      if (head < -1) continue;
      const to = head < 0 ? g.relationRoot.values : drelationHeads.values;
      for (let k = 0; k < r; k++) to[Math.max(head, 0) * r + k]! += dhidden.values[i * r + k]!;
    }
    linearBackward(kernel, top, w.relationDependent, dhidden, g.relationDependent, g.relationBias, dtop, n);
    linearBackward(kernel, top, w.relationHead, drelationHeads, g.relationHead, null, dtop, n);

    let d = dtop;
    for (let layer = sizes.layers - 1; layer >= 0; layer--) {
      drop(d, `layer${layer}`);
      const below = layer === 0 ? dx : like(pass.layers[layer]!);
      const input = pass.layers[layer]!;
      for (const side of [0, 1] as const) {
        directionBackward(
          kernel,
          w.recurrent[layer]![side],
          g.recurrent[layer]![side],
          pass.tapes[layer]![side],
          input,
          batch,
          side === 1,
          d,
          side * sizes.hidden,
          below,
        );
      }
      d = below;
    }
    drop(dx, "input");
    return loss;
  }

  /** One step of Adam with the gradients clipped to norm `clip`; clears them. Returns the factor that clipping applied. */
  step(rate: number, clip = 5): number {
    let norm = 0;
    for (const { g } of this.pairs) for (let k = 0; k < g.length; k++) norm += g[k]! * g[k]!;
    const factor = norm > clip * clip ? clip / Math.sqrt(norm) : 1;
    this.steps++;
    const b1 = 0.9,
      b2 = 0.98;
    const size = (rate * Math.sqrt(1 - b2 ** this.steps)) / (1 - b1 ** this.steps);
    for (const { w, g, m, v } of this.pairs) {
      for (let k = 0; k < w.length; k++) {
        const d = g[k]! * factor;
        const mk = b1 * m[k]! + (1 - b1) * d;
        const vk = b2 * v[k]! + (1 - b2) * d * d;
        m[k] = mk;
        v[k] = vk;
        w[k]! -= (size * mk) / (Math.sqrt(vk) + 1e-8);
        g[k] = 0;
      }
    }
    return factor;
  }
}

/** Adds (softmax − gold) · scale to row `r` of `d` over the first `classes` columns; returns the scaled negative log-likelihood. */
function softmaxGradient(
  scores: Matrix,
  r: number,
  classes: number,
  gold: number,
  scale: number,
  d: Matrix,
): number {
  const at = r * scores.columns;
  const v = scores.values;
  let max = v[at]!;
  for (let c = 1; c < classes; c++) if (v[at + c]! > max) max = v[at + c]!;
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += Math.exp(v[at + c]! - max);
  for (let c = 0; c < classes; c++) d.values[at + c] = (Math.exp(v[at + c]! - max) / sum) * scale;
  d.values[at + gold]! -= scale;
  return scale * (Math.log(sum) + max - v[at + gold]!);
}
