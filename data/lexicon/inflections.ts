import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { readLexicon } from "./read.ts";

/** A form of a verb with its Penn tag: "shelled", "VBD", "shell". */
export interface Inflection {
  form: string;
  tag: "VBD" | "VBN" | "VBG" | "VBZ";
  lemma: string;
}

interface IrregularRow {
  lemma: string;
  /** Forms separated by "|". */
  past: string;
  participle: string;
}

/**
 * Every form of the irregular verbs and of the verbs that the lexicon knows. Treebanks have seen few of them, and a cue whose form
 * is led back to the wrong lemma ("shelled" to "shel") is never found.
 */
export function verbInflections(): Inflection[] {
  const irregular = new Map(irregularVerbs().map((row) => [row.lemma, row]));
  const verbs = new Set(irregular.keys());
  for (const [lemma, cues] of readLexicon().cues)
    for (const { pos, parts } of cues) {
      if (pos === "verb") verbs.add(lemma);
      for (const { link, lemmas } of parts)
        if (link === "xcomp") for (const verb of lemmas ?? []) verbs.add(verb);
    }
  return [...verbs]
    .filter((lemma) => /^[a-z]{2,}$/.test(lemma))
    .sort()
    .flatMap((lemma) => inflect(lemma, irregular.get(lemma)));
}

function irregularVerbs(): IrregularRow[] {
  return parse(readFileSync(new URL("irregular-verbs.csv", import.meta.url), "utf8"), { columns: true });
}

function inflect(lemma: string, irregular: IrregularRow | undefined): Inflection[] {
  if (lemma === "be") return [];
  const regular = stems(lemma).map((stem) => (stem.endsWith("e") ? `${stem}d` : `${stem}ed`));
  // "burnt" stands beside "burned", "went" does not stand beside "goed"
  const weak =
    irregular !== undefined &&
    /[^e]t$/.test(irregular.past) &&
    irregular.past === `${lemma.replace(/(l)l$/, "$1")}t`;
  const past = irregular ? [...irregular.past.split("|"), ...(weak ? regular : [])] : regular;
  const participle = irregular ? [...irregular.participle.split("|"), ...(weak ? regular : [])] : regular;
  return [
    ...past.map((form) => ({ form, tag: "VBD" as const, lemma })),
    ...participle.map((form) => ({ form, tag: "VBN" as const, lemma })),
    ...gerunds(lemma).map((form) => ({ form, tag: "VBG" as const, lemma })),
    { form: thirdPerson(lemma), tag: "VBZ" as const, lemma },
  ];
}

const DOUBLED = /[^aeiou][aeiou][bdfgklmnprtvz]$|[^aeiou]u?[aeiou]s$|qu[aeiou][bdglmnprtz]$/;
const syllables = (word: string): number => word.replace(/e$/, "").match(/[aeiouy]+/g)?.length ?? 1;

/** What "-ed" is put on: "shell", "ban" → "bann", "deny" → "deni"; both where doubling depends on stress or country ("travel"). */
function stems(lemma: string): string[] {
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}i`];
  if (lemma.endsWith("e") || !DOUBLED.test(lemma)) return [lemma];
  const doubled = lemma + lemma.slice(-1);
  return syllables(lemma) === 1 ? [doubled] : [lemma, doubled];
}

function gerunds(lemma: string): string[] {
  if (lemma.endsWith("ie")) return [`${lemma.slice(0, -2)}ying`];
  if (/[^eoy]e$/.test(lemma)) return [`${lemma.slice(0, -1)}ing`];
  return stems(lemma).map((stem) => `${stem.replace(/i$/, "y")}ing`);
}

function thirdPerson(lemma: string): string {
  if (lemma === "have") return "has";
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:[sxz]|[cs]h|[^aeiou]o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}
