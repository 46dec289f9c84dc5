import { readConllu } from "./conllu.ts";
import type { Models } from "./load.ts";
import { analyse } from "./parse.ts";

/**
 * CoNLL-U with gold tokens in, the same lines out with predicted LEMMA, UPOS, XPOS, HEAD and DEPREL. Comments, multiword-token
 * lines and empty nodes are kept; FEATS and DEPS become "_", since they would contradict the predicted columns.
 * @throws on a token line with fewer than 10 columns
 */
export function parseConllu(text: string, models: Models): string {
  const sentences = readConllu(text);
  const analyses = analyse(
    sentences.map(({ tokens }) => tokens.map((token) => token.form)),
    models,
  );
  return sentences
    .flatMap(({ lines, rows }, s) => {
      const printed = [...lines];
      for (const [i, row] of rows.entries()) {
        const [id = "", form = "", , , , , , , , misc = "_"] = lines[row]!.split("\t");
        const { lemma, upos, xpos, head, deprel } = analyses[s]![i]!;
        printed[row] = [id, form, lemma, upos, xpos, "_", head + 1, deprel, "_", misc].join("\t");
      }
      return [...printed, ""];
    })
    .map((line) => `${line}\n`)
    .join("");
}
