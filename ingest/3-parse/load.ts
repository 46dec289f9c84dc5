import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type LemmaRules, Lemmatizer } from "./lemma.ts";
import { LinearModel } from "./linear.ts";

/** The trained models, to be handed to `parse`; what is inside is the parser's own business. */
export interface Models {
  /** "NOUN NN": universal and Penn tag, in the order of the tagger's classes. */
  tags: [string, string][];
  labels: string[];
  tagger: LinearModel;
  parser: LinearModel;
  names: LinearModel;
  lemmatizer: Lemmatizer;
}

/** Reads the models from `folder` (data/models by default). */
export function loadModels(folder: URL = new URL("../../data/models/", import.meta.url)): Models {
  const bytes = (name: string) => gunzipSync(readFileSync(new URL(name, folder)));
  const info = JSON.parse(readFileSync(new URL("inventory.json", folder), "utf8")) as { tags: [string, string][]; labels: string[] };
  const lemmas = JSON.parse(bytes("lemmas.json.gz").toString("utf8")) as LemmaRules;
  return {
    ...info,
    tagger: LinearModel.deserialize(bytes("tagger.bin.gz")),
    parser: LinearModel.deserialize(bytes("parser.bin.gz")),
    names: LinearModel.deserialize(bytes("names.bin.gz")),
    lemmatizer: new Lemmatizer(lemmas),
  };
}
