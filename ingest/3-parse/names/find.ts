import type { Gazetteer } from "#data/gazetteer/rows.ts";
import { bestTags, type NameModel, TAGS } from "./crf.ts";
import { nameFeatures } from "./features.ts";
import { lookUp } from "./gazetteer.ts";

/** How much the network's log-probabilities count beside the name model's scores; chosen on the development parts. */
const NETWORK_SHARE = 0.5;
/** Added to the score of "no name": the name model was trained on text with few names. */
const OUTSIDE = -0.9;
/** What the network finds less likely than e to this counts as this, so that it cannot overrule everything. */
const FLOOR = -8;

/** The name tags of a sentence: the name model's scores, which know words and the gazetteer, joined to the network's, which know the context. */
export function findNames(
  forms: string[],
  network: Float32Array,
  model: NameModel,
  gazetteer: Gazetteer,
): Int32Array {
  const scores = model.emissions(nameFeatures(forms, lookUp(gazetteer, forms)));
  for (let k = 0; k < scores.length; k++) scores[k]! += NETWORK_SHARE * Math.max(FLOOR, network[k]!);
  for (let k = 0; k < scores.length; k += TAGS) scores[k]! += OUTSIDE;
  return bestTags(scores, model.transitions);
}
