import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { bestTags } from "#ingest/3-parse/names/crf.ts";
import { nameFeatures } from "#ingest/3-parse/names/features.ts";
import { readNameModel, writeNames } from "#ingest/3-parse/names/files.ts";
import { readMarked } from "#ingest/3-parse/train/corpus.ts";
import { trainNames } from "#ingest/3-parse/train/names.ts";
import { Random } from "#ingest/3-parse/train/random.ts";

const TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];
const PLAN = { epochs: 12, rate: 0.1, least: 2, dropout: 0.2, seed: 1 };

/** Knows nothing of any word, so that all is learnt from the sentences. */
const unknown = (forms: string[]) => ({
  names: forms.map(() => ""),
  offices: forms.map(() => ""),
  given: forms.map(() => ""),
});

const SENTENCES = readMarked(
  [
    "# people, bodies and places",
    ...["Ada Holm", "Ben Ray", "Cleo Fox", "Dan Hart"].flatMap((person) => [
      `Yesterday [PER ${person}] , a baker , left .`,
      `The minister met [PER ${person}] twice .`,
    ]),
    "The [ORG Amber Union] ( [ORG AU] ) lost .",
    "The [ORG Birch League] ( [ORG BL] ) lost .",
    "The [ORG Cedar Front] ( [ORG CF] ) lost .",
    ...["Oru", "Pira", "Quel"].map((place) => `After a year in [LOC ${place}] they left .`),
  ].join("\n"),
);

function taggerOf({ model }: Pick<ReturnType<typeof trainNames>, "model">) {
  return (sentence: string) => {
    const forms = sentence.split(" ");
    const tags = bestTags(model.emissions(nameFeatures(forms, unknown(forms))), model.transitions);
    return forms.map((form, i) => (tags[i] === 0 ? form : `${form}/${TAGS[tags[i]!]}`)).join(" ");
  };
}

describe("readMarked", () => {
  test("reads names in brackets, and passes over comments and empty lines", () => {
    expect(readMarked("# one\n\n[PER Ada Holm] left [LOC Oru] .\n")).toMatchObject([
      {
        forms: ["Ada", "Holm", "left", "Oru", "."],
        names: ["B-PER", "I-PER", "O", "B-LOC", "O"],
      },
    ]);
  });

  test("a bracket that is not closed is refused with its sentence", () => {
    expect(() => readMarked("[PER Ada Holm left .")).toThrow('"[PER Ada Holm left ."');
  });
});

describe("the name model", () => {
  const trained = trainNames(SENTENCES, TAGS, unknown, PLAN, new Random(PLAN.seed));

  test.each([
    ["words it has never seen", "Yesterday Zoe/B-PER Wye/I-PER , a baker , left ."],
    ["a body by its short form in brackets", "The Elder/B-ORG Pact/I-ORG ( EP/B-ORG ) lost ."],
    ["a place by what stands before it", "After a year in Xant/B-LOC they left ."],
  ])("finds %s: %s", (_, tagged) => {
    expect(taggerOf(trained)(tagged.replaceAll(/\/\S+/g, ""))).toBe(tagged);
  });

  test("comes out the same bit for bit", () => {
    const again = trainNames(SENTENCES, TAGS, unknown, PLAN, new Random(PLAN.seed));
    expect(again.model.weights).toEqual(trained.model.weights);
  });

  test("finds the same names after it was written and read back", () => {
    const file = pathToFileURL(join(mkdtempSync(join(tmpdir(), "names-")), "names.bin"));
    writeNames(file, trained.model, trained.keys);
    const model = readNameModel(file);
    for (const { forms } of SENTENCES) {
      expect(taggerOf({ model })(forms.join(" "))).toBe(taggerOf(trained)(forms.join(" ")));
    }
  });
});
