import type { EntityId } from "#schema/ids.ts";
import { type Asking, ask, type Others, type Seen, type StateCount } from "./ask.ts";
import { type Clue, clueText, isNameKey, nameIn, nameKey } from "./clues.ts";

/**
 * Who is meant in an article by a surname or an office is decided by what all stored articles say, and by nothing else: the order in which
 * they came leaves no trace. Somebody is joined to a full name only where office, state and time leave nobody else; wrong merges are worse
 * than missed ones.
 */

/** A surname with its office is looked for among those who held the office so many days before or after. */
const NAMED_DAYS = 400;
/** The holder of an office is known where it was the same so many days before and after… */
const UNNAMED_DAYS = 100;
/** …or so few days before or after. */
const SURE_DAYS = 31;
/** A state that is given to a name in so many times fewer articles than another one was misread there. */
const MISREAD = 20;
const DAY_MS = 86_400_000;

/** Who in truth are those whom an article names, by the ids it gives them; those who are nobody else are left out. */
export function* identify(clues: readonly Clue[]): Asking<Map<EntityId, EntityId>> {
  const found = new Map<EntityId, EntityId>();
  for (const [holder, own] of Map.groupBy(clues, (clue) => clue.holder)) {
    const one = yield* bearerOf(own);
    if (one === null) continue;
    const others = yield* apart(one.holder);
    const targets = new Set(one.states.map((state) => others.get(state) ?? one.holder));
    const [target] = targets;
    if (target !== undefined && targets.size === 1 && target !== holder) found.set(holder, target);
  }
  return found;
}

/** A full name, and the states in which its bearer is known. */
interface Bearer {
  holder: EntityId;
  states: string[];
}

/** The full name that one person's clues lead to, each of them that leads anywhere to the same. */
function* bearerOf(own: readonly Clue[]): Asking<Bearer | null> {
  if (own[0]?.called === "full name") {
    const known = own.find(({ key }) => isNameKey(key));
    return known ? { holder: known.holder, states: [known.state] } : null;
  }
  const found = new Set<EntityId>();
  const states: string[] = [];
  for (const clue of own) {
    const fitting = yield* seenNear(clue);
    if (fitting.length === 0) continue;
    const holder = onlyOne(clue, fitting);
    if (holder === null) return null;
    found.add(holder);
    states.push(
      ...fitting.filter((one) => one.holder === holder && one.state !== "").map(({ state }) => state),
    );
  }
  const [holder, more] = found;
  return holder === undefined || more !== undefined
    ? null
    : { holder, states: states.length > 0 ? states : [""] };
}

function* seenNear(clue: Clue): Asking<Seen[]> {
  const { key, called, day, holder } = clue;
  if (called === "office" && day === "") return [];
  const seen = yield* ask<"seen">({ ask: "seen", key, day, ...around(day, NAMED_DAYS) });
  const name = `-${nameIn(holder)}-`;
  return called === "office" ? seen : seen.filter((one) => `-${nameIn(one.holder)}-`.includes(name));
}

/** Of those who were seen in an office the one that a clue means, null where it may be several or has long been another. */
function onlyOne({ called, day }: Clue, seen: readonly Seen[]): EntityId | null {
  const holders = new Set(seen.map(({ holder }) => holder));
  if (called === "name" && holders.size === 1) return seen[0]!.holder;
  if (day === "") return null;
  const before = nearest(seen, "before", day);
  const after = nearest(seen, "after", day);
  const only = (sides: readonly (typeof before)[]) => {
    const [one, more] = new Set(sides.flatMap(({ holders }) => holders));
    return more === undefined ? (one ?? null) : null;
  };
  const longest = called === "office" ? UNNAMED_DAYS : NAMED_DAYS;
  if (before.days <= longest && after.days <= longest) return only([before, after]);
  const [near, far] = before.days <= after.days ? [before, after] : [after, before];
  return near.days <= SURE_DAYS && far.days > longest ? only([near]) : null;
}

interface Nearest {
  days: number;
  holders: EntityId[];
}

/** Who was seen last before a day, or first after it. */
function nearest(seen: readonly Seen[], side: "before" | "after", day: string): Nearest {
  const distances = seen.map((one) =>
    one[side] === null ? Number.POSITIVE_INFINITY : between(one[side], day),
  );
  const days = Math.min(...distances);
  return { days, holders: seen.flatMap(({ holder }, place) => (distances[place] === days ? [holder] : [])) };
}

/** The ids of those who share a full name and cannot be one, by the state in which they hold office; none of whom there is but one. */
function* apart(holder: EntityId): Asking<Map<string, EntityId>> {
  return apartBy(holder, yield* ask<"states">({ ask: "states", holder }));
}

/** The state that most articles give keeps the name's own id: of two that are about as many the first by its code. */
function apartBy(holder: EntityId, counts: readonly StateCount[]): Map<string, EntityId> {
  const weight = ({ articles }: StateCount) => Math.floor(Math.log2(articles));
  const [most, ...others] = counts
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => weight(b) - weight(a) || (a.state < b.state ? -1 : 1));
  return new Map(
    others
      .filter(({ articles }) => most!.articles < MISREAD * articles)
      .map(({ state }) => [state, `${holder}@${state}` as EntityId]),
  );
}

/** The articles in which somebody may be another one now that an article has other clues than before. */
export function* affected(
  article: string,
  before: readonly Clue[],
  after: readonly Clue[],
): Asking<Set<string>> {
  const changed = changesOf(before, after).filter(({ called }) => called === "full name");
  const articles = new Set<string>();
  const offices = changed.filter(({ key }) => !isNameKey(key));
  const others = offices.length === 0 ? [] : yield* ask<"others">({ ask: "others", clues: offices, article });
  for (const [place, { key, day }] of offices.entries()) {
    const span = spanOf(day, others[place]!);
    if (span === null) continue;
    for (const id of yield* ask<"asking">({ ask: "asking", key, day, ...span })) articles.add(id);
  }
  const names = new Set(changed.filter(({ key }) => isNameKey(key)).map(({ holder }) => holder));
  for (const holder of names) {
    const now = yield* ask<"states">({ ask: "states", holder });
    if (sameIds(apartBy(holder, now), apartBy(holder, statesBefore(now, holder, before, after)))) continue;
    for (const id of yield* ask<"naming">({ ask: "naming", holder })) articles.add(id);
  }
  articles.delete(article);
  return articles;
}

/**
 * The days on which somebody may be another one by a clue of this day: beyond the days on which others give the same clue its holder was as
 * near before. Null where there is none.
 */
function spanOf(day: string, { before, after, undated }: Others): { from: string; to: string } | null {
  if (day === "") return undated ? null : { from: "", to: "" };
  if (before === day || after === day) return null;
  const { from, to } = around(day, NAMED_DAYS);
  return {
    from: before !== null && before > from ? before : from,
    to: after !== null && after < to ? after : to,
  };
}

/** The clues that an article had before or has now, but not both. */
export function changesOf(before: readonly Clue[], after: readonly Clue[]): Clue[] {
  const [had, has] = [before, after].map((clues) => new Set(clues.map(clueText)));
  return [
    ...before.filter((clue) => !has!.has(clueText(clue))),
    ...after.filter((clue) => !had!.has(clueText(clue))),
  ];
}

function statesBefore(
  now: readonly StateCount[],
  holder: EntityId,
  before: readonly Clue[],
  after: readonly Clue[],
): StateCount[] {
  const counts = new Map(now.map(({ state, articles }) => [state, articles]));
  const count = (clues: readonly Clue[], step: number) => {
    for (const { key, state } of clues)
      if (key === nameKey(holder)) counts.set(state, (counts.get(state) ?? 0) + step);
  };
  count(after, -1);
  count(before, 1);
  return [...counts].map(([state, articles]) => ({ state, articles }));
}

function sameIds(a: ReadonlyMap<string, EntityId>, b: ReadonlyMap<string, EntityId>): boolean {
  return a.size === b.size && [...a].every(([state, id]) => b.get(state) === id);
}

function around(day: string, days: number): { from: string; to: string } {
  if (day === "") return { from: "", to: "" };
  const shifted = (by: number) => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
  return { from: shifted(-days), to: shifted(days) };
}

function between(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY_MS;
}
