/** Instructions of WebAssembly with 128-bit vectors, as bytes; just enough to write the kernel's functions. */

const I32 = 0x7f;
const V128 = 0x7b;

/** A signed number in LEB128. */
function signed(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (;;) {
    const byte = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0)) return [...out, byte];
    out.push(byte | 0x80);
  }
}

/** An unsigned number in LEB128. */
function unsigned(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest > 0x7f) {
    out.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  return [...out, rest];
}

export const get = (local: number): number[] => [0x20, ...unsigned(local)];
export const set = (local: number): number[] => [0x21, ...unsigned(local)];
export const i32 = (value: number): number[] => [0x41, ...signed(value)];
export const ADD: number[] = [0x6a];
export const vectorLoad = (offset: number): number[] => [0xfd, 0x00, 0x02, ...unsigned(offset)];
export const vectorStore = (offset: number): number[] => [0xfd, 0x0b, 0x02, ...unsigned(offset)];
/** One float from memory in all four places. */
export const splatLoad: number[] = [0xfd, 0x09, 0x02, 0x00];
export const ADD4: number[] = [0xfd, 0xe4, 0x01];
export const SUB4: number[] = [0xfd, 0xe5, 0x01];
export const MUL4: number[] = [0xfd, 0xe6, 0x01];
export const DIV4: number[] = [0xfd, 0xe7, 0x01];
export const MIN4: number[] = [0xfd, 0xe8, 0x01];
export const MAX4: number[] = [0xfd, 0xe9, 0x01];

/** Eight products of 16-bit integers, neighbours added: four 32-bit integers. */
export const DOT8: number[] = [0xfd, 0xba, 0x01];
export const INTEGER_ADD4: number[] = [0xfd, 0xae, 0x01];
export const TO_FLOAT4: number[] = [0xfd, 0xfa, 0x01];
/** Halves go to the even neighbour; what does not fit is cut to the nearest that does. */
export const NEAREST4: number[] = [0xfd, 0x6a];
export const TO_INTEGER4: number[] = [0xfd, 0xf8, 0x01];
export const NARROW8: number[] = [0xfd, 0x85, 0x01];

/** A constant in all four places. */
export function constant(value: number): number[] {
  const bytes = new Uint8Array(Float32Array.of(value, value, value, value).buffer);
  return [0xfd, 0x0c, ...bytes];
}

/** Runs `body` at least once, while the counter it leaves on the stack is not zero. */
export const loop = (body: number[]): number[] => [0x03, 0x40, ...body, 0x0d, 0x00, 0x0b];

/** local += what `by` leaves on the stack. */
export const bump = (local: number, by: number[]): number[] => [...get(local), ...by, ...ADD, ...set(local)];

/** A function: how many i32 parameters it takes, its locals (integers first), its body. It returns nothing. */
export interface Code {
  parameters: number;
  integers: number;
  vectors: number;
  body: number[];
}

/** A module that imports the memory e.m and exports the functions under their names. */
export function assemble(functions: Record<string, Code>): Uint8Array<ArrayBuffer> {
  const codes = Object.values(functions);
  const section = (id: number, content: number[]) => [id, ...unsigned(content.length), ...content];
  const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
  const bodies = codes.map(({ integers, vectors, body }) => {
    const code = [0x02, ...unsigned(integers), I32, ...unsigned(vectors), V128, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [
      codes.length,
      ...codes.flatMap((c) => [0x60, c.parameters, ...Array<number>(c.parameters).fill(I32), 0]),
    ]),
    ...section(2, [1, ...name("e"), ...name("m"), 0x02, 0x00, 1]),
    ...section(3, [codes.length, ...codes.map((_, i) => i)]),
    ...section(7, [codes.length, ...Object.keys(functions).flatMap((key, i) => [...name(key), 0x00, i])]),
    ...section(10, [codes.length, ...bodies.flat()]),
  ]);
}
