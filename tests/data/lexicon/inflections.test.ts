import { describe, expect, it } from "vitest";
import { verbInflections } from "#data/lexicon/inflections.ts";
import { readLexicon } from "#data/lexicon/read.ts";
import { loadModels } from "#ingest/3-parse/load.ts";

const inflections = verbInflections();
const lemmasOf = (form: string) => [
  ...new Set(inflections.filter((one) => one.form === form).map(({ lemma }) => lemma)),
];

describe("inflections of the lexicon's verbs", () => {
  it.each([
    ["shelled", "shell"],
    ["banned", "ban"],
    ["cancelled", "cancel"],
    ["canceled", "cancel"],
    ["denies", "deny"],
    ["vetoes", "veto"],
    ["freed", "free"],
    ["sued", "sue"],
    ["withdrew", "withdraw"],
    ["overthrown", "overthrow"],
    ["burned", "burn"],
    ["burnt", "burn"],
  ])("leads %s back to %s", (form, lemma) => {
    expect(lemmasOf(form)).toEqual([lemma]);
  });

  it("has no regular form beside a strong one", () => {
    expect(lemmasOf("goed")).toEqual([]);
    expect(lemmasOf("striked")).toEqual([]);
  });

  it.each([
    ["fled", "VBD", "flee"],
    ["smiled", "VBD", "smile"],
    ["framing", "VBG", "frame"],
  ])(
    "teaches the trained lemmatizer that %s/%s is of %s, whatever slips a treebank has",
    (form, tag, lemma) => {
      expect(loadModels().lemmatizer.lemma(form, "VERB", tag)).toBe(lemma);
    },
  );

  it("is what the trained lemmatizer says, with few exceptions", () => {
    const { lemmatizer } = loadModels();
    const wrong = inflections.filter(({ form, tag, lemma }) => lemmatizer.lemma(form, "VERB", tag) !== lemma);
    expect(wrong.map(({ form, tag }) => `${form}/${tag}`).length).toBeLessThan(inflections.length / 200);
  });

  it("covers every verb that heads a cue", () => {
    const heads = [...readLexicon().cues].filter(([, cues]) => cues.some(({ pos }) => pos === "verb"));
    const known = new Set(inflections.map(({ lemma }) => lemma));
    const missing = heads
      .map(([lemma]) => lemma)
      .filter((lemma) => /^[a-z]+$/.test(lemma) && !known.has(lemma));
    expect(missing).toEqual([]);
  });
});
