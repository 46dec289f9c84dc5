import { readFileSync } from "node:fs";
import { readGazetteer } from "#data/gazetteer/read.ts";
import type { Gazetteer } from "#data/gazetteer/rows.ts";
import { type LemmaRules, Lemmatizer } from "./lemma.ts";
import type { NameModel } from "./names/crf.ts";
import { readNameModel } from "./names/files.ts";
import type { Network } from "./network/annotate.ts";
import { readNetwork } from "./network/files.ts";
import type { Inner } from "./titled-names.ts";
import type { NameTag, Upos } from "./tree.ts";

/** The trained models, to be handed to `parse`; what is inside is the parser's own business. */
export interface Models {
  network: Network;
  /** Universal and Penn tag of each of the network's tags. */
  tags: [Upos, string][];
  labels: string[];
  inner: Inner;
  names: NameTag[];
  nameModel: NameModel;
  /** What the name finder may look up. */
  gazetteer: Gazetteer;
  lemmatizer: Lemmatizer;
}

function innerOf({ tags, labels, names }: { tags: string[]; labels: string[]; names: string[] }): Inner {
  const row = (label: string) => labels.indexOf(label);
  return {
    labels: {
      title: row("nmod:desc"),
      flat: row("flat"),
      adjective: row("amod"),
      compound: row("compound"),
      case: row("case"),
      nominal: row("nmod"),
      punct: row("punct"),
    },
    names: { first: names.indexOf("B-PER"), inside: names.indexOf("I-PER"), count: names.length },
    adjectives: new Set([...tags.keys()].filter((t) => tags[t]!.startsWith("ADJ"))),
  };
}

const MODELS = new URL("../../data/models/", import.meta.url);

/**
 * Reads the models from a folder, data/models by default, in well under a second.
 * @throws if a file is missing or does not fit the others; `npm run train` makes them again
 */
export function loadModels(folder: URL = MODELS, gazetteer: Gazetteer = readGazetteer()): Models {
  const { network, inventory } = readNetwork(folder);
  const lemmas = JSON.parse(readFileSync(new URL("lemmas.json", folder), "utf8")) as LemmaRules;
  return {
    network,
    tags: inventory.tags.map((tag) => tag.split(" ") as [Upos, string]),
    labels: inventory.labels,
    inner: innerOf(inventory),
    names: inventory.names as NameTag[],
    nameModel: readNameModel(new URL("names.bin", folder)),
    gazetteer,
    lemmatizer: new Lemmatizer(lemmas),
  };
}
