import type { Kernel, Matrix } from "./kernel.ts";

/** Sizes of the network; all multiples of 4, the kernel's width. */
export interface Sizes {
  /** Word and subword embeddings; a word's vector is their sum. */
  embedding: number;
  /** Units of one direction of the recurrent layers. */
  hidden: number;
  layers: number;
  /** Vectors between which heads are scored. */
  arc: number;
  /** Vectors from which relations are scored. */
  relation: number;
  words: number;
  subwords: number;
  tags: number;
  labels: number;
  names: number;
}

/** One direction of one recurrent layer: gates input, output and candidate side by side. */
export interface RecurrentWeights {
  input: Matrix;
  recurrent: Matrix;
  bias: Matrix;
}

export interface Weights {
  /** [layer][forward, backward] */
  recurrent: [RecurrentWeights, RecurrentWeights][];
  tag: Matrix;
  tagBias: Matrix;
  name: Matrix;
  nameBias: Matrix;
  arcDependent: Matrix;
  arcDependentBias: Matrix;
  arcHead: Matrix;
  arcHeadBias: Matrix;
  arcRoot: Matrix;
  arc: Matrix;
  arcBias: Matrix;
  relationDependent: Matrix;
  relationHead: Matrix;
  relationBias: Matrix;
  relationRoot: Matrix;
  label: Matrix;
  labelBias: Matrix;
}

/** Columns are padded to the kernel's width. */
export const padded = (n: number): number => (n + 3) & ~3;

/** Takes memory for all dense weights from the kernel, filled with zeros. */
export function allocateWeights(kernel: Kernel, sizes: Sizes): Weights {
  const { embedding, hidden, layers, arc, relation } = sizes;
  const m = (rows: number, columns: number) => kernel.matrix(rows, padded(columns));
  const direction = (inputs: number): RecurrentWeights => ({
    input: m(inputs, 3 * hidden),
    recurrent: m(hidden, 3 * hidden),
    bias: m(1, 3 * hidden),
  });
  const top = 2 * hidden;
  return {
    recurrent: Array.from({ length: layers }, (_, k) => {
      const inputs = k === 0 ? embedding : top;
      return [direction(inputs), direction(inputs)];
    }),
    tag: m(top, sizes.tags),
    tagBias: m(1, sizes.tags),
    name: m(top, sizes.names),
    nameBias: m(1, sizes.names),
    arcDependent: m(top, arc),
    arcDependentBias: m(1, arc),
    arcHead: m(top, arc),
    arcHeadBias: m(1, arc),
    arcRoot: m(1, arc),
    arc: m(arc, arc),
    arcBias: m(1, arc),
    relationDependent: m(top, relation),
    relationHead: m(top, relation),
    relationBias: m(1, relation),
    relationRoot: m(1, relation),
    label: m(relation, sizes.labels),
    labelBias: m(1, sizes.labels),
  };
}

/** All dense matrices with their names, in the fixed order of the model file. */
export function listWeights(weights: Weights): [string, Matrix][] {
  const { recurrent, ...heads } = weights;
  const out: [string, Matrix][] = [];
  recurrent.forEach((pair, layer) => {
    pair.forEach((direction, d) => {
      for (const [name, matrix] of Object.entries(direction))
        out.push([`layer${layer}.${d}.${name}`, matrix as Matrix]);
    });
  });
  for (const [name, matrix] of Object.entries(heads)) out.push([name, matrix]);
  return out;
}
