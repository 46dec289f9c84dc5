import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { RELATIONS, type Relation } from "#schema/relations.ts";

export type CuePos = "verb" | "noun" | "adj";

/** A word that must hang on the cue's head: by which link ("obj", "prt", a preposition…) and one of which lemmas; null is any. */
export interface CuePart {
  link: string;
  lemmas: ReadonlySet<string> | null;
}

/** One row of `cues.csv`: which words state which relation, and in which slots its ends stand. */
export interface Cue {
  lemma: string;
  pos: CuePos;
  parts: CuePart[];
  /** How much the cue asks for: a part with named lemmas counts more than one with any word. */
  weight: number;
  relation: Relation;
  source: string[];
  target: string[];
  content: string[];
  only: ReadonlySet<Condition>;
}

export const EFFECTS = ["negated", "future", "hypothetical", "cancelled", "aim", "object-control"] as const;

/** What a governing word does to the act below it: "failed to", "plans to", "fear of", "called off a visit"; "aim": the actor's own purpose; "object-control": its object does what its infinitive says. */
export type Effect = (typeof EFFECTS)[number];

/** The vocabulary of acts. `cues` is keyed by head lemma; `governors` by lemma. */
export interface Lexicon {
  cues: ReadonlyMap<string, readonly Cue[]>;
  governors: ReadonlyMap<string, ReadonlySet<Effect>>;
}

/** What a cue may ask of its claim; see the README. */
const CONDITIONS = [
  "target",
  "target=actor",
  "target=person",
  "target=organization",
  "source",
  "source=actor",
  "source=person",
  "no-obj",
] as const;
export type Condition = (typeof CONDITIONS)[number];

const COLUMNS = ["cue", "pos", "relation", "source", "target", "content", "only"] as const;
const POS = new Set<string>(["verb", "noun", "adj"]);

/**
 * Reads the lexicon that lies beside this file.
 * @throws {Error} naming file, line and value of the first row that breaks the format of the README
 */
export function readLexicon(): Lexicon {
  const cues = new Map<string, Cue[]>();
  for (const cue of parseCues(fileText("cues.csv"))) {
    const same = cues.get(cue.lemma);
    if (same) same.push(cue);
    else cues.set(cue.lemma, [cue]);
  }
  // the cue that asks for more words is tried first: "hold talks" before "hold"
  for (const same of cues.values()) same.sort((a, b) => b.weight - a.weight || b.only.size - a.only.size);
  return { cues, governors: parseGovernors(fileText("governors.csv")) };
}

const fileText = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/** Parses the text of `cues.csv`; see `readLexicon`. */
function parseCues(text: string): Cue[] {
  return rows(text, "cues.csv", COLUMNS).map(({ row, refuse }) => {
    const [lemma = "", ...parts] = row.cue.split(/\s+/);
    if (lemma === "") refuse("cue", row.cue, "give the lemma of its head word");
    if (!POS.has(row.pos)) refuse("pos", row.pos, "use verb, noun or adj");
    if (!(row.relation in RELATIONS)) refuse("relation", row.relation, "use a name of schema/relations.ts");
    const required = parts.map((part): CuePart => {
      const match = /^\+([a-z]+):(.+)$/.exec(part);
      if (!match) return refuse("cue", row.cue, "write a part as +link:lemma|lemma");
      return { link: match[1] as string, lemmas: match[2] === "*" ? null : new Set(match[2]?.split("|")) };
    });
    return {
      lemma,
      pos: row.pos as CuePos,
      parts: required,
      weight: required.reduce((sum, { lemmas }) => sum + (lemmas ? 2 : 1), 0),
      relation: row.relation as Relation,
      source: words(row.source),
      target: words(row.target),
      content: words(row.content),
      only: new Set(
        words(row.only).map(
          (word) =>
            CONDITIONS.find((condition) => condition === word) ??
            refuse("only", row.only, `use ${CONDITIONS.join(", ")}`),
        ),
      ),
    };
  });
}

function parseGovernors(text: string): Map<string, Set<Effect>> {
  const governors = new Map<string, Set<Effect>>();
  for (const { row, refuse } of rows(text, "governors.csv", ["effect", "lemmas"])) {
    const effect = EFFECTS.find((name) => name === row.effect);
    if (!effect) return refuse("effect", row.effect, `use one of ${EFFECTS.join(", ")}`);
    for (const lemma of words(row.lemmas)) {
      const effects = governors.get(lemma);
      if (effects) effects.add(effect);
      else governors.set(lemma, new Set([effect]));
    }
  }
  return governors;
}

const words = (cell: string): string[] => cell.split(/\s+/).filter((word) => word !== "");

interface CheckedRow<Column extends string> {
  row: Record<Column, string>;
  refuse: (column: Column, value: string, remedy: string) => never;
}

function rows<Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
): CheckedRow<Column>[] {
  const parsed: { record: Record<Column, string>; info: { lines: number } }[] = parse(text, {
    columns: true,
    info: true,
    skip_empty_lines: true,
  });
  return parsed.map(({ record, info }) => {
    for (const column of columns)
      if (record[column] === undefined)
        throw new Error(
          `data/lexicon/${file}: no column "${column}"; the first line must name ${columns.join(", ")}`,
        );
    return {
      row: record,
      refuse: (column, value, remedy) => {
        throw new Error(
          `data/lexicon/${file}, line ${info.lines}: ${column} "${value}" is not known; ${remedy}`,
        );
      },
    };
  });
}
