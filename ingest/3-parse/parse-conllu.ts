import { readConllu } from "./conllu.ts";
import type { Models } from "./load.ts";
import { analyse } from "./parse.ts";

/**
 * CoNLL-U with gold tokens in, the same lines out with predicted LEMMA, UPOS, XPOS, HEAD and DEPREL. Comments, multiword-token
 * lines and empty nodes are kept; FEATS and DEPS become "_", since they would contradict the predicted columns.
 */
export function parseConllu(text: string, models: Models): string {
  const out: string[] = [];
  for (const { lines, rows, tokens } of readConllu(text)) {
    const analysis = analyse(
      tokens.map((token) => token.form),
      models,
    );
    const printed = [...lines];
    for (const [i, row] of rows.entries()) {
      const [id = "", form = "", , , , , , , , misc = "_"] = lines[row]!.split("\t");
      const { lemma, upos, xpos, head, deprel } = analysis[i]!;
      printed[row] = [id, form, lemma, upos, xpos, "_", head + 1, deprel, "_", misc].join("\t");
    }
    out.push(...printed, "");
  }
  return out.length === 0 ? "" : `${out.join("\n")}\n`;
}
