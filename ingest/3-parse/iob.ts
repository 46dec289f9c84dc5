import type { Models } from "./load.ts";
import { analyse } from "./parse.ts";

interface Row {
  line: number;
  columns: string[];
  /** Column of the tag: 1 in "word tag", 2 in "index word tag …". */
  tag: number;
  separator: string;
}

/**
 * Predicts names in IOB2 text, in two columns (word, tag) or in CoNLL style (index, word, tag, …), tab or blank between them.
 * Every line comes back in its place with the predicted tag for the given one, which is never read; comments and blank lines are kept.
 */
export function tagNames(text: string, models: Models): string {
  const lines = text.split("\n");
  let rows: Row[] = [];
  const flush = () => {
    const analysis = analyse(rows.map((row) => row.columns[row.tag - 1]!), models);
    for (const [i, row] of rows.entries()) {
      const columns = [...row.columns];
      columns[row.tag] = analysis[i]!.name;
      lines[row.line] = columns.join(row.separator);
    }
    rows = [];
  };
  for (const [line, raw] of lines.entries()) {
    const content = raw.replace(/\r$/, "");
    if (content.trim() === "") flush();
    else if (!isComment(content)) rows.push(readRow(content, line));
  }
  flush();
  return lines.join("\n");
}

/** "# text = …" is a comment; a token "#" with its tag ("#\tO") is not. */
function isComment(line: string): boolean {
  return line.startsWith("#") && !/^#[\t ]\S+$/.test(line);
}

function readRow(content: string, line: number): Row {
  const separator = content.includes("\t") ? "\t" : " ";
  const columns = content.split(separator);
  const numbered = columns.length > 2 && /^\d+$/.test(columns[0]!);
  return { line, columns: columns.length === 1 ? [content, "O"] : columns, tag: numbered ? 2 : 1, separator };
}
