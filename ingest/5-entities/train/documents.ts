import { type ConlluSentence, readConllu } from "#ingest/3-parse/conllu.ts";
import type { Span } from "#schema/article.ts";

/** A mention of GUM's coreference layer: all mentions of one group are one entity. */
export interface GoldMention extends Span {
  group: string;
  head: Span;
}

/** A document of a treebank with its text and coreference. */
export interface GoldDocument {
  id: string;
  text: string;
  mentions: GoldMention[];
}

interface Open {
  first: number;
  /** Numbers of the words, from 1, that are the mention's head and what tells it from others. */
  minimum: number[];
}

/**
 * The documents of a CoNLL-U file of GUM: the text from the sentences' comments, mentions from `Entity=` in the last column
 * (https://gucorpling.org/gum/annotations.html). Only documents whose id `wanted` accepts.
 */
export function readDocuments(conllu: string, wanted: (id: string) => boolean): GoldDocument[] {
  const documents: GoldDocument[] = [];
  let document: GoldDocument | null = null;
  for (const sentence of readConllu(conllu)) {
    const id = comment(sentence, "newdoc id");
    if (id !== null) {
      document = wanted(id) ? { id, text: "", mentions: [] } : null;
      if (document) documents.push(document);
    }
    if (document) addSentence(document, sentence);
  }
  return documents;
}

function comment({ lines }: ConlluSentence, key: string): string | null {
  const start = `# ${key} = `;
  return lines.find((line) => line.startsWith(start))?.slice(start.length) ?? null;
}

function addSentence(document: GoldDocument, sentence: ConlluSentence): void {
  const text = comment(sentence, "text");
  if (text === null) return;
  const paragraph = sentence.lines.some((line) => line.startsWith("# newpar"));
  if (document.text !== "") document.text += paragraph ? "\n\n" : " ";
  let at = document.text.length;
  document.text += text;
  const words: Span[] = [];
  const open = new Map<string, Open[]>();
  for (const { form, misc } of sentence.tokens) {
    const found = document.text.indexOf(form, at);
    if (found >= 0 && found - at < 3) at = found;
    words.push({ start: at, end: Math.min(at + form.length, document.text.length) });
    if (found >= 0) at += form.length;
    const layer = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? "";
    for (const [whole] of layer.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
      const fields = whole.replace(/[()]/g, "").split("-");
      const group = (fields[0] ?? "").replace(/\[.*$/, "");
      const stack = open.get(group) ?? [];
      open.set(group, stack);
      if (whole.startsWith("("))
        stack.push({ first: words.length - 1, minimum: (fields[5] ?? "1").split(",").map(Number) });
      if (whole.endsWith(")")) close(document, stack.pop(), group, words);
    }
  }
}

function close(
  document: GoldDocument,
  opened: Open | undefined,
  group: string,
  words: readonly Span[],
): void {
  if (opened === undefined) return;
  const covered = words.slice(opened.first);
  const run = opened.minimum.filter((n, i, all) => n - (all[0] ?? n) === i && covered[n - 1] !== undefined);
  const [first, last] = [covered[0], covered.at(-1)];
  if (!first || !last) return;
  const headFirst = covered[(run[0] ?? 1) - 1] ?? first;
  const headLast = covered[(run.at(-1) ?? 1) - 1] ?? first;
  document.mentions.push({
    group,
    start: first.start,
    end: last.end,
    head: { start: headFirst.start, end: headLast.end },
  });
}
