import { describe, expect, test } from "vitest";
import { Lemmatizer } from "#ingest/3-parse/lemma.ts";
import { listWeights } from "#ingest/3-parse/network/weights.ts";
import { readNames, readTrees } from "#ingest/3-parse/train/corpus.ts";
import { evaluate } from "#ingest/3-parse/train/evaluate.ts";
import { learnLemmas } from "#ingest/3-parse/train/lemmas.ts";
import { annotateExamples, type Plan, trainNetwork } from "#ingest/3-parse/train/network.ts";

const NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];
const PLAN: Plan = {
  sizes: { embedding: 16, hidden: 16, layers: 2, arc: 16, relation: 16, subwords: 256 },
  epochs: 70,
  batch: 30,
  rate: 0.01,
  dropout: { input: 0, layer: 0, output: 0 },
  repeats: 0,
  seed: 3,
};

const row = (
  id: number,
  form: string,
  lemma: string,
  upos: string,
  xpos: string,
  head: number,
  deprel: string,
) => [id, form, lemma, upos, xpos, "_", head, deprel, "_", "_"].join("\t");

/** "Subject verb Object ." in several fillings, with the names' kinds. */
const SUBJECTS = ["France", "Merkel", "Oslo", "Obama", "NATO"];
const VERBS = ["praised", "visited", "warned", "met"];
const LEMMAS: Record<string, string> = { praised: "praise", visited: "visit", warned: "warn", met: "meet" };
const treebank = SUBJECTS.flatMap((subject, i) =>
  VERBS.map((verb, k) => {
    const object = SUBJECTS[(i + k + 1) % SUBJECTS.length]!;
    return [
      row(1, subject, subject, "PROPN", "NNP", 2, "nsubj"),
      row(2, verb, LEMMAS[verb]!, "VERB", "VBD", 0, "root"),
      row(3, object, object, "PROPN", "NNP", 2, "obj"),
      row(4, ".", ".", "PUNCT", ".", 2, "punct"),
    ].join("\n");
  }),
).join("\n\n");
const KINDS: Record<string, string> = {
  France: "B-LOC",
  Oslo: "B-LOC",
  Merkel: "B-PER",
  Obama: "B-PER",
  NATO: "B-ORG",
};
const examples = [...readTrees(treebank).values()].map((example) => ({
  ...example,
  names: example.forms.map((form) => KINDS[form] ?? "O"),
}));
const train = (plan: Plan) => trainNetwork(examples, [], NAMES, plan, () => {});

describe("training", () => {
  test("learns a tiny treebank by heart", () => {
    const trained = train(PLAN);
    const scores = evaluate(examples, annotateExamples(trained, examples), trained.classes);
    expect(scores).toEqual({ upos: 100, xpos: 100, uas: 100, las: 100, names: 100 });
  });

  test("comes out the same bit for bit, and otherwise with another seed", () => {
    const weights = (plan: Plan) => {
      const { learner, embedder } = train(plan);
      return [
        ...listWeights(learner.weights).map(([, { values }]) => values.slice()),
        embedder.words.w,
        embedder.subwords.w,
      ];
    };
    const plan = { ...PLAN, epochs: 2, dropout: { input: 0.3, layer: 0.3, output: 0.3 } };
    const first = weights(plan);
    expect(weights(plan)).toEqual(first);
    expect(weights({ ...plan, seed: 4 })).not.toEqual(first);
  });
});

describe("readNames", () => {
  test.each([
    [
      "two columns, kinds of politics",
      "Labour\tB-politicalparty\nbeat\tO\nAnna\tB-politician\nBerg\tI-person\nin\tO\nPeru\tB-country\nMay\tB-event",
    ],
    [
      "numbered, with comments",
      "# sent_id = a\n# text = Labour …\n1\tLabour\tB-ORG\t-\n2\tbeat\tO\n3\tAnna\tB-PER\n4\tBerg\tI-PER\n5\tin\tO\n6\tPeru\tB-LOC\n7\tMay\tB-OTH",
    ],
  ])("reads %s: persons, organizations and locations, and nothing else", (_, text) => {
    const [example] = [...readNames(text).values()];
    expect(example!.forms).toEqual(["Labour", "beat", "Anna", "Berg", "in", "Peru", "May"]);
    expect(example!.names).toEqual(["B-ORG", "O", "B-PER", "I-PER", "O", "B-LOC", "O"]);
  });
});

describe("learnLemmas", () => {
  const example = (words: [string, string, string][]) => ({
    forms: words.map(([form]) => form),
    tags: words.map(([, tag]) => tag),
    lemmas: words.map(([, , lemma]) => lemma),
    heads: null,
    labels: null,
    names: null,
  });
  const lemmatizer = new Lemmatizer(
    learnLemmas([
      example([
        ["carried", "VERB VBD", "carry"],
        ["married", "VERB VBD", "marry"],
        ["denied", "VERB VBD", "deny"],
        ["asked", "VERB VBD", "ask"],
        ["jumped", "VERB VBD", "jump"],
        ["went", "VERB VBD", "go"],
      ]),
    ]),
  );

  test.each([
    ["Tallied", "tally"],
    ["backed", "back"],
    ["went", "go"],
  ])("%s → %s", (form, lemma) => {
    expect(lemmatizer.lemma(form, "VERB", "VBD")).toBe(lemma);
  });
});
