import { readFileSync, writeFileSync } from "node:fs";
import { NameModel, TAGS } from "./crf.ts";

/** A row of the file: one 8-bit weight per tag, and what they are multiples of, on the scale below. */
const WEIGHTS = TAGS + 1;
/** Features whose weights are all smaller than this are left out of the file. */
const SMALL = 0.1;
/** The largest weight of a feature is kept as a power of this, from SMALL on. */
const STEP = 1.03;

const largestOf = (level: number) => SMALL * STEP ** level;

/** Bytes of names.bin: the transitions as floats, then keys (32 bits) and weights (8 bits) of all features. */
export function writeNames(file: URL, model: NameModel, keys: Int32Array): void {
  const largest = (row: number) => {
    let most = 0;
    for (let t = 0; t < TAGS; t++) most = Math.max(most, Math.abs(model.weights[row * TAGS + t]!));
    return most;
  };
  const kept = [...keys].filter((key) => largest(model.row(key)) >= SMALL).sort((a, b) => a - b);
  const weights = new Uint8Array(kept.length * WEIGHTS);
  for (const [k, key] of kept.entries()) {
    const row = model.row(key) * TAGS;
    const most = largest(model.row(key));
    const level = Math.min(255, Math.ceil(Math.log(most / SMALL) / Math.log(STEP)));
    const unit = largestOf(level) / 127;
    for (let t = 0; t < TAGS; t++) {
      const steps = Math.round(model.weights[row + t]! / unit);
      weights[k * WEIGHTS + t] = Math.max(-127, Math.min(127, steps)) + 128;
    }
    weights[k * WEIGHTS + TAGS] = level;
  }
  const parts = [model.transitions, Int32Array.from(kept), weights];
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
  const count = (length - from) / (4 + WEIGHTS);
  if (!Number.isInteger(count) || count < 0) {
    throw new Error(
      `readNameModel: ${file.pathname} has ${length} bytes, which is no whole number of features; train the models again`,
    );
  }
  const keys = new Int32Array(buffer, from, count);
  const packed = new Uint8Array(buffer, from + 4 * count, count * WEIGHTS);
  const units = Float32Array.from({ length: 256 }, (_, level) => largestOf(level) / 127);
  const weights = new Float32Array(count * TAGS);
  for (let k = 0; k < count; k++) {
    const unit = units[packed[k * WEIGHTS + TAGS]!]!;
    for (let t = 0; t < TAGS; t++) weights[k * TAGS + t] = (packed[k * WEIGHTS + t]! - 128) * unit;
  }
  return new NameModel(keys, weights, transitions);
}
