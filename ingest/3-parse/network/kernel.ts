import { assemble } from "./assembler.ts";
import { panel, recurrentCell, toIntegers } from "./instructions.ts";

/** A matrix of floats in the kernel's memory, row after row, from byte `at` on. */
export interface Matrix {
  at: number;
  rows: number;
  columns: number;
  values: Float32Array;
  /** Weights as integers, by which products are then made: where their pairs of rows and their columns' scales lie. */
  packed?: { at: number; scales: number };
}

/** What weights are multiplied with is rounded to 1/4096 and must lie between -8 and 8; a column's weights to 1/255 of its largest. */
const INPUT_SCALE = 4096;
const WEIGHT_STEPS = 255;

type Numbers = (...parameters: number[]) => void;

/** Rows and vectors of the panels that a product is made of. */
const PANELS = [
  [4, 2],
  [4, 1],
  [1, 8],
  [1, 2],
  [1, 1],
] as const;
type Panels = [Numbers, Numbers, Numbers, Numbers, Numbers];

/**
 * Memory for matrices and products of them by 128-bit SIMD. The instructions are assembled into a small WebAssembly module when the kernel
 * is made, so that nothing has to be compiled beforehand; WebAssembly's floats follow IEEE 754 without fused operations, so results are the
 * same on every machine. Memory is taken from one end and given back by `release`.
 */
export class Kernel {
  private readonly memory: WebAssembly.Memory;
  private readonly floatPanels: Panels;
  private readonly integerPanels: Panels;
  private readonly cellFunction: Numbers;
  private readonly toIntegers: Numbers;
  private top = 16;

  /** @param bytes the most that all matrices together may take */
  constructor(bytes: number) {
    const pages = Math.ceil(bytes / 65536);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const code = assemble({
      ...Object.fromEntries(PANELS.map(([rows, vectors], i) => [`float${i}`, panel(rows, vectors, false)])),
      ...Object.fromEntries(PANELS.map(([rows, vectors], i) => [`integer${i}`, panel(rows, vectors, true)])),
      cell: recurrentCell(),
      toIntegers: toIntegers(INPUT_SCALE),
    });
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { e: { m: this.memory } });
    const named = exports as Record<string, Numbers>;
    this.floatPanels = PANELS.map((_, i) => named[`float${i}`]!) as Panels;
    this.integerPanels = PANELS.map((_, i) => named[`integer${i}`]!) as Panels;
    this.cellFunction = named.cell!;
    this.toIntegers = named.toIntegers!;
  }

  /**
   * A matrix of zeros. Columns must be a multiple of 4.
   * @throws when the memory is used up
   */
  matrix(rows: number, columns: number): Matrix {
    const at = this.take(rows * columns * 4);
    const values = new Float32Array(this.memory.buffer, at, rows * columns);
    values.fill(0);
    return { at, rows, columns, values };
  }

  private take(bytes: number): number {
    const at = this.top;
    if (at + bytes > this.memory.buffer.byteLength) {
      throw new Error(
        `Kernel: ${bytes} bytes more do not fit into ${this.memory.buffer.byteLength}, ${at} of them taken; give the kernel more`,
      );
    }
    this.top = at + bytes;
    return at;
  }

  mark(): number {
    return this.top;
  }

  /** Gives back all that was taken since `mark`. */
  release(mark: number): void {
    this.top = mark;
  }

  /** Makes products with these weights run over integers, twice as fast. Rows must be even and at most 256, or sums might overflow. */
  pack(w: Matrix): void {
    const { rows, columns, values } = w;
    const scales = this.matrix(1, columns);
    const pairs = this.matrix(rows / 2, columns);
    const integers = new Int16Array(this.memory.buffer, pairs.at, rows * columns);
    for (let c = 0; c < columns; c++) {
      let most = 0;
      for (let r = 0; r < rows; r++) most = Math.max(most, Math.abs(values[r * columns + c]!));
      const step = most / WEIGHT_STEPS;
      scales.values[c] = step / INPUT_SCALE;
      for (let r = 0; r < rows; r++) {
        const place = ((r >> 1) * columns + c) * 2 + (r & 1);
        integers[place] = step === 0 ? 0 : Math.round(values[r * columns + c]! / step);
      }
    }
    w.packed = { at: pairs.at, scales: scales.at };
  }

  /** c += a·b over `m` rows of a and c, from row `aFrom` and `cFrom` on. */
  multiply(a: Matrix, b: Matrix, c: Matrix, m: number = a.rows, aFrom = 0, cFrom = 0): void {
    const aAt = a.at + aFrom * a.columns * 4;
    const cAt = c.at + cFrom * c.columns * 4;
    if (b.packed === undefined) {
      this.product(this.floatPanels, aAt, a.columns * 4, 4, b.at, b.columns, cAt, m, b.rows, 0);
      return;
    }
    const mark = this.mark();
    const floats = m * a.columns;
    const integers = this.take((floats * 2 + 15) & ~15);
    this.toIntegers(aAt, integers, (floats + 7) >> 3);
    this.product(
      this.integerPanels,
      integers,
      a.columns * 2,
      4,
      b.packed.at,
      b.columns,
      cAt,
      m,
      b.rows >> 1,
      b.packed.scales,
    );
    this.release(mark);
  }

  /** c += aᵀ·b over the first `k` rows of a and b: the gradient of weights. */
  multiplyTransposed(a: Matrix, b: Matrix, c: Matrix, k: number = a.rows): void {
    this.product(this.floatPanels, a.at, 4, a.columns * 4, b.at, b.columns, c.at, c.rows, k, 0);
  }

  /**
   * One step of a recurrent cell of `units` units: row `row` of gates, cells, squashed and out (from column `column`), row `s` of the
   * recurrent part and of the hidden state; `before` is the byte where the cells before this step lie.
   */
  cell(
    gates: Matrix,
    recurrent: Matrix,
    before: number,
    cells: Matrix,
    squashed: Matrix,
    hidden: Matrix,
    out: Matrix,
    column: number,
    row: number,
    s: number,
  ): void {
    const gate = cells.columns * 4;
    const at = row * gate;
    this.cellFunction(
      gates.at + 3 * at,
      recurrent.at + 3 * s * gate,
      before,
      cells.at + at,
      squashed.at + at,
      hidden.at + s * gate,
      out.at + (row * out.columns + column) * 4,
      gate,
      cells.columns >> 2,
    );
  }

  private product(
    panels: Panels,
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    columns: number,
    c: number,
    m: number,
    k: number,
    scales: number,
  ): void {
    if (k === 0) return;
    const [four2, four1, one8, one2, one1] = panels;
    const width = columns * 4;
    const pairs = columns >> 3;
    const last = pairs * 32;
    let row = 0;
    for (; row + 4 <= m; row += 4) {
      const aAt = a + row * aRow;
      const cAt = c + row * width;
      if (pairs > 0) four2(aAt, aRow, aStep, b, width, cAt, width, pairs, k, scales);
      if (columns & 4) four1(aAt, aRow, aStep, b + last, width, cAt + last, width, 1, k, scales + last);
    }
    const wide = columns >> 5;
    const rest = (columns & 31) >> 3;
    const wideEnd = wide * 128;
    for (; row < m; row++) {
      const aAt = a + row * aRow;
      const cAt = c + row * width;
      if (wide > 0) one8(aAt, aRow, aStep, b, width, cAt, width, wide, k, scales);
      if (rest > 0)
        one2(aAt, aRow, aStep, b + wideEnd, width, cAt + wideEnd, width, rest, k, scales + wideEnd);
      if (columns & 4) one1(aAt, aRow, aStep, b + last, width, cAt + last, width, 1, k, scales + last);
    }
  }
}
