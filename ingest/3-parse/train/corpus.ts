import { readConllu } from "../conllu.ts";

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
    const id = lines.find((line) => line.startsWith("# sent_id"))?.split("=")[1]?.trim() ?? `#${out.size}`;
    const misc = tokens.map((token) => token.misc);
    const heads = tokens.map((token) => token.head - 1);
    out.set(id, {
      forms: tokens.map((token) => token.form),
      tags: tokens.map((token) => `${token.upos} ${token.xpos}`),
      heads,
      labels: tokens.map((token) => token.deprel),
      lemmas: tokens.map((token) => token.lemma),
      names: misc.some((m) => m.includes("Entity=")) || id.startsWith("GUM_") ? entityNames(tokens.map((t) => t.form), tokens.map((t) => t.upos), heads, misc) : null,
    });
  }
  return out;
}

const ENTITY_KINDS: Record<string, string> = { person: "PER", organization: "ORG", place: "LOC" };

/**
 * Names from an entity layer that marks whole noun phrases (GUM): of each person, organization and place whose head is a proper noun,
 * the proper nouns around the head, with "of", "the" and "and" between them. Longer phrases win over those inside them.
 */
function entityNames(forms: string[], upos: string[], heads: number[], misc: string[]): string[] {
  const open: { id: string; kind: string; from: number }[] = [];
  const spans: { kind: string; from: number; to: number }[] = [];
  for (const [i, m] of misc.entries()) {
    const layer = /(?:^|\|)Entity=([^|]*)/.exec(m)?.[1] ?? "";
    for (const piece of layer.match(/\([^()]*\)?|[^()]*\)/g) ?? []) {
      const opening = piece.startsWith("(");
      const [id = "", kind = ""] = piece.replace(/[()]/g, "").split("-");
      if (opening) open.push({ id, kind, from: i });
      if (!piece.endsWith(")")) continue;
      const at = open.findLastIndex((entry) => entry.id === id);
      if (at < 0) continue;
      const [entry] = open.splice(at, 1);
      spans.push({ kind: entry!.kind, from: entry!.from, to: i + 1 });
    }
  }
  const names = upos.map(() => "O");
  spans.sort((a, b) => b.to - b.from - (a.to - a.from));
  for (const { kind, from, to } of spans) {
    const type = ENTITY_KINDS[kind];
    if (type === undefined) continue;
    let head = -1;
    for (let i = from; i < to && head < 0; i++) if (heads[i]! < from || heads[i]! >= to) head = i;
    if (head < 0 || upos[head] !== "PROPN") continue;
    const proper = (i: number) => i >= from && i < to && upos[i] === "PROPN";
    const inside = (i: number) => proper(i) || (type !== "PER" && i > from && i < to && (upos[i] === "ADP" || upos[i] === "CCONJ" || forms[i] === "-") && proper(i - 1) && proper(i + 1));
    let a = head, b = head + 1;
    while (inside(a - 1)) a--;
    while (inside(b)) b++;
    if (names.slice(a, b).some((tag) => tag !== "O")) continue;
    for (let i = a; i < b; i++) names[i] = `${i === a ? "B" : "I"}-${type}`;
  }
  return names;
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
    const id = lines.find((line) => line.startsWith("# sent_id"))?.split("=")[1]?.trim() ?? `#${out.size}`;
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

function nameTag(tag: string): string {
  const kind = NAME_KINDS.find(([pattern]) => pattern.test(tag.slice(2)))?.[1];
  return kind === undefined ? "O" : `${tag.slice(0, 1)}-${kind}`;
}
