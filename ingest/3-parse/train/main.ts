import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import { readGazetteer } from "#data/gazetteer/read.ts";
import { verbInflections } from "#data/lexicon/inflections.ts";
import { writeNames } from "../names/files.ts";
import { lookUp } from "../names/gazetteer.ts";
import { writeNetwork } from "../network/files.ts";
import type { NameTag } from "../tree.ts";
import { evaluate, type Scores } from "./evaluate.ts";
import { learnLemmas } from "./lemmas.ts";
import { type NamePlan, trainNames } from "./names.ts";
import { annotateExamples, type Plan, type Trained, trainNetwork } from "./network.ts";
import { Random } from "./random.ts";
import { readTreebanks } from "./treebanks.ts";

const NAMES: NameTag[] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];

const PLAN: Plan = {
  sizes: { embedding: 128, hidden: 128, layers: 2, arc: 96, relation: 96, subwords: 16384 },
  epochs: 12,
  batch: 300,
  rate: 0.003,
  dropout: { input: 0.25, layer: 0.25, output: 0.25 },
  repeats: 4,
  seed: 7,
};

const NAME_PLAN: NamePlan = { epochs: 8, rate: 0.07, least: 2, dropout: 0.3, seed: 5 };
/** How often the name model sees the sentences of texts of which there are few. */
const NAME_REPEATS = { politics: 4, own: 3 };

interface Options {
  treebanks: string;
  out: string;
  epochs: string;
}

const options = new Command("train")
  .description(
    "Trains tagger, lemmatizer, parser and name finder from treebanks; the same data give the same models, byte for byte.",
  )
  .requiredOption("--treebanks <folder>", "folder with the treebanks (see data/models/README.md)")
  .option("--out <folder>", "where the models are written", "data/models")
  .option("--epochs <number>", "how often all sentences are seen", String(PLAN.epochs))
  .parse()
  .opts<Options>();

const started = Date.now();
const say = (text: string) => console.log(`${((Date.now() - started) / 60000).toFixed(1)} min  ${text}`);
const show = (scores: Scores) =>
  Object.entries(scores)
    .filter(([, value]) => !Number.isNaN(value))
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join(" ");

const repeat = <Item>(items: Item[], times: number) => Array.from({ length: times }, () => items).flat();

const { train, named, politics, own, dev } = readTreebanks(options.treebanks);
say(`${train.length} sentences, ${politics.length} with names only`);
const report = (epoch: number, loss: number, trained: Trained) => {
  const parts = Object.entries(dev).map(([name, examples]) => {
    return `${name}: ${show(evaluate(examples, annotateExamples(trained, examples), trained.classes))}`;
  });
  say(`epoch ${epoch + 1}, loss ${loss.toFixed(4)}; ${parts.join("; ")}`);
};
const gazetteer = readGazetteer();
const names = trainNames(
  [...named, ...repeat(politics, NAME_REPEATS.politics), ...repeat(own, NAME_REPEATS.own)],
  NAMES,
  (forms) => lookUp(gazetteer, forms),
  NAME_PLAN,
  new Random(NAME_PLAN.seed),
);
say("name model trained");
const trained = trainNetwork(train, politics, NAMES, { ...PLAN, epochs: Number(options.epochs) }, report);

const folder = pathToFileURL(`${resolve(options.out)}/`);
mkdirSync(folder, { recursive: true });
const { sizes, classes, embedder, learner } = trained;
writeNetwork(
  folder,
  { sizes, ...classes },
  [...embedder.vocabulary.keys()],
  embedder.words.w,
  embedder.subwords.w,
  learner.weights,
);
writeNames(new URL("names.bin", folder), names.model, names.keys);
writeFileSync(new URL("lemmas.json", folder), `${JSON.stringify(learnLemmas(train, verbInflections()))}\n`);
say(`written to ${folder.pathname}`);
