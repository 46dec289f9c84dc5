import { matchNames } from "#data/gazetteer/match.ts";
import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { NameType } from "./candidate.ts";
import { type Grammar, isCapitalized } from "./grammar.ts";
import { nationalOf } from "./nationals.ts";
import { isCommon, isLinked, unmarkedRuns } from "./runs.ts";
import { CALENDAR, type NameSpan, type NationalSpan, type OfficeSpan } from "./spans.ts";
import { widen } from "./widen.ts";

export interface NamesFound {
  names: NameSpan[];
  nationals: NationalSpan[];
}

/** What stands before a month. */
const TELLS_TIME =
  /^(?:in|on|since|until|till|by|before|after|of|from|to|through|between|and|during|last|this|next|late|early|mid|\d+)$/i;

/** Words that are written in capitals and name nobody. */
const ABBREVIATIONS = new Set(
  "AI AM ATM BBQ CCTV CD CEO CEOs CFO COO COVID DIY DNA DVD FAQ FM GDP GMT GNP GPS HD HIV AIDS HQ HR HTML ICU ID IDs IED IEDs IQ IT IVF JPEG LED LGBT LGBTQ MBA MP MPs MRI NGO NGOs OK PC PCR PDF PhD PIN PM PPE PR PTSD RNA ROV SARS SIM SMS SOS SUV TB TNT TV TVs UAV UAVs UFO URL USB USD UTC VAT VIP VIPs VR WMD WMDs WWI WWII".split(
    " ",
  ),
);
/** Marks tokens of an adjective or demonym as taken. */
const NATIONAL = 1e9;
const DIRECTION =
  /^(?:north|south|east|west|central|upper|lower|north-?east|north-?west|south-?east|south-?west|greater|inner|outer|mid)(?:ern)?$/i;

/**
 * The names of a sentence: what the gazetteer knows, what the name finder marked, and runs of proper nouns that neither knows
 * (their type is null). They do not overlap; of two that do, the longer stands, and of two of equal length the gazetteer's.
 */
export function findNames(g: Grammar, gazetteer: Gazetteer, offices: readonly OfficeSpan[]): NamesFound {
  const known = gazetteerSpans(g, gazetteer);
  const marked = markedSpans(g).flatMap((span) => withoutOffices(g, span, offices));
  const nationals = known.flatMap((span) => nationalOf(g, span, marked) ?? []);
  const taken = new Int32Array(g.tokens.length).fill(-1);
  const names: NameSpan[] = [];
  const place = (span: NameSpan): void => {
    for (let i = span.first; i < span.end; i++) if ((taken[i] ?? -1) >= 0) return;
    for (let i = span.first; i < span.end; i++) taken[i] = names.length;
    names.push(span);
  };
  for (const span of nationals) for (let i = span.first; i < span.end; i++) taken[i] = NATIONAL;
  const proper = known.filter((span) => !nationals.some((one) => one.first === span.first));
  for (const span of reconcile(g, proper, marked)) place(span);
  for (const span of unmarkedRuns(g, taken)) {
    const before = names.find(
      (one) => one.end === span.first && one.entries.length === 0 && one.type !== "PER",
    );
    // "Ross" was marked, "Ice Shelf" goes with it
    if (before && isLinked(g, before, span)) before.end = span.end;
    else if (!isCommon(g, gazetteer, span)) place(span);
  }
  names.sort((a, b) => a.first - b.first);
  return { names, nationals };
}

function gazetteerSpans(g: Grammar, gazetteer: Gazetteer): NameSpan[] {
  const spans: NameSpan[] = [];
  for (let at = 0; at < g.tokens.length; at++) {
    const match = matchNames(gazetteer, g.forms, at);
    if (match === null) continue;
    spans.push({ first: at, end: at + match.length, type: null, entries: match.entries });
    at += match.length - 1;
  }
  return spans;
}

function markedSpans(g: Grammar): NameSpan[] {
  const spans: NameSpan[] = [];
  for (let at = 0; at < g.tokens.length; at++) {
    const tag = g.tokens[at]?.name ?? "O";
    if (tag === "O") continue;
    let end = at + 1;
    while (g.tokens[end]?.name.startsWith("I-")) end++;
    spans.push({ ...withoutEdges(g, at, end), type: tag.slice(2) as NameType, entries: [] });
    at = end - 1;
  }
  return spans.filter(
    ({ first, end }) =>
      first < end &&
      /\p{L}/u.test(g.forms.slice(first, end).join("")) &&
      !(end - first === 1 && ABBREVIATIONS.has(g.forms[first] ?? "")),
  );
}

/** What is left of a marked span when the offices in it are taken out: "US Secretary" of "US Secretary of Defense" leaves "US". */
function withoutOffices(g: Grammar, span: NameSpan, offices: readonly OfficeSpan[]): NameSpan[] {
  let { first, end } = span;
  for (const office of offices) {
    if (office.end <= first || office.first >= end) continue;
    if (office.first <= first && office.end >= end) return [];
    // "Prime Minister's Office", "Foreign Minister Council": the office is part of a body's name
    if (
      span.type === "ORG" &&
      office.end < end &&
      (office.first > first || !isCapitalized(g.forms[office.end] ?? ""))
    )
      continue;
    if (office.end < end) first = office.end;
    else end = office.first;
  }
  return first < end
    ? [
        { ...span, ...withoutEdges(g, first, span.type === "PER" ? capitalizedEnd(g, first, end) : end) },
      ].filter((one) => one.first < one.end)
    : [];
}

/** "Trump quarrel" in a headline: nobody's name of several words ends with one in lower case. */
function capitalizedEnd(g: Grammar, first: number, end: number): number {
  let to = end;
  while (to - first > 1 && /^\p{Ll}{3,}$/u.test(g.forms[to - 1] ?? "")) to--;
  return to;
}

/** A name neither begins with an article nor ends with a possessive mark or a comma. */
function withoutEdges(g: Grammar, first: number, end: number): { first: number; end: number } {
  let [from, to] = [first, end];
  while (
    from < to &&
    (/^(?:the|a|an)$/i.test(g.forms[from] ?? "") ||
      g.tokens[from]?.upos === "PUNCT" ||
      (CALENDAR.test(g.forms[from] ?? "") && !isGivenName(g, from)))
  )
    from++;
  while (
    to > from &&
    (/^(?:['’]s?|[,;:“”"'‘’(-])$/.test(g.forms[to - 1] ?? "") ||
      // "Ana May", whom the parser read as one name
      (to - from > 1 && CALENDAR.test(g.forms[to - 1] ?? "") && g.tokens[to - 1]?.deprel !== "flat"))
  )
    to--;
  return { first: from, end: to };
}

/** "Jan Egeland", but not "in May Anne Roux": what is a month and a given name as well begins a person's name where it can tell no time. */
function isGivenName(g: Grammar, i: number): boolean {
  const form = g.forms[i] ?? "";
  if (g.tokens[i]?.name !== "B-PER" || g.tokens[i + 1]?.name !== "I-PER") return false;
  return (
    form === "Jan" || (/^(?:April|May|June|August)$/.test(form) && !TELLS_TIME.test(g.forms[i - 1] ?? ""))
  );
}

/** Of the gazetteer's spans and the finder's, those that stand. */
function reconcile(g: Grammar, known: NameSpan[], marked: NameSpan[]): NameSpan[] {
  const spans: NameSpan[] = [];
  const dropped = new Set<NameSpan>();
  for (const name of known) {
    const around = marked.find((one) => one.first <= name.first && name.end <= one.end);
    const across = around ?? marked.find((one) => one.first < name.end && name.first < one.end);
    if (across === undefined) {
      if (standsAlone(g, name)) spans.push(name);
      continue;
    }
    const wider = across.end - across.first > name.end - name.first;
    if (around?.type === "PER" && around.first === name.first && wider && isAcronym(g, name)) {
      spans.push(name);
      dropped.add(around);
      spans.push({ ...around, first: name.end });
      continue;
    }
    if (around !== undefined && wider && !(isRegional(g, around, name) || isBody(name))) continue;
    dropped.add(across);
    spans.push({ ...name, type: across.type });
  }
  spans.push(...marked.filter((one) => !dropped.has(one)).map((one) => widen(g, one, known)));
  return spans.sort((a, b) => b.end - b.first - (a.end - a.first));
}

/** A single gazetteer name that the finder did not mark: with a noun's or name's tag, not as part of a longer run of proper nouns. */
function standsAlone(g: Grammar, name: NameSpan): boolean {
  if (name.end - name.first > 1) return true;
  const token = g.tokens[name.first] as Token;
  if (!/^(?:PROPN|NOUN|ADJ|X)$/.test(token.upos)) return false;
  if (token.upos === "PROPN" || name.entries.some(({ kind }) => kind === "state")) return true;
  return name.first > 0 && isCapitalized(token.form) && !g.titleCase;
}

/** "northern Israel": the finder took the direction with the name. */
function isRegional(g: Grammar, around: NameSpan, name: NameSpan): boolean {
  return (
    name.end === around.end &&
    around.type === "LOC" &&
    g.forms.slice(around.first, name.first).every((form) => DIRECTION.test(form) && !isCapitalized(form))
  );
}

const isAcronym = (g: Grammar, { first, end }: NameSpan): boolean =>
  end - first === 1 && /^\p{Lu}[\p{Lu}.]+$/u.test(g.forms[first] ?? "");

const isBody = ({ entries, first, end }: NameSpan): boolean =>
  end - first > 1 && entries.some(({ kind }) => kind === "body" || kind === "group");
