import { readFileSync, writeFileSync } from "node:fs";
import { NameModel, TAGS } from "./crf.ts";

/** A row of the file: a feature's key, the scale of its weights and one 8-bit weight per tag and one to fill up. */
const WEIGHTS = 8;
/** Features whose weights are all smaller than this are left out of the file. */
const SMALL = 0.05;

/** Bytes of names.bin: the transitions as floats, then keys (32 bits), scales (32-bit floats) and weights (8 bits) of all features. */
export function writeNames(file: URL, model: NameModel, keys: Int32Array): void {
  const largest = (row: number) => {
    let most = 0;
    for (let t = 0; t < TAGS; t++) most = Math.max(most, Math.abs(model.weights[row * TAGS + t]!));
    return most;
  };
  const kept = [...keys].filter((key) => largest(model.row(key)) >= SMALL).sort((a, b) => a - b);
  const scales = Float32Array.from(kept, (key) => largest(model.row(key)) / 127);
  const weights = new Int8Array(kept.length * WEIGHTS);
  for (const [k, key] of kept.entries()) {
    const row = model.row(key) * TAGS;
    for (let t = 0; t < TAGS; t++)
      weights[k * WEIGHTS + t] = Math.round(model.weights[row + t]! / scales[k]!);
  }
  const parts = [model.transitions, Int32Array.from(kept), scales, weights];
  writeFileSync(
    file,
    Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))),
  );
}

/**
 * Reads what `writeNames` wrote.
 * @throws if the file's length fits no number of features
 */
export function readNameModel(file: URL): NameModel {
  const { buffer, length } = new Uint8Array(readFileSync(file));
  const transitions = new Float32Array(buffer, 0, (TAGS + 1) * TAGS);
  const from = transitions.byteLength;
  const count = (length - from) / (4 + 4 + WEIGHTS);
  if (!Number.isInteger(count) || count < 0) {
    throw new Error(
      `readNameModel: ${file.pathname} has ${length} bytes, which is no whole number of features; train the models again`,
    );
  }
  const keys = new Int32Array(buffer, from, count);
  const scales = new Float32Array(buffer, from + 4 * count, count);
  const packed = new Int8Array(buffer, from + 8 * count, count * WEIGHTS);
  const weights = new Float32Array(count * TAGS);
  for (let k = 0; k < count; k++) {
    for (let t = 0; t < TAGS; t++) weights[k * TAGS + t] = packed[k * WEIGHTS + t]! * scales[k]!;
  }
  return new NameModel(keys, weights, transitions);
}
