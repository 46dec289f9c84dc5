import type { Models } from "./load.ts";
import { analyse } from "./parse.ts";

interface Row {
  /** Index of the line in the text. */
  line: number;
  columns: string[];
  /** Column of the tag: 1 in "word tag", 2 in "index word tag …". */
  tag: number;
  separator: string;
}

/**
 * Predicts names in IOB2 text, in two columns (word, tag) or in CoNLL style (index, word, tag, …), a tab or a blank between them.
 * Every line comes back in its place with the predicted tag for the given one, which is never read; comments and blank lines are kept.
 */
export function tagNames(text: string, models: Models): string {
  const lines = text.split("\n");
  const sentences: Row[][] = [[]];
  for (const [line, raw] of lines.entries()) {
    const content = raw.replace(/\r$/, "");
    if (content.trim() === "") sentences.push([]);
    else if (!isComment(content)) sentences[sentences.length - 1]!.push(readRow(content, line));
  }
  const analyses = analyse(
    sentences.map((rows) => rows.map(({ columns, tag }) => columns[tag - 1]!)),
    models,
  );
  for (const [s, rows] of sentences.entries()) {
    for (const [i, { line, columns, tag, separator }] of rows.entries()) {
      const end = lines[line]!.endsWith("\r") ? "\r" : "";
      lines[line] = columns.with(tag, analyses[s]![i]!.name).join(separator) + end;
    }
  }
  return lines.join("\n");
}

/** "# text = …" is a comment; a token "#" with its tag ("#\tO") is not. */
function isComment(line: string): boolean {
  return line.startsWith("#") && !/^#[\t ](O|[BI]-\S+)$/.test(line);
}

function readRow(content: string, line: number): Row {
  const separator = content.includes("\t") ? "\t" : " ";
  const columns = content.split(separator);
  if (columns.length === 1) return { line, columns: [content, "O"], tag: 1, separator: "\t" };
  const numbered = columns.length > 2 && /^\d+$/.test(columns[0]!);
  return { line, columns, tag: numbered ? 2 : 1, separator };
}
