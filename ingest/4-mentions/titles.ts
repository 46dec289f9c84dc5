import { officeMatch } from "#data/gazetteer/match.ts";
import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Tenure } from "#schema/office.ts";
import type { Title } from "./candidate.ts";
import { baseRelation, type Grammar, isCapitalized, isPossessiveMark, lemmaOf } from "./grammar.ts";
import type { NameSpan, OfficeSpan } from "./spans.ts";

/** Words before an office that is held no more. Whoever is outgoing holds it still. */
const FORMER =
  /^(?:former|ex|then|late|previous|past|onetime|one-time|erstwhile|ousted|deposed|toppled|impeached|retired|sometime)$/i;
/** Words before an office that is not held yet. */
const NEXT = /^(?:incoming|future|next|designated|prospective)$/i;

/** A title with what the sentence says beside it. */
export interface PlacedTitle extends Title {
  plural: boolean;
}

/**
 * The offices named in a sentence, with or without their holder's name beside them.
 * `spans` are the names and adjectives found so far: a title takes from them the state or body it is held in.
 */
export function findTitles(g: Grammar, gazetteer: Gazetteer, spans: readonly NameSpan[]): PlacedTitle[] {
  const titles: PlacedTitle[] = [];
  const at = new Map(spans.map((span) => [span.first, span]));
  const upTo = new Map(spans.map((span) => [span.end, span]));
  for (let i = 0; i < g.tokens.length; i++) {
    const token = g.tokens[i] as Token;
    const inside = spans.find(
      (span) => span.first <= i && i < span.end && span.entries.some(({ form }) => form === "name"),
    );
    if (inside) {
      i = inside.end - 1;
      continue;
    }
    if (lemmaOf(token) === "counterpart") {
      titles.push({
        ...around(g, i, i + 1, at, upTo),
        offices: [],
        counterpart: true,
        plural: /S$/.test(token.xpos),
      });
      continue;
    }
    const match = officeMatch(gazetteer, g.forms, i);
    if (match === null) continue;
    const offices = match.forms.filter(
      ({ row }) =>
        isCapitalized(token.form) ||
        // "father", "general" in lower case: a family's, any; "general Rao" is an officer
        (row.level !== "honorific" &&
          row.level !== "other" &&
          (!row.ambiguous || beforeName(g, i + match.length, at))),
    );
    if (offices.length === 0 || !isTitleHere(g, i, match.length)) continue;
    titles.push({
      ...around(g, i, i + match.length, at, upTo),
      offices,
      counterpart: false,
      plural: match.plural,
    });
    i += match.length - 1;
  }
  return titles;
}

/** Where a sentence has the words of an office, in capitals; names found by other means must not swallow them. */
export function officeSpans(g: Grammar, gazetteer: Gazetteer): OfficeSpan[] {
  const spans: OfficeSpan[] = [];
  for (let i = 0; i < g.tokens.length; i++) {
    if (!isCapitalized(g.forms[i] ?? "")) continue;
    const match = officeMatch(gazetteer, g.forms, i);
    if (match === null) continue;
    spans.push({ first: i, end: i + match.length });
    i += match.length - 1;
  }
  return spans;
}

const beforeName = (g: Grammar, end: number, at: Map<number, NameSpan>): boolean => {
  const next = at.get(end);
  return next !== undefined && next.type !== "LOC" && isCapitalized(g.forms[end] ?? "");
};

/** A verb ("to chair", "heads"), or part of a longer word is no title. */
function isTitleHere(g: Grammar, first: number, length: number): boolean {
  const last = g.tokens[first + length - 1] as Token;
  if (last.upos === "VERB" || last.upos === "AUX" || last.upos === "ADV") return false;
  return g.forms[first - 1] !== "-" || /^(?:ex|then|vice|co)$/i.test(g.forms[first - 2] ?? "");
}

/** Whose office it is: the adjective or name before it ("Israel's prime minister"), or the name after "of". */
function around(
  g: Grammar,
  first: number,
  end: number,
  at: Map<number, NameSpan>,
  upTo: Map<number, NameSpan>,
): Pick<Title, "first" | "end" | "of" | "tenure"> {
  let tenure: Tenure = /^(?:elect|designate)$/i.test(g.forms[end - 1] ?? "") ? "next" : "current";
  let of: Title["of"] = null;
  for (let i = first; i > 0 && first - i < 6; ) {
    const span = upTo.get(i) ?? (isPossessiveMark(g.tokens[i - 1] as Token) ? upTo.get(i - 1) : undefined);
    if (span !== undefined) {
      if (span.type !== "PER" && (span.entries.length > 0 || span.type !== null))
        of = { first: span.first, end: span.end };
      // "the former British prime minister"
      tenure = tenureBy(g.forms[span.first - 1]) ?? tenure;
      break;
    }
    const before = g.tokens[i - 1] as Token;
    tenure = tenureBy(before.form) ?? tenure;
    if (
      !/^(?:ADJ|NOUN|PROPN|ADV)$/.test(before.upos) &&
      !(before.form === "-" && /^(?:ex|then)$/i.test(g.forms[i - 2] ?? ""))
    )
      break;
    i--;
  }
  if (of === null && /^(?:of|for|to|in)$/.test(g.forms[end] ?? "")) {
    const start = /^the$/i.test(g.forms[end + 1] ?? "") ? end + 2 : end + 1;
    const span = at.get(start);
    const office = /^(?:to|in|for)$/.test(g.forms[end] ?? "");
    if (
      span !== undefined &&
      span.type !== "PER" &&
      !(office && baseRelation(g.tokens[span.first] as Token) === "obl")
    )
      of = { first: span.first, end: span.end };
  }
  return { first, end, of, tenure };
}

function tenureBy(word = ""): Tenure | null {
  if (FORMER.test(word)) return "former";
  return NEXT.test(word) ? "next" : null;
}
