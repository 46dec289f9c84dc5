import { mayFollow, NameModel, TAGS } from "../names/crf.ts";
import { asNew, FEATURES, nameFeatures } from "../names/features.ts";
import type { Known } from "../names/gazetteer.ts";
import type { Example } from "./corpus.ts";
import type { Random } from "./random.ts";

export interface NamePlan {
  epochs: number;
  /** AdaGrad's rate. */
  rate: number;
  /** Features seen less often, in different sentences, are left out. */
  least: number;
  /** Share of a word's features that are passed over at random in training, so that the rest learn to do without them. */
  dropout: number;
  seed: number;
}

interface Item {
  /** Rows of the features; -1 for those left out. */
  rows: Int32Array;
  gold: Int32Array;
}

/** Trains the name model by stochastic gradient ascent of the conditional likelihood (AdaGrad, Duchi et al. 2011). */
export function trainNames(
  train: Example[],
  names: string[],
  lookUp: (forms: string[]) => Known,
  plan: NamePlan,
  random: Random,
): { model: NameModel; keys: Int32Array } {
  const named = train.filter((example) => example.names !== null);
  const distinct = [...new Set(named)];
  const features = new Map(
    distinct.map((example) => [example, nameFeatures(example.forms, lookUp(example.forms))]),
  );
  const counts = new Map<number, number>();
  const count = (keys: Int32Array) => {
    for (const key of keys) if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const list of features.values()) count(list);
  const known = new Set([...counts].filter(([, n]) => n >= plan.least).map(([key]) => key));
  counts.clear();
  for (const list of features.values()) count(asNew(list, (word) => known.has(word)));
  const keys = Int32Array.from([...counts].filter(([, n]) => n >= plan.least).map(([key]) => key));
  const model = new NameModel(
    keys,
    new Float32Array(keys.length * TAGS),
    new Float32Array((TAGS + 1) * TAGS),
  );
  const items = named.map(
    (example): Item => ({
      rows: features.get(example)!.map((key) => (key === 0 ? -1 : model.row(key))),
      gold: Int32Array.from(example.names!, (name) => names.indexOf(name)),
    }),
  );
  const squares = new Float32Array(model.weights.length).fill(1e-6);
  const transitionSquares = new Float32Array(model.transitions.length).fill(1e-6);
  const order = items.map((_, i) => i);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const rate = plan.rate * (1 - epoch / plan.epochs);
    for (const i of random.shuffle(order)) {
      learn(model, without(items[i]!, plan.dropout, random), rate, squares, transitionSquares);
    }
  }
  return { model, keys };
}

function without({ rows, gold }: Item, share: number, random: Random): Item {
  return share === 0 ? { rows, gold } : { rows: rows.map((row) => (random.next() < share ? -1 : row)), gold };
}

/** Gradients this small are passed over: most words are surely no names. */
const SMALL = 1e-3;

/** One step on one sentence: gold less expectation, by the forward-backward algorithm. */
function learn(
  { weights, transitions }: NameModel,
  { rows, gold }: Item,
  rate: number,
  squares: Float32Array,
  transitionSquares: Float32Array,
): void {
  const n = gold.length;
  const emissions = new Float64Array(n * TAGS);
  for (let i = 0; i < n; i++) {
    for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
      const row = rows[f]!;
      if (row >= 0) for (let t = 0; t < TAGS; t++) emissions[i * TAGS + t]! += weights[row * TAGS + t]!;
    }
  }
  const { marginals, pairs } = expectations(emissions, transitions, n);
  for (let i = 0; i < n; i++) {
    const before = i === 0 ? TAGS : gold[i - 1]!;
    pairs[before * TAGS + gold[i]!]! -= 1;
    for (let t = 0; t < TAGS; t++) {
      const gradient = (t === gold[i] ? 1 : 0) - marginals[i * TAGS + t]!;
      if (gradient < SMALL && gradient > -SMALL) continue;
      for (let f = i * FEATURES; f < (i + 1) * FEATURES; f++) {
        const row = rows[f]!;
        if (row < 0) continue;
        const k = row * TAGS + t;
        squares[k]! += gradient * gradient;
        weights[k]! += (rate * gradient) / Math.sqrt(squares[k]!);
      }
    }
  }
  for (let k = 0; k < pairs.length; k++) {
    transitionSquares[k]! += pairs[k]! * pairs[k]!;
    transitions[k]! -= (rate * pairs[k]!) / Math.sqrt(transitionSquares[k]!);
  }
}

/** Probabilities of each word's tags and expected counts of each pair of neighbouring tags. */
function expectations(
  emissions: Float64Array,
  transitions: Float32Array,
  n: number,
): { marginals: Float64Array; pairs: Float64Array } {
  const ahead = new Float64Array(n * TAGS);
  const back = new Float64Array(n * TAGS);
  const potentials = new Float64Array(n * TAGS);
  const edges = new Float64Array((TAGS + 1) * TAGS);
  for (let b = 0; b <= TAGS; b++)
    for (let t = 0; t < TAGS; t++)
      edges[b * TAGS + t] = mayFollow(b, t) ? Math.exp(transitions[b * TAGS + t]!) : 0;
  for (let i = 0; i < n; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < TAGS; t++) most = Math.max(most, emissions[i * TAGS + t]!);
    let sum = 0;
    for (let t = 0; t < TAGS; t++) {
      potentials[i * TAGS + t] = Math.exp(emissions[i * TAGS + t]! - most);
      let into = i === 0 ? edges[TAGS * TAGS + t]! : 0;
      if (i > 0) for (let b = 0; b < TAGS; b++) into += ahead[(i - 1) * TAGS + b]! * edges[b * TAGS + t]!;
      sum += ahead[i * TAGS + t] = into * potentials[i * TAGS + t]!;
    }
    for (let t = 0; t < TAGS; t++) ahead[i * TAGS + t]! /= sum;
  }
  back.fill(1, (n - 1) * TAGS);
  const marginals = new Float64Array(n * TAGS);
  const pairs = new Float64Array((TAGS + 1) * TAGS);
  for (let i = n - 1; i >= 0; i--) {
    let sum = 0;
    for (let t = 0; t < TAGS; t++)
      sum += marginals[i * TAGS + t] = ahead[i * TAGS + t]! * back[i * TAGS + t]!;
    for (let t = 0; t < TAGS; t++) marginals[i * TAGS + t]! /= sum;
    if (i === 0) break;
    let total = 0;
    const joint = new Float64Array(TAGS * TAGS);
    for (let b = 0; b < TAGS; b++) {
      let out = 0;
      for (let t = 0; t < TAGS; t++) {
        const edge = edges[b * TAGS + t]! * potentials[i * TAGS + t]! * back[i * TAGS + t]!;
        out += edge;
        total += joint[b * TAGS + t] = ahead[(i - 1) * TAGS + b]! * edge;
      }
      back[(i - 1) * TAGS + b] = out;
    }
    for (let k = 0; k < joint.length; k++) pairs[k]! += joint[k]! / total;
    let scale = 0;
    for (let b = 0; b < TAGS; b++) scale = Math.max(scale, back[(i - 1) * TAGS + b]!);
    for (let b = 0; b < TAGS; b++) back[(i - 1) * TAGS + b]! /= scale;
  }
  for (let t = 0; t < TAGS; t++) pairs[TAGS * TAGS + t]! += marginals[t]!;
  return { marginals, pairs };
}
