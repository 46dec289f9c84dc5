/** A multiclass linear model over hashed features: an open-addressing table from feature to a row of weights. */
export class LinearModel {
  readonly classes: number;
  keys: Int32Array;
  rowOf: Int32Array;
  weights: Float32Array;
  mask: number;
  count = 0;
  constructor(classes: number, capacity = 1 << 16) {
    this.classes = classes;
    this.keys = new Int32Array(capacity);
    this.rowOf = new Int32Array(capacity);
    this.weights = new Float32Array((capacity >> 1) * classes);
    this.mask = capacity - 1;
  }
  /** Row of a feature, -1 if it has none. */
  find(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1) >>> 7 & this.mask;
    for (;;) {
      const k = this.keys[slot]!;
      if (k === key) return this.rowOf[slot]!;
      if (k === 0) return -1;
      slot = (slot + 1) & this.mask;
    }
  }
  insert(key: number): number {
    if (this.count * 2 >= this.mask) this.grow();
    let slot = Math.imul(key, 0x9e3779b1) >>> 7 & this.mask;
    while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
    this.keys[slot] = key;
    this.rowOf[slot] = this.count;
    return this.count++;
  }
  protected grow(): void {
    const { keys, rowOf } = this;
    const capacity = (this.mask + 1) * 2;
    this.keys = new Int32Array(capacity);
    this.rowOf = new Int32Array(capacity);
    this.mask = capacity - 1;
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      let slot = Math.imul(keys[i]!, 0x9e3779b1) >>> 7 & this.mask;
      while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = keys[i]!;
      this.rowOf[slot] = rowOf[i]!;
    }
    const weights = new Float32Array((capacity >> 1) * this.classes);
    weights.set(this.weights);
    this.weights = weights;
  }
  score(features: Int32Array, n: number, out: Float32Array): void {
    const { classes, weights } = this;
    out.fill(0);
    for (let f = 0; f < n; f++) {
      const row = this.find(features[f]!);
      if (row < 0) continue;
      const base = row * classes;
      for (let c = 0; c < classes; c++) out[c]! += weights[base + c]!;
    }
  }
  /** int8 with one scale per row, keys first. */
  serialize(): Uint8Array {
    const out = new Uint8Array(8 + this.count * (8 + this.classes));
    const view = new DataView(out.buffer);
    view.setInt32(0, this.count, true);
    view.setInt32(4, this.classes, true);
    let at = 8;
    for (let slot = 0; slot <= this.mask; slot++) {
      const key = this.keys[slot]!;
      if (key === 0) continue;
      const base = this.rowOf[slot]! * this.classes;
      let max = 0;
      for (let c = 0; c < this.classes; c++) max = Math.max(max, Math.abs(this.weights[base + c]!));
      view.setInt32(at, key, true);
      view.setFloat32(at + 4, max, true);
      for (let c = 0; c < this.classes; c++) {
        const r = max === 0 ? 0 : this.weights[base + c]! / max;
        view.setInt8(at + 8 + c, Math.round(Math.sign(r) * Math.sqrt(Math.abs(r)) * 127));
      }
      at += 8 + this.classes;
    }
    return out;
  }
  static deserialize(bytes: Uint8Array): LinearModel {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const count = view.getInt32(0, true);
    const classes = view.getInt32(4, true);
    let capacity = 1 << 10;
    while (capacity < count * 2 + 2) capacity *= 2;
    const model = new LinearModel(classes, capacity);
    let at = 8;
    for (let i = 0; i < count; i++) {
      const row = model.insert(view.getInt32(at, true));
      const max = view.getFloat32(at + 4, true);
      for (let c = 0; c < classes; c++) {
        const q = view.getInt8(at + 8 + c) / 127;
        model.weights[row * classes + c] = q * Math.abs(q) * max;
      }
      at += 8 + classes;
    }
    return model;
  }
}

/** Averaged perceptron training of a LinearModel. */
export class Trainer extends LinearModel {
  totals: Float64Array;
  stamps: Int32Array;
  updates: Int32Array;
  now = 0;
  constructor(classes: number) {
    super(classes);
    this.totals = new Float64Array(this.weights.length);
    this.stamps = new Int32Array(this.weights.length / classes);
    this.updates = new Int32Array(this.stamps.length);
  }
  protected override grow(): void {
    super.grow();
    const totals = new Float64Array(this.weights.length);
    totals.set(this.totals);
    this.totals = totals;
    const stamps = new Int32Array(this.weights.length / this.classes);
    stamps.set(this.stamps);
    this.stamps = stamps;
    const updates = new Int32Array(stamps.length);
    updates.set(this.updates);
    this.updates = updates;
  }
  private settle(row: number): void {
    const dt = this.now - this.stamps[row]!;
    if (dt === 0) return;
    const base = row * this.classes;
    for (let c = base; c < base + this.classes; c++) this.totals[c]! += dt * this.weights[c]!;
    this.stamps[row] = this.now;
  }
  update(features: Int32Array, n: number, good: number, bad: number): void {
    for (let f = 0; f < n; f++) {
      let row = this.find(features[f]!);
      if (row < 0) row = this.insert(features[f]!);
      this.settle(row);
      this.weights[row * this.classes + good]! += 1;
      this.weights[row * this.classes + bad]! -= 1;
      this.updates[row]!++;
    }
  }
  /** Averaged weights of the features updated at least `min` times. */
  average(min: number): LinearModel {
    const model = new LinearModel(this.classes);
    for (let slot = 0; slot <= this.mask; slot++) {
      const key = this.keys[slot]!;
      if (key === 0) continue;
      const row = this.rowOf[slot]!;
      if (this.updates[row]! < min) continue;
      this.settle(row);
      const to = model.insert(key) * this.classes;
      for (let c = 0; c < this.classes; c++) model.weights[to + c] = this.totals[row * this.classes + c]! / this.now;
    }
    return model;
  }
}

export function hashString(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
/** Mixes a template number and values into one non-zero key. */
export function mix(template: number, a: number, b = 0, c = 0, d = 0): number {
  let h = Math.imul(template + 1, 0x85ebca6b) ^ a;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) + b;
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39) + c;
  h = Math.imul(h ^ (h >>> 15), 0x165667b1) + d;
  h = Math.imul(h ^ (h >>> 14), 0x27d4eb2f);
  h ^= h >>> 15;
  return h === 0 ? 1 : h | 0;
}
