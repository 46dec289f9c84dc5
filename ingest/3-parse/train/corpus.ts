import { readConllu } from "../conllu.ts";
import { namesOfEntities } from "./entity-layer.ts";

/** A training sentence; what a file does not annotate is null. */
export interface Example {
  forms: string[];
  tags: string[] | null;
  /** Index of the head, -1 for the root. */
  heads: number[] | null;
  labels: string[] | null;
  lemmas: string[] | null;
  names: string[] | null;
}

/** Sentences of a CoNLL-U file, by sent_id where there is one. */
export function readTrees(text: string): Map<string, Example> {
  const out = new Map<string, Example>();
  for (const { lines, tokens } of readConllu(text)) {
    if (tokens.length === 0) continue;
    const id =
      lines
        .find((line) => line.startsWith("# sent_id"))
        ?.split("=")[1]
        ?.trim() ?? `#${out.size}`;
    out.set(id, {
      forms: tokens.map((token) => token.form),
      tags: tokens.map((token) => `${token.upos} ${token.xpos}`),
      heads: tokens.map((token) => token.head - 1),
      labels: tokens.map((token) => token.deprel),
      lemmas: tokens.map((token) => token.lemma),
      names: tokens.some(({ misc }) => /(?:^|\|)Entity=/.test(misc)) ? namesOfEntities(tokens) : null,
    });
  }
  return out;
}

const NAME_KINDS: [RegExp, string][] = [
  [/PER|politician|person/i, "PER"],
  [/LOC|country|location/i, "LOC"],
  [/ORG|party|organi[sz]ation/i, "ORG"],
];

/** Sentences of an IOB2 file ("word tag" or "index word tag …"); kinds other than person, organization and location become O. */
export function readNames(text: string): Map<string, Example> {
  const out = new Map<string, Example>();
  for (const block of text.split(/\n\s*\n/)) {
    const lines = block.split("\n").filter((line) => line !== "");
    const id =
      lines
        .find((line) => line.startsWith("# sent_id"))
        ?.split("=")[1]
        ?.trim() ?? `#${out.size}`;
    const rows = lines.filter((line) => !/^# ?\w+ ?=|^# \w/.test(line)).map((line) => line.split("\t"));
    if (rows.length === 0) continue;
    const numbered = /^\d+$/.test(rows[0]![0]!) && rows[0]!.length > 2;
    out.set(id, {
      forms: rows.map((row) => row[numbered ? 1 : 0]!),
      tags: null,
      heads: null,
      labels: null,
      lemmas: null,
      names: rows.map((row) => nameTag(row[numbered ? 2 : 1] ?? "O")),
    });
  }
  return out;
}

/**
 * Sentences of a text with one a line, its words between blanks and its names in brackets: "[PER Ada Lovelace] left [LOC London] .".
 * Lines that begin with # are comments.
 * @throws if a bracket is not closed, with the sentence
 */
export function readMarked(text: string): Example[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const forms: string[] = [];
      const names: string[] = [];
      let kind = "";
      let begins = false;
      for (const piece of line.trim().split(/\s+/)) {
        if (kind === "" && /^\[(PER|ORG|LOC)$/.test(piece)) {
          kind = piece.slice(1);
          begins = true;
          continue;
        }
        const ends = kind !== "" && piece.endsWith("]");
        forms.push(ends ? piece.slice(0, -1) : piece);
        names.push(kind === "" ? "O" : `${begins ? "B" : "I"}-${kind}`);
        begins = false;
        if (ends) kind = "";
      }
      if (kind !== "") throw new Error(`readMarked: a bracket is not closed in "${line}"`);
      return { forms, tags: null, heads: null, labels: null, lemmas: null, names };
    });
}

function nameTag(tag: string): string {
  const kind = NAME_KINDS.find(([pattern]) => pattern.test(tag.slice(2)))?.[1];
  return kind === undefined ? "O" : `${tag.slice(0, 1)}-${kind}`;
}
