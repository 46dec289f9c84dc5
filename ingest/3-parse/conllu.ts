/** One token line of a CoNLL-U sentence; `head` is 0 for the root, as in the file. */
export interface ConlluToken {
  form: string;
  lemma: string;
  upos: string;
  xpos: string;
  head: number;
  deprel: string;
  misc: string;
}

/** A sentence of a CoNLL-U file: all its lines as they stand, and which of them are tokens (`rows[i]` is the line of token i). */
export interface ConlluSentence {
  lines: string[];
  rows: number[];
  tokens: ConlluToken[];
}

/**
 * Splits CoNLL-U text into sentences. Comments, multiword-token lines (1-2) and empty nodes (1.1) stay in `lines` but are no tokens.
 * @throws a token line with fewer than 10 columns, named with its number
 */
export function readConllu(text: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let current: ConlluSentence = { lines: [], rows: [], tokens: [] };
  const lines = text.split(/\r?\n/);
  for (const [number, line] of lines.entries()) {
    if (line.trim() === "") {
      if (current.lines.length > 0) sentences.push(current);
      current = { lines: [], rows: [], tokens: [] };
      continue;
    }
    if (/^\d+\t/.test(line)) {
      const columns = line.split("\t");
      if (columns.length < 10) {
        throw new Error(
          `readConllu: line ${number + 1} has ${columns.length} columns, CoNLL-U wants 10: "${line.slice(0, 80)}"`,
        );
      }
      const [, form = "", lemma = "", upos = "", xpos = "", , head = "", deprel = "", , misc = ""] = columns;
      current.rows.push(current.lines.length);
      current.tokens.push({ form, lemma, upos, xpos, head: Number(head) || 0, deprel, misc });
    }
    current.lines.push(line);
  }
  if (current.lines.length > 0) sentences.push(current);
  return sentences;
}
