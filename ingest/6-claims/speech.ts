import type { Span } from "#schema/article.ts";
import type { Act } from "./cues.ts";
import { dependents, prepositionOf, relationAt, type Syntax, subtree, tokenAt } from "./syntax.ts";

/** What an act of speech says, in the sentence's tokens and in the article's text. */
export interface Content {
  span: Span;
  first: number;
  last: number;
  /** Whether the words state something ("said that …", a quotation), rather than name a topic ("called for a ceasefire"). */
  states: boolean;
}

/** Stretches of the sentence between quotation marks, as token ranges, end exclusive; an unclosed one runs to the sentence's end. */
export function quotations(s: Syntax): { first: number; end: number }[] {
  const found: { first: number; end: number }[] = [];
  let open = -1;
  s.tokens.forEach(({ form }, i) => {
    if (open < 0 && /^(?:["“«„]|``)$/.test(form)) open = i;
    else if (open >= 0 && /^(?:["”»]|'')$/.test(form)) {
      if (i - open > 1) found.push({ first: open, end: i + 1 });
      open = -1;
    }
  });
  if (open >= 0 && s.tokens.length - open > 2) found.push({ first: open, end: s.tokens.length });
  return found;
}

/** The words an act of speech says: its clause or infinitive, the quotation beside it, or the noun of the slot that names its topic. */
export function contentOf(s: Syntax, act: Act): Content | null {
  for (const slot of act.cue.content) {
    const tokens = contentTokens(s, act, slot);
    if (tokens.length > 0) return toContent(s, act, tokens, /^(?:ccomp|quote)$/.test(slot));
  }
  return null;
}

function contentTokens(s: Syntax, act: Act, slot: string): number[] {
  const ownWords = (i: number) =>
    subtree(s, i, (token) => act.tokens.includes(token) || relationAt(s, token) === "vocative");
  switch (slot) {
    case "ccomp": {
      const clause = act.tokens
        .flatMap((i) => dependents(s, i, "ccomp", "acl"))
        .filter(
          (i) =>
            !act.tokens.includes(i) &&
            (relationAt(s, i) === "ccomp" ||
              dependents(s, i, "mark").some((m) => /^that$/i.test(tokenAt(s, m).form))),
        );
      const first = clause[0];
      if (first !== undefined) return ownWords(first);
      return parenthetical(s, act);
    }
    case "xcomp":
      return act.tokens
        .flatMap((i) =>
          dependents(s, i, "xcomp", "advcl", "acl").filter(
            (j) => isInfinitive(s, j) && !act.tokens.includes(j),
          ),
        )
        .slice(0, 1)
        .flatMap(ownWords);
    case "quote":
      return quoted(s, act);
    case "obj":
      return dependents(s, act.head, "obj")
        .filter((i) => !act.tokens.includes(i))
        .slice(0, 1)
        .flatMap(ownWords);
    case "clause":
      return [];
    default:
      return act.tokens
        .flatMap((i) => dependents(s, i, "obl", "nmod", "advcl"))
        .filter((i) => !act.tokens.includes(i) && prepositionOf(s, i) === slot)
        .slice(0, 1)
        .flatMap(ownWords);
  }
}

const isInfinitive = (s: Syntax, i: number): boolean =>
  dependents(s, i, "mark").some((m) => /^to$/i.test(tokenAt(s, m).form));

/** "It will leave, Poland said, by June": the act hangs on what is said as an aside, or what is said on the act. */
function parenthetical(s: Syntax, act: Act): number[] {
  const { head, deprel } = tokenAt(s, act.head);
  if (deprel.startsWith("parataxis") && head >= 0) return subtree(s, head, (token) => token === act.head);
  const said = dependents(s, act.head, "parataxis").filter(
    (i) => dependents(s, i, "nsubj", "cop").length > 0,
  );
  return said.slice(0, 1).flatMap((i) => subtree(s, i));
}

/** The quotation the act does not stand in: all of it, and the pieces around an aside. */
function quoted(s: Syntax, act: Act): number[] {
  const outside = quotations(s).filter(({ first, end }) => act.head < first || act.head >= end);
  const nearest = outside.sort((a, b) => distance(a, act.head) - distance(b, act.head))[0];
  if (nearest === undefined) return [];
  return range(nearest.first, nearest.end);
}

const distance = ({ first, end }: { first: number; end: number }, i: number): number =>
  i < first ? first - i : i - end;
const range = (first: number, end: number): number[] =>
  Array.from({ length: end - first }, (_, n) => first + n);

function toContent(s: Syntax, act: Act, tokens: number[], states: boolean): Content | null {
  const after = tokens.filter((i) => i > act.head);
  const before = tokens.filter((i) => i < act.head);
  const side = after.length >= before.length ? after : before; // an aside splits its clause: the longer piece is kept
  let first = side[0];
  let last = side.at(-1);
  if (first === undefined || last === undefined) return null;
  for (const { first: open, end } of quotations(s)) {
    if (act.head >= open && act.head < end) continue;
    if (first > open && first < end && last >= open) first = open;
    if (last >= open && last < end - 1 && first < end) last = end - 1;
  }
  while (first < last && /^[,;:.–—-]$/.test(tokenAt(s, first).form)) first++;
  while (last > first && /^[,;:.–—-]$/.test(tokenAt(s, last).form)) last--;
  if (first <= act.head && act.head <= last) return null;
  return { span: { start: tokenAt(s, first).start, end: tokenAt(s, last).end }, first, last, states };
}

/** What "according to X" reports: the clause it stands in, without its own words. */
export function contentAround(s: Syntax, act: Act, speaker: number): Content | null {
  const own = (i: number) => i === speaker || act.tokens.includes(i);
  let clause = own(act.head) ? tokenAt(s, act.head).head : act.head;
  while (clause >= 0 && (own(clause) || !/^(?:VERB|AUX|NOUN|ADJ)$/.test(tokenAt(s, clause).upos)))
    clause = tokenAt(s, clause).head;
  if (clause < 0) return null;
  return toContent(s, act, subtree(s, clause, own), true);
}
