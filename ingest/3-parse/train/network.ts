import { type Annotation, annotate, type Network } from "../network/annotate.ts";
import { normalForm, wordKey } from "../network/features.ts";
import { Kernel } from "../network/kernel.ts";
import type { Sizes } from "../network/weights.ts";
import { type Classes, GoldMaker, type Item, layout, makeBatches, recase } from "./batches.ts";
import type { Example } from "./corpus.ts";
import { Embedder } from "./embedder.ts";
import { Learner } from "./learner.ts";
import { shortNames, withNames } from "./named.ts";
import { Random } from "./random.ts";

export interface Plan {
  sizes: Omit<Sizes, "words" | "tags" | "labels" | "names">;
  epochs: number;
  /** Tokens per batch. */
  batch: number;
  /** Adam's highest rate; it rises over the first steps and falls to nothing at the end. */
  rate: number;
  /** Share of values dropped at random in training. */
  dropout: { input: number; layer: number; output: number };
  /** How often the sentences that have names only are seen in an epoch. */
  repeats: number;
  seed: number;
}

const WARM_UP = 100;
const MEMORY = 512 << 20;

export interface Trained {
  sizes: Sizes;
  classes: Classes;
  embedder: Embedder;
  learner: Learner;
}

/** Trains the network; `report` is called after each epoch with what it can do then. */
export function trainNetwork(
  train: Example[],
  namesOnly: Example[],
  names: string[],
  plan: Plan,
  report: (epoch: number, loss: number, trained: Trained) => void,
): Trained {
  const random = new Random(plan.seed);
  const classes: Classes = {
    tags: distinct(train, (e) => e.tags),
    labels: distinct(train, (e) => e.labels),
    names,
  };
  const embedder = new Embedder(
    countWords([...train, ...namesOnly]),
    plan.sizes.embedding,
    plan.sizes.subwords,
    random,
  );
  const sizes: Sizes = {
    ...plan.sizes,
    words: embedder.vocabulary.size + 1,
    tags: classes.tags.length,
    labels: classes.labels.length,
    names: names.length,
  };
  const learner = new Learner(new Kernel(MEMORY), sizes, plan.dropout, random);
  const trained: Trained = { sizes, classes, embedder, learner };
  const goldMaker = new GoldMaker(classes);
  const repeated = Array.from({ length: plan.repeats }, () => namesOnly).flat();
  const items = [...train, ...repeated].map(
    (example): Item => ({ example, rows: embedder.rows(example.forms) }),
  );
  const tokens = items.reduce((sum, { example }) => sum + example.forms.length, 0);
  const known = shortNames([...train, ...namesOnly]);
  let seen = 0;
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    const seenAs = items.map((item): Item => {
      const named = withNames(item.example, known, random);
      return named === null ? item : { example: named, rows: embedder.rows(named.forms) };
    });
    const batches = makeBatches(seenAs, plan.batch, random);
    let loss = 0;
    for (const batch of batches) {
      const warm = Math.min(1, (learner.steps + 1) / WARM_UP);
      const left = Math.max(0.02, 1 - seen / (tokens * plan.epochs));
      loss += learnBatch(trained, goldMaker, batch, plan.rate * warm * left, random);
      seen += batch.reduce((sum, { example }) => sum + example.forms.length, 0);
    }
    report(epoch, loss / batches.length, trained);
  }
  return trained;
}

function learnBatch(
  { learner, embedder }: Trained,
  goldMaker: GoldMaker,
  batch: Item[],
  rate: number,
  random: Random,
): number {
  const { kernel } = learner;
  const mark = kernel.mark();
  const examples = batch.map(({ example }) => example);
  const places = layout(examples);
  const rows = batch.map(({ example, rows: asWritten }) => {
    const recased = recase(example.forms, random);
    return embedder.dropWords(recased === null ? asWritten : embedder.rows(recased), random);
  });
  const x = kernel.matrix(places.tokens, embedder.width);
  const dx = kernel.matrix(places.tokens, embedder.width);
  for (const [s, row] of rows.entries()) embedder.embed(row, x, places.starts[s]!);
  const loss = learner.learn(x, places, goldMaker.gold(examples, places), dx);
  for (const [s, row] of rows.entries()) embedder.collect(row, dx, places.starts[s]!);
  kernel.release(mark);
  learner.step(rate);
  embedder.step(rate);
  return loss;
}

/** What the network in training says of sentences. */
export function annotateExamples(
  { sizes, classes, embedder, learner }: Trained,
  examples: Example[],
): Annotation[] {
  const network: Network = {
    kernel: learner.kernel,
    sizes,
    weights: learner.weights,
    rootLabel: classes.labels.indexOf("root"),
    embed: (form, x, row) => embedder.embed(embedder.rows([form]), x, row),
  };
  return examples.map(({ forms }) => annotate(network, [forms])[0]!);
}

function distinct(examples: Example[], values: (example: Example) => string[] | null): string[] {
  return [...new Set(examples.flatMap((example) => values(example) ?? []))];
}

function countWords(examples: Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { forms } of examples) {
    for (const form of forms) {
      const key = wordKey(normalForm(form));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
