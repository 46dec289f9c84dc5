import { readFileSync, writeFileSync } from "node:fs";
import type { Network } from "./annotate.ts";
import { Embeddings, type Table } from "./embeddings.ts";
import { Kernel, type Matrix } from "./kernel.ts";
import { allocateWeights, listWeights, type Sizes, type Weights } from "./weights.ts";

/** Names of what the network's classes stand for, and its sizes: data/models/inventory.json. */
export interface Inventory {
  sizes: Sizes;
  /** "NOUN NN": universal and Penn tag. */
  tags: string[];
  labels: string[];
  names: string[];
}

/** Memory for the weights and for everything computed over one batch. */
const MEMORY = 48 << 20;

/**
 * Reads a network from `folder`: inventory.json, words.txt (the vocabulary, a word a line), embeddings.bin (8-bit rows behind their
 * scales) and weights.bin (32-bit floats, little-endian).
 * @throws if a file's length does not fit the inventory
 */
export function readNetwork(folder: URL): { network: Network; inventory: Inventory } {
  const inventory = JSON.parse(readFileSync(new URL("inventory.json", folder), "utf8")) as Inventory;
  const { sizes } = inventory;
  const kernel = new Kernel(MEMORY);
  const weights = allocateWeights(kernel, sizes);
  const dense = bytes(folder, "weights.bin");
  let at = 0;
  for (const [, { values }] of listWeights(weights)) {
    values.set(new Float32Array(dense.buffer, at, values.length));
    at += values.byteLength;
  }
  checkLength("weights.bin", dense.length, at);
  for (const [, matrix] of listWeights(weights)) if (matrix.rows > 1) kernel.pack(matrix);

  const rows = bytes(folder, "embeddings.bin");
  const table = (count: number, from: number): Table => ({
    width: sizes.embedding,
    scales: new Float32Array(rows.buffer, from, count),
    values: new Int8Array(rows.buffer, from + 4 * count, count * sizes.embedding),
  });
  const words = table(sizes.words, 0);
  const subwordsFrom = sizes.words * (4 + sizes.embedding);
  checkLength("embeddings.bin", rows.length, subwordsFrom + sizes.subwords * (4 + sizes.embedding));
  const vocabulary = readFileSync(new URL("words.txt", folder), "utf8").split("\n").slice(0, -1);
  checkLength("words.txt", vocabulary.length, sizes.words - 1);
  const embeddings = new Embeddings(vocabulary, words, table(sizes.subwords, subwordsFrom));
  const embed = (form: string, x: Matrix, row: number) => embeddings.write(form, x, row);
  return {
    network: { kernel, sizes, weights, rootLabel: inventory.labels.indexOf("root"), embed },
    inventory,
  };
}

/** Writes what `readNetwork` reads; the embeddings are given as floats and rounded to 8 bits. */
export function writeNetwork(
  folder: URL,
  inventory: Inventory,
  vocabulary: string[],
  words: Float32Array,
  subwords: Float32Array,
  weights: Weights,
): void {
  const { embedding } = inventory.sizes;
  writeFileSync(new URL("inventory.json", folder), `${JSON.stringify(inventory, null, 1)}\n`);
  writeFileSync(new URL("words.txt", folder), vocabulary.map((word) => `${word}\n`).join(""));
  writeFileSync(
    new URL("embeddings.bin", folder),
    Buffer.concat([words, subwords].flatMap((rows) => quantise(rows, embedding))),
  );
  const dense = listWeights(weights).map(([, { values }]) => Buffer.from(values.slice().buffer));
  writeFileSync(new URL("weights.bin", folder), Buffer.concat(dense));
}

function quantise(rows: Float32Array, width: number): [Buffer, Buffer] {
  const count = rows.length / width;
  const scales = new Float32Array(count);
  const values = new Int8Array(rows.length);
  for (let r = 0; r < count; r++) {
    let max = 0;
    for (let k = r * width; k < (r + 1) * width; k++) max = Math.max(max, Math.abs(rows[k]!));
    scales[r] = max / 127;
    for (let k = r * width; k < (r + 1) * width; k++)
      values[k] = max === 0 ? 0 : Math.round(rows[k]! / scales[r]!);
  }
  return [Buffer.from(scales.buffer), Buffer.from(values.buffer)];
}

/** A file's bytes in a buffer of their own, so that floats in it are aligned. */
function bytes(folder: URL, name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

function checkLength(name: string, found: number, wanted: number): void {
  if (found !== wanted) {
    throw new Error(
      `readNetwork: ${name} has length ${found}, the inventory wants ${wanted}; train the models again`,
    );
  }
}
