import {
  ADD,
  ADD4,
  bump,
  type Code,
  constant,
  DIV4,
  DOT8,
  get,
  INTEGER_ADD4,
  i32,
  loop,
  MAX4,
  MIN4,
  MUL4,
  NARROW8,
  NEAREST4,
  SUB4,
  set,
  splatLoad,
  TO_FLOAT4,
  TO_INTEGER4,
  vectorLoad,
  vectorStore,
} from "./assembler.ts";

/** Parameters of a panel, in bytes but for the counts: a, row and column step of a; b, row step of b; c, row step of c; column blocks; k; scales. */
const [A, A_ROW, A_STEP, B, B_ROW, C, C_ROW, BLOCKS, K, SCALES] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const PANEL_PARAMETERS = 10;

/**
 * c += a·b for `rows` rows of c and BLOCKS · `vectors` · 4 columns, the sums held in registers over the whole of k. Each sum runs over k in
 * order whatever the panel's shape, so that a row's result does not depend on the rows computed beside it.
 *
 * With `integers`, a and b hold pairs of 16-bit integers (two steps of k side by side), and the sums are multiplied with their column's scale
 * before they are added to c.
 */
export function panel(rows: number, vectors: number, integers: boolean): Code {
  const counter = PANEL_PARAMETERS;
  const bAt = counter + 1;
  const aAt = (r: number) => bAt + 1 + r;
  const cAt = (r: number) => bAt + 1 + rows + r;
  const counters = 2 + 2 * rows;
  const firstVector = PANEL_PARAMETERS + counters;
  const addProduct = integers ? [...DOT8, ...INTEGER_ADD4] : [...MUL4, ...ADD4];
  const sum = (r: number, v: number) => firstVector + r * vectors + v;
  const bValue = (v: number) => firstVector + rows * vectors + v;
  const aValue = bValue(vectors);
  const each = (n: number, make: (i: number) => number[]) =>
    Array.from({ length: n }, (_, i) => make(i)).flat();
  const cells = (make: (r: number, v: number) => number[]) =>
    each(rows, (r) => each(vectors, (v) => make(r, v)));
  const rowStarts = (base: number, step: number, at: (r: number) => number) =>
    each(rows, (r) =>
      r === 0 ? [...get(base), ...set(at(0))] : [...get(at(r - 1)), ...get(step), ...ADD, ...set(at(r))],
    );

  const step = [
    ...each(vectors, (v) => [...get(bAt), ...vectorLoad(16 * v), ...set(bValue(v))]),
    ...each(rows, (r) => [
      ...[...get(aAt(r)), ...splatLoad, ...set(aValue)],
      ...each(vectors, (v) => [
        ...get(sum(r, v)),
        ...get(aValue),
        ...get(bValue(v)),
        ...addProduct,
        ...set(sum(r, v)),
      ]),
      ...bump(aAt(r), get(A_STEP)),
    ]),
    ...bump(bAt, get(B_ROW)),
    ...[...bump(counter, i32(-1)), ...get(counter)],
  ];
  const scaled = (value: number, c: number, v: number) => [
    ...[...get(value), ...TO_FLOAT4, ...get(SCALES), ...vectorLoad(16 * v), ...MUL4],
    ...[...get(c), ...vectorLoad(16 * v), ...ADD4, ...set(value)],
  ];
  const block = [
    ...rowStarts(A, A_ROW, aAt),
    ...rowStarts(C, C_ROW, cAt),
    ...[...get(B), ...set(bAt), ...get(K), ...set(counter)],
    ...cells((r, v) => [
      ...(integers ? constant(0) : [...get(cAt(r)), ...vectorLoad(16 * v)]),
      ...set(sum(r, v)),
    ]),
    ...loop(step),
    ...(integers ? cells((r, v) => scaled(sum(r, v), cAt(r), v)) : []),
    ...cells((r, v) => [...get(cAt(r)), ...get(sum(r, v)), ...vectorStore(16 * v)]),
    ...(integers ? bump(SCALES, i32(16 * vectors)) : []),
    ...bump(B, i32(16 * vectors)),
    ...bump(C, i32(16 * vectors)),
    ...[...bump(BLOCKS, i32(-1)), ...get(BLOCKS)],
  ];
  return {
    parameters: PANEL_PARAMETERS,
    integers: counters,
    vectors: rows * vectors + vectors + 1,
    body: loop(block),
  };
}

/** Floats to 16-bit integers, times `scale`, cut to what fits. Parameters: from, to, number of floats / 8. */
export function toIntegers(scale: number): Code {
  const [FROM, TO, COUNT] = [0, 1, 2] as const;
  const four = (offset: number) => [
    ...get(FROM),
    ...vectorLoad(offset),
    ...constant(scale),
    ...MUL4,
    ...NEAREST4,
    ...TO_INTEGER4,
  ];
  const body = loop([
    ...[...get(TO), ...four(0), ...four(16), ...NARROW8, ...vectorStore(0)],
    ...[...bump(FROM, i32(32)), ...bump(TO, i32(16)), ...bump(COUNT, i32(-1)), ...get(COUNT)],
  ]);
  return { parameters: 3, integers: 0, vectors: 0, body };
}

/** Beyond this the fraction below leaves [-1, 1]. */
const LIMIT = 4.97;

/** tanh of a vector local, in place: the continued fraction of Lambert up to x⁷, within 1e-4; `square` is a local to work in. */
function tanh(x: number, square: number): number[] {
  const timesSquarePlus = (value: number) => [...get(square), ...MUL4, ...constant(value), ...ADD4];
  return [
    ...[...get(x), ...constant(-LIMIT), ...MAX4, ...constant(LIMIT), ...MIN4, ...set(x)],
    ...[...get(x), ...get(x), ...MUL4, ...set(square)],
    ...[
      ...get(square),
      ...constant(378),
      ...ADD4,
      ...timesSquarePlus(17325),
      ...timesSquarePlus(135135),
      ...get(x),
      ...MUL4,
    ],
    ...[...constant(28), ...timesSquarePlus(3150), ...timesSquarePlus(62370), ...timesSquarePlus(135135)],
    ...[...DIV4, ...set(x)],
  ];
}

function sigmoid(x: number, square: number): number[] {
  const half = [...constant(0.5), ...MUL4];
  return [
    ...get(x),
    ...half,
    ...set(x),
    ...tanh(x, square),
    ...get(x),
    ...half,
    ...constant(0.5),
    ...ADD4,
    ...set(x),
  ];
}

/**
 * One step of a recurrent cell with coupled gates. Parameters: the gates' input part (input, output, candidate side by side; replaced by the
 * activated gates), their recurrent part, the cells before, the cells, their tanh, the hidden state, the output; bytes per gate; units / 4.
 */
export function recurrentCell(): Code {
  const [GATES, RECURRENT, BEFORE, CELLS, SQUASHED, HIDDEN, OUT, GATE, COUNT] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ] as const;
  const [input, output, candidate, cell, square] = [9, 10, 11, 12, 13] as const;
  const at = (base: number, gates: number) => [
    ...get(base),
    ...Array<number[]>(gates)
      .fill([...get(GATE), ...ADD])
      .flat(),
  ];
  const gate = (gates: number, to: number) => [
    ...[
      ...at(GATES, gates),
      ...vectorLoad(0),
      ...at(RECURRENT, gates),
      ...vectorLoad(0),
      ...ADD4,
      ...set(to),
    ],
  ];
  const store = (address: number[], value: number) => [...address, ...get(value), ...vectorStore(0)];
  const body = loop([
    ...[...gate(0, input), ...gate(1, output), ...gate(2, candidate)],
    ...[...sigmoid(input, square), ...sigmoid(output, square), ...tanh(candidate, square)],
    ...[...get(BEFORE), ...vectorLoad(0), ...constant(1), ...get(input), ...SUB4, ...MUL4],
    ...[...get(input), ...get(candidate), ...MUL4, ...ADD4, ...set(cell)],
    ...store(get(CELLS), cell),
    ...[...store(at(GATES, 0), input), ...store(at(GATES, 1), output), ...store(at(GATES, 2), candidate)],
    ...tanh(cell, square),
    ...store(get(SQUASHED), cell),
    ...[...get(cell), ...get(output), ...MUL4, ...set(cell)],
    ...[...store(get(HIDDEN), cell), ...store(get(OUT), cell)],
    ...[GATES, RECURRENT, BEFORE, CELLS, SQUASHED, HIDDEN, OUT].flatMap((local) => bump(local, i32(16))),
    ...[...bump(COUNT, i32(-1)), ...get(COUNT)],
  ]);
  return { parameters: 9, integers: 0, vectors: 5, body };
}
