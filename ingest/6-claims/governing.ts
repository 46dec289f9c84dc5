import type { Effect, Lexicon } from "#data/lexicon/read.ts";
import { dependents, isVerb, lemmaAt, prepositionOf, type Syntax, tokenAt } from "./syntax.ts";

/** "barred X from leaving", "talked X out of suing": who is kept from an act does not do it. */
export const isKeptFrom = (s: Syntax, at: number, up: number): boolean =>
  tokenAt(s, at).xpos === "VBG" &&
  /^(?:from|out of)$/.test(prepositionOf(s, at) ?? "") &&
  isVerb(s, up) &&
  dependents(s, up, "obj", "nsubj:pass").some((i) => i < at);

/** What a governing word does to what it governs; of a verb that only expresses a noun, what the noun does: "voiced pessimism over meeting X". */
export function effectsOf(s: Syntax, up: number, governors: Lexicon["governors"]): ReadonlySet<Effect> {
  const own = governors.get(governorLemma(s, up));
  if (own !== undefined || !EXPRESSES.test(lemmaAt(s, up))) return own ?? new Set();
  const noun = dependents(s, up, "obj").find((i) => governors.has(lemmaAt(s, i)));
  return (noun === undefined ? undefined : governors.get(lemmaAt(s, noun))) ?? new Set();
}

const EXPRESSES =
  /^(?:express|voice|show|have|make|raise|convey|harbor|harbour|hold|signal|reiterate|state|give|offer|declare|announce)$/;

/** The lemma with its particle, where the lexicon of governors tells it apart: "call_off", "rule_out". */
export function governorLemma(s: Syntax, i: number): string {
  const particle =
    dependents(s, i, "compound:prt")[0] ??
    dependents(s, i, "advmod").find(
      (j) => j === i + 1 && /^(?:away|off|back|out)$/i.test(tokenAt(s, j).form),
    );
  return particle === undefined ? lemmaAt(s, i) : `${lemmaAt(s, i)}_${lemmaAt(s, particle)}`;
}
