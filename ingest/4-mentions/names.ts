import { matchNames } from "#data/gazetteer/match.ts";
import type { Gazetteer, GazetteerEntry } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { NameType } from "./candidate.ts";
import { baseRelation, type Grammar, isCapitalized } from "./grammar.ts";

/** A name in a sentence, its titles not yet known. Tokens from `first` to `end`, end exclusive. */
export interface NameSpan {
  first: number;
  end: number;
  type: NameType;
  entries: GazetteerEntry[];
  /** A capital at the beginning of a sentence is all that speaks for it. */
  doubtful?: boolean;
}

/** An adjective of a state, place or group, or a word for people from there. */
export interface NationalSpan extends NameSpan {
  form: "adjective" | "people";
  plural: boolean;
}

export interface NamesFound {
  names: NameSpan[];
  nationals: NationalSpan[];
}

/** Marks tokens of an adjective or demonym as taken. */
const NATIONAL = 1e9;
/** Where the words of an office stand. */
export interface OfficeSpan {
  first: number;
  end: number;
}

const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/i;
const PARTICLE =
  /^(?:al|el|bin|bint|ibn|abu|ben|de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|ten|st|ul|ur|e|y|o|ap)$/i;
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
  return spans.filter(({ first, end }) => first < end && /\p{L}/u.test(g.forms.slice(first, end).join("")));
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
    ? [{ ...span, ...withoutEdges(g, first, end) }].filter((one) => one.first < one.end)
    : [];
}

/** A name neither begins with an article nor ends with a possessive mark or a comma. */
function withoutEdges(g: Grammar, first: number, end: number): { first: number; end: number } {
  let [from, to] = [first, end];
  while (
    from < to &&
    (/^(?:the|a|an)$/i.test(g.forms[from] ?? "") ||
      g.tokens[from]?.upos === "PUNCT" ||
      CALENDAR.test(g.forms[from] ?? ""))
  )
    from++;
  while (
    to > from &&
    (/^(?:['’]s?|[,;:“”"'‘’(-])$/.test(g.forms[to - 1] ?? "") ||
      (to - from > 1 && CALENDAR.test(g.forms[to - 1] ?? "")))
  )
    to--;
  return { first: from, end: to };
}

/** The adjective or demonym that a gazetteer's span is used as in this sentence; null where it is used as a name. */
function nationalOf(g: Grammar, span: NameSpan, marked: NameSpan[]): NationalSpan | null {
  const last = g.tokens[span.end - 1] as Token;
  const relation = baseRelation(last);
  const names = span.entries.filter(({ form }) => form === "name");
  const people = span.entries.filter(({ form }) => form === "people");
  const plural = /S$/.test(last.xpos);
  const modifies =
    last.head >= span.end &&
    /^(?:amod|compound|nmod|flat|advmod|nummod|nsubj|obl|obj|conj)$/.test(relation) &&
    /^(?:NOUN|PROPN|ADJ|NUM)$/.test(g.tokens[span.end]?.upos ?? "");
  if (names.some(({ kind }) => kind === "state" || kind === "place" || kind === "seat")) return null;
  // "Catholic", "Republican" before a noun is the adjective of the group's name
  if (
    names.length > 0 &&
    (plural || !/^(?:amod|compound)$/.test(relation) || !modifies || last.xpos !== "JJ")
  )
    return null;
  const adjectives = modifies ? span.entries : span.entries.filter(({ form }) => form === "adjective");
  if (adjectives.length + people.length === 0) return null;
  if (
    marked.some(
      (one) =>
        one.type === "PER" && one.first <= span.first && span.end <= one.end && one.end - one.first > 1,
    )
  )
    return null;
  if (
    adjectives.length > 0 &&
    !plural &&
    (modifies || relation === "amod" || relation === "flat" || g.forms[span.end] === "-")
  ) {
    return { ...span, entries: adjectives, form: "adjective", plural: false };
  }
  const article = g.forms[span.first - 1]?.toLowerCase() ?? "";
  const several =
    plural ||
    article === "the" ||
    people.some((entry) => entry.plural && entry.written === g.forms[span.first]);
  if (
    people.length > 0 &&
    (several || last.upos === "NOUN" || /^(?:an?|one|another|each|every|any|no)$/.test(article))
  ) {
    const agreeing = people.filter((entry) => entry.plural === several);
    return { ...span, entries: agreeing.length > 0 ? agreeing : people, form: "people", plural: several };
  }
  if (adjectives.length === 0) return null;
  // "the Dutch agreed"; but "spoke Dutch", "was Dutch"
  return {
    ...span,
    entries: adjectives,
    form: article === "the" && relation !== "amod" ? "people" : "adjective",
    plural: article === "the",
  };
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

/** A name as far as its proper nouns go: "Ayman al-Zawahiri", "Ursula von der Leyen", "Kim Jong-un". */
function widen(g: Grammar, span: NameSpan, known: NameSpan[]): NameSpan {
  let { first, end } = span;
  const free = (i: number) => !known.some((one) => one.first <= i && i < one.end);
  const proper = (i: number) =>
    g.tokens[i]?.upos === "PROPN" &&
    isCapitalized(g.forms[i] ?? "") &&
    !CALENDAR.test(g.forms[i] ?? "") &&
    free(i);
  const glued = (i: number) =>
    /^[-–]$/.test(g.forms[i] ?? "") && touches(g, i - 1, i) && touches(g, i, i + 1);
  while (first > 1 && glued(first - 1) && isCapitalized(g.forms[first - 2] ?? "") && free(first - 2))
    first -= 2;
  for (;;) {
    if (
      glued(end) &&
      (proper(end + 1) ||
        PARTICLE.test(g.forms[end - 1] ?? "") ||
        (span.type === "PER" && baseRelation(g.tokens[end + 1] as Token) === "flat"))
    )
      end += 2;
    else if (
      span.type === "PER" &&
      PARTICLE.test(g.forms[end] ?? "") &&
      glued(end + 1) &&
      isCapitalized(g.forms[end + 2] ?? "")
    )
      end += 3;
    else if (
      span.type === "PER" &&
      PARTICLE.test(g.forms[end] ?? "") &&
      (proper(end + 1) || PARTICLE.test(g.forms[end + 1] ?? "")) &&
      !/^(?:the|and)$/i.test(g.forms[end] ?? "")
    )
      end += 1;
    else if (
      span.type === "PER" &&
      proper(end) &&
      g.tokens[end]?.name !== "B-PER" &&
      (baseRelation(g.tokens[end] as Token) === "flat" || PARTICLE.test(g.forms[end - 1] ?? ""))
    )
      end += 1;
    else break;
  }
  return { ...span, first, end };
}

const touches = (g: Grammar, a: number, b: number): boolean => g.tokens[a]?.end === g.tokens[b]?.start;

/** Does one of two neighbouring spans hang on the other as part of a name? */
function isLinked(g: Grammar, a: NameSpan, b: NameSpan): boolean {
  const links = (from: NameSpan, to: NameSpan): boolean => {
    for (let i = from.first; i < from.end; i++) {
      const token = g.tokens[i] as Token;
      if (
        token.head >= to.first &&
        token.head < to.end &&
        /^(?:compound|flat|amod)$/.test(baseRelation(token))
      )
        return true;
    }
    return false;
  };
  return links(a, b) || links(b, a);
}

/** "the Government", "Armed Forces", "Police": common nouns for actors that are written with a capital. */
function isCommon(g: Grammar, { actors }: Gazetteer, { first, end }: NameSpan): boolean {
  if (end - first > 2) return false;
  const form = (g.forms[end - 1] ?? "").toLowerCase();
  return actors.has(form) || actors.has(form.replace(/s$/, "")) || actors.has(form.replace(/ies$/, "y"));
}

/** Runs of capitalized proper nouns that nothing else has claimed. */
function unmarkedRuns(g: Grammar, taken: Int32Array): NameSpan[] {
  const runs: NameSpan[] = [];
  const open = (i: number): boolean => {
    const token = g.tokens[i];
    return (
      token !== undefined &&
      (taken[i] ?? 0) < 0 &&
      token.upos === "PROPN" &&
      isCapitalized(token.form) &&
      !CALENDAR.test(token.form)
    );
  };
  for (let at = 0; at < g.tokens.length; at++) {
    if (!open(at)) continue;
    let end = at + 1;
    for (;;) {
      if (open(end)) end++;
      else if (g.forms[end] === "-" && touches(g, end - 1, end) && touches(g, end, end + 1) && open(end + 1))
        end += 2;
      else if (
        /^(?:of|for|and|&)$/.test(g.forms[end] ?? "") &&
        /^(?:of|for)$/.test(g.forms[end] ?? "") &&
        open(end + 1)
      )
        end += 2;
      else break;
    }
    // one capitalized word at the beginning of a sentence need not be a name
    runs.push({ first: at, end, type: null, entries: [], doubtful: end - at === 1 && beginsSentence(g, at) });
    at = end - 1;
  }
  return runs;
}

const beginsSentence = (g: Grammar, at: number): boolean =>
  at === 0 || (at === 1 && !/[\p{L}\p{N}]/u.test(g.forms[0] ?? ""));
