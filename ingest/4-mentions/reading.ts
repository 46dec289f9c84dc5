import type { Token } from "#ingest/3-parse/tree.ts";
import type { Reading } from "#schema/mention.ts";
import {
  baseRelation,
  firstConjunct,
  type Grammar,
  isCapitalized,
  isPossessiveMark,
  lemmaOf,
  prepositionOf,
} from "./grammar.ts";

type Readings = ReadonlyMap<string, Reading>;

/**
 * Whether a place's name means the government (or the team, the people as one) or the ground, by its place in the sentence:
 * its preposition and what governs it, the verb whose subject or object it is, the noun whose possessor it is.
 * The words that decide are rows of the gazetteer's readings; a name coordinated with another is read like the first.
 */
export function readingAt(g: Grammar, readings: Readings, first: number, end: number, head: number): Reading {
  const at = firstConjunct(g, head);
  if (followsCity(g, first)) return "place";
  const token = g.tokens[at] as Token;
  const own = prepositionBefore(g, at, head, first);
  const relation = baseRelation(token);
  const above = token.head < 0 ? null : (g.tokens[token.head] as Token);
  const look = (slot: string, word: string): Reading | undefined => readings.get(`${slot} ${word}`);

  if (isPossessiveMark((g.tokens[end] ?? { form: "", upos: "X" }) as Token)) return possessorOf(g, look, end);
  if (own !== null) return ofPreposition(g, look, own, above, token.head);
  if (above === null) return "place";
  if (
    relation === "compound" ||
    relation === "amod" ||
    relation === "flat" ||
    token.deprel === "nmod:desc" ||
    relation === "nmod" ||
    relation === "dep"
  ) {
    // "US-led", "Moscow-backed": whoever leads and backs acts
    if (g.forms[end] === "-" && !isCapitalized(g.forms[end + 1] ?? ""))
      return /^(?:based|born|bound|area|wide|style|like)$/i.test(g.forms[end + 1] ?? "") ? "place" : "actor";
    if (token.head < at) return relation === "compound" ? "place" : "place";
    return look("noun", lemmaOf(above)) ?? (above.upos === "PROPN" ? "place" : "actor");
  }
  if (relation === "nsubj" || relation === "csubj") return ofSubject(g, look, token, above);
  if (relation === "obj" || relation === "iobj") return look("obj", lemmaOf(above)) ?? "actor";
  if (relation === "appos") return "place";
  if (relation === "vocative") return "actor";
  return "place";
}

/** "Aleppo, Syria": the second name of an address is the ground. */
function followsCity(g: Grammar, first: number): boolean {
  if (g.forms[first - 1] !== "," || first < 2) return false;
  const before = g.tokens[first - 2] as Token;
  const here = g.tokens[first] as Token;
  const after = g.forms.slice(first, first + 5);
  const listed = after.includes("and") || after.includes("or");
  return (
    before.upos === "PROPN" &&
    isCapitalized(before.form) &&
    (baseRelation(here) === "appos" || !listed) &&
    baseRelation(here) !== "nsubj" &&
    baseRelation(here) !== "vocative" &&
    (here.deprel !== "conj" || !listed)
  );
}

/** The preposition of the name itself or, where it is coordinated, of the first of the list. */
function prepositionBefore(g: Grammar, at: number, head: number, first: number): string | null {
  const own = head === at ? null : prepositionOf(g, head);
  const parsed = own ?? prepositionOf(g, at);
  if (parsed !== null) return parsed;
  const before = /^the$/i.test(g.forms[first - 1] ?? "") ? first - 2 : first - 1;
  const token = g.tokens[before];
  return token?.upos === "ADP" && token.deprel === "case" ? token.form.toLowerCase() : null;
}

function possessorOf(
  g: Grammar,
  look: (slot: string, word: string) => Reading | undefined,
  mark: number,
): Reading {
  for (let i = mark + 1; i < Math.min(mark + 9, g.tokens.length); i++) {
    const token = g.tokens[i] as Token;
    if (
      /^(?:most|first|largest|biggest|oldest|richest|highest|longest|busiest|greatest)$/i.test(token.form) &&
      /^(?:most|largest|biggest|oldest|richest|highest|longest|busiest)$/i.test(token.form)
    )
      return "place";
    const next = g.tokens[i + 1];
    const ends = token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "VERB";
    if (
      !ends ||
      (next !== undefined &&
        /^(?:NOUN|PROPN)$/.test(next.upos) &&
        (token.deprel === "compound" || token.deprel === "amod" || token.deprel === "flat"))
    )
      continue;
    return look("noun", lemmaOf(token)) ?? (token.upos === "PROPN" ? "place" : "actor");
  }
  return "actor";
}

function ofPreposition(
  g: Grammar,
  look: (slot: string, word: string) => Reading | undefined,
  preposition: string,
  above: Token | null,
  aboveAt: number,
): Reading {
  if (above !== null) {
    const governor = lemmaOf(above);
    const governed =
      look("governed", `${governor} ${preposition}`) ?? particleGovernor(g, look, aboveAt, preposition);
    if (governed) return governed;
    if (preposition === "of") return look("of", governor) ?? look("noun", governor) ?? "place";
  }
  return look("case", preposition) ?? "place";
}

/** "lost the war to X", "withdrew its envoy from X": the verb's object governs together with its preposition. */
function particleGovernor(
  g: Grammar,
  look: (slot: string, word: string) => Reading | undefined,
  aboveAt: number,
  preposition: string,
): Reading | undefined {
  for (const child of g.children[aboveAt] ?? []) {
    const token = g.tokens[child] as Token;
    if (baseRelation(token) !== "obj") continue;
    const found = look("governed", `${lemmaOf(token)} ${preposition}`);
    if (found) return found;
  }
  return undefined;
}

function ofSubject(
  g: Grammar,
  look: (slot: string, word: string) => Reading | undefined,
  token: Token,
  above: Token,
): Reading {
  const below = (g.children[token.head] ?? []).map((child) => g.tokens[child] as Token);
  if (below.some(({ deprel }) => deprel === "cop")) {
    // "X is a city in …" describes the ground; "X is ready to talk" an actor
    return above.upos === "ADJ" && look("subj", lemmaOf(above)) !== "place" ? "actor" : "place";
  }
  return look("subj", lemmaOf(above)) ?? "actor";
}
