import type { Effect, Lexicon } from "#data/lexicon/read.ts";
import { dependents, isVerb, lemmaAt, prepositionOf, type Syntax, tokenAt } from "./syntax.ts";
import { isHearsay } from "./verb-words.ts";

/** "barred X from leaving", "talked X out of suing", "cleared X of lying": who is kept from an act or cleared of it does not do it. */
export const isKeptFrom = (s: Syntax, at: number, up: number): boolean =>
  tokenAt(s, at).xpos === "VBG" &&
  isVerb(s, up) &&
  (/^(?:from|out of)$/.test(prepositionOf(s, at) ?? "") ||
    (prepositionOf(s, at) === "of" && /^(?:acquit|clear|absolve|exonerate)$/.test(lemmaAt(s, up)))) &&
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

/** "charged with stealing", "failed in stealing", "ruled out stealing": where the governing word asks for the gerund; "with X leaving" stands for itself. */
export const isBoundBy = (
  s: Syntax,
  at: number,
  up: number,
  mark: string,
  governors: Lexicon["governors"],
): boolean =>
  (/^(?:with|in)$/.test(mark) ||
    (mark === "" && s.tokens.slice(up + 1, at).every(({ upos }) => /^(?:ADP|ADV)$/.test(upos)))) &&
  tokenAt(s, at).xpos === "VBG" &&
  at > up &&
  dependents(s, at, "nsubj").length === 0 &&
  (isHearsay(s, up) || effectsOf(s, up, governors).size > 0 || lemmaAt(s, up) === "succeed");

/** "did not accuse X of stealing": what somebody is blamed or praised for is told, not done, by who judges. */
export const isJudged = (s: Syntax, at: number, up: number): boolean =>
  tokenAt(s, at).xpos === "VBG" &&
  /^(?:accuse|blame|criticize|criticise|convict|charge|condemn|praise|thank|suspect|sue|denounce|indict|prosecute)$/.test(
    lemmaAt(s, up),
  );

/** The lemma with its particle, where the lexicon of governors tells it apart: "call_off", "rule_out". */
export function governorLemma(s: Syntax, i: number): string {
  const particle =
    dependents(s, i, "compound:prt")[0] ??
    dependents(s, i, "advmod").find(
      (j) => j === i + 1 && /^(?:away|off|back|out)$/i.test(tokenAt(s, j).form),
    );
  return particle === undefined ? lemmaAt(s, i) : `${lemmaAt(s, i)}_${lemmaAt(s, particle)}`;
}

/** Parsers take "accusations that X attacked Y" for a relative clause, whose "that" would be no mark. */
const isContent = (s: Syntax, clause: number): boolean => prepositionOf(s, clause) === "that";

/** "denied running a squad that killed X": what describes a thing under a denial is neither told nor denied. */
const onlyDescribes = (s: Syntax, at: number): boolean => {
  const { deprel, xpos } = tokenAt(s, at);
  if (deprel === "acl:relcl") return !isContent(s, at);
  return deprel === "acl" && xpos === "VBN" && dependents(s, at, "aux", "nsubj").length === 0;
};

/** Whether a denial above reaches through the link over `at`: not out of a clause that stands beside what is denied ("…, accusing X of lying", "after X left"). */
function staysUnder(s: Syntax, at: number, denial: number): boolean {
  const { head, deprel } = tokenAt(s, at);
  const mark = prepositionOf(s, at) ?? "";
  switch (deprel.split(":")[0]) {
    case "parataxis":
      return false;
    case "conj":
      return head !== denial && (!isVerb(s, at) || isVerb(s, head));
    case "acl":
      return s.tokens[head + 1]?.form !== "," || isContent(s, at);
    case "obl":
      return !/^(?:after|before|during|amid|despite|since|following)$/.test(mark);
    case "advcl": {
      if (tokenAt(s, at).xpos !== "VBG" || dependents(s, at, "nsubj").length > 0) return false;
      if (s.tokens.slice(head, at).some(({ form }) => form === ",")) return false;
      return mark === ""
        ? dependents(s, head, "obj").length === 0
        : /^(?:of|to|for|about|from|over|in|with)$/.test(mark);
    }
    default:
      return true;
  }
}

/** What a denial does to an act below it: nothing ("free"), or it denies it, or leaves it open. Nothing said by one of the verbs of `speech` between them is denied. */
export function reachOfDenial(
  s: Syntax,
  act: number,
  denial: number,
  speech: ReadonlySet<number>,
): "free" | "open" | "denied" {
  let open = false;
  for (let at = act; at !== denial; at = tokenAt(s, at).head) {
    if (at < 0 || !staysUnder(s, at, denial) || (at !== act && speech.has(at))) return "free";
    open ||= onlyDescribes(s, at);
  }
  return open ? "open" : "denied";
}
