import type { Token } from "#ingest/3-parse/tree.ts";
import type { Naming } from "./candidate.ts";
import { type Grammar, lemmaOf } from "./grammar.ts";

type Pronoun = Extract<Naming, { by: "pronoun" }>;
type Row = [person: 1 | 2 | 3, plural: boolean, gender: Pronoun["gender"], forms: string];

const ROWS: Row[] = [
  [1, false, "u", "i me my* mine myself^"],
  [1, true, "u", "we us our* ours ourselves^"],
  [2, false, "u", "you your* yours"],
  [3, false, "m", "he him his* himself^"],
  [3, false, "f", "she her hers herself^"],
  [3, false, "n", "it its* itself^"],
  [3, true, "u", "they them their* theirs themselves^"],
];

const PRONOUNS = new Map<string, Pronoun>(
  ROWS.flatMap(([person, plural, gender, forms]) =>
    forms.split(" ").map((form): [string, Pronoun] => [
      form.replace(/[*^]$/, ""),
      {
        by: "pronoun",
        person,
        plural,
        gender,
        possessive: form.endsWith("*"),
        reflexive: form.endsWith("^"),
      },
    ]),
  ),
);

/** The personal or possessive pronoun at a token; null for none, for "it" that stands for nothing. */
export function pronounOf(g: Grammar, i: number): Pronoun | null {
  const token = g.tokens[i] as Token;
  if (token.upos !== "PRON" && token.upos !== "DET") return null;
  const form = token.form.toLowerCase();
  const row = PRONOUNS.get(form);
  if (row === undefined || (form === "us" && token.form === "US")) return null;
  if (form === "it" && isEmpty(g, i)) return null;
  return form === "her" || form === "his" ? { ...row, possessive: token.deprel === "nmod:poss" } : row;
}

const SEEMING = new Set([
  "appear",
  "seem",
  "happen",
  "turn",
  "remain",
  "become",
  "take",
  "matter",
  "rain",
  "snow",
  "follow",
  "mean",
]);

/** "It appears that …", "it is time to …", "it was in May that …": grammar's "it". */
function isEmpty(g: Grammar, i: number): boolean {
  const token = g.tokens[i] as Token;
  if (token.deprel === "expl" || token.deprel.startsWith("expl:")) return true;
  if (token.deprel !== "nsubj" || token.head < 0) return false;
  const verb = g.tokens[token.head] as Token;
  const below = (g.children[token.head] ?? []).map((child) => g.tokens[child] as Token);
  const clause = below.some(
    ({ deprel }) => deprel === "csubj" || deprel === "ccomp" || deprel === "advcl" || deprel === "xcomp",
  );
  const marked = g.tokens
    .slice(token.head + 1, token.head + 8)
    .some(({ form }) => /^(?:that|to|whether|if)$/i.test(form));
  if (SEEMING.has(lemmaOf(verb)) && clause) return true;
  const copula = below.some(({ deprel }) => deprel === "cop");
  return (
    copula &&
    verb.upos !== "PROPN" &&
    (clause || marked) &&
    (verb.upos === "ADJ" || /^(?:time|pity|shame|fact|case|hope|duty|honor|honour)$/.test(lemmaOf(verb)))
  );
}
