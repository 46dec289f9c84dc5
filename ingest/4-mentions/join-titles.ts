import type { Title } from "./candidate.ts";
import { type Grammar, isCapitalized } from "./grammar.ts";
import type { NameSpan } from "./spans.ts";
import type { PlacedTitle } from "./titles.ts";

/** A name and the titles before it. */
export interface TitledName {
  span: NameSpan;
  titles: Title[];
}

/** Cuts titles off the names that begin with them, and gives each name the titles before it; the rest stand alone. */
export function joinTitles(
  g: Grammar,
  raw: NameSpan[],
  titles: PlacedTitle[],
): { names: TitledName[]; alone: PlacedTitle[] } {
  const names: TitledName[] = [];
  const used = new Set<PlacedTitle>();
  for (const span of raw) {
    const inside = titles.filter((title) => title.first < span.end && span.first < title.end);
    let { first } = span;
    for (const title of inside) {
      if (title.end >= span.end && title.first <= span.first) first = span.end;
      else if (title.first === first) first = title.end;
      else if (span.type === "ORG" || span.entries.length > 0 || title.end < span.end) used.add(title);
    }
    if (first >= span.end) continue;
    if (
      span.type === "ORG" &&
      inside.length > 0 &&
      first > span.first &&
      !isCapitalized(g.forms[first] ?? "")
    )
      continue;
    const own = titlesBefore(g, first, titles);
    for (const title of own) used.add(title);
    const titled = own.some(({ offices, counterpart }) => offices.length > 0 || counterpart);
    const type =
      titled && span.entries.every(({ kind }) => kind !== "state" && kind !== "body") ? "PER" : span.type;
    const place = placeAfter(g, span.end, raw);
    names.push({
      span: { ...span, first, type, entries: first === span.first ? span.entries : [] },
      titles: own.map((title) => (title.of === null && place !== null ? { ...title, of: place } : title)),
    });
  }
  sharePluralTitles(g, names);
  const alone = titles.filter(
    (title) =>
      !used.has(title) && title.offices.some(({ row }) => row.level !== "honorific") !== title.counterpart,
  );
  return { names, alone };
}

/** "President X of Kenya": the state or body after a titled name. */
function placeAfter(g: Grammar, end: number, raw: readonly NameSpan[]): Title["of"] {
  if (g.forms[end] !== "of") return null;
  const start = /^the$/i.test(g.forms[end + 1] ?? "") ? end + 2 : end + 1;
  const place = raw.find(
    ({ first, entries }) =>
      first === start && entries.some(({ kind }) => kind === "state" || kind === "body"),
  );
  return place ? { first: place.first, end: place.end } : null;
}

/** The titles that end where a name begins, also "minister of X NAME" and two joined by "and". */
function titlesBefore(g: Grammar, first: number, titles: PlacedTitle[]): PlacedTitle[] {
  const own: PlacedTitle[] = [];
  let at = first;
  for (let step = 0; step < 4; step++) {
    let end = at;
    if (own.length > 0 && /^(?:and|,)$/.test(g.forms[end - 1] ?? "")) end--;
    const before = titles.find(
      (title) =>
        title.end === end || (title.of !== null && title.of.end === end && title.of.first >= title.end),
    );
    if (before === undefined || (end !== at && before.end !== end)) break;
    own.push(before);
    at = before.first;
  }
  return own;
}

/** "ministers Roth and Weber": the plural title is both's. */
function sharePluralTitles(g: Grammar, names: TitledName[]): void {
  names.forEach((name, i) => {
    const next = names[i + 1];
    const plural = name.titles.find((title) => (title as PlacedTitle).plural);
    if (
      plural &&
      next &&
      next.titles.length === 0 &&
      next.span.type === "PER" &&
      /^(?:and|,)$/.test(g.forms[name.span.end] ?? "") &&
      next.span.first === name.span.end + 1
    )
      next.titles.push(plural);
  });
}
