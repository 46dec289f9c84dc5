import type { EntityId } from "#schema/ids.ts";
import { type Asking, ask, type Others, type Seen, type StateCount } from "./ask.ts";
import {
  type Clue,
  clueText,
  guessKey,
  isGuessKey,
  isNameKey,
  nameIn,
  nameKey,
  officeKey,
  tenureKey,
} from "./clues.ts";

/**
 * Who is meant in an article by a surname or an office is decided by what all stored articles say, and by nothing else: the order in which
 * they came leaves no trace. Somebody is joined to a full name only where office, state and time leave nobody else; wrong merges are worse
 * than missed ones.
 */

/** A surname with its office is looked for among those who held the office so many days before or after. */
const NAMED_DAYS = 400;
/** The holder of an office is known where it was the same so many days before and after. */
const UNNAMED_DAYS = 100;
/** A state that is given to a name in so many times fewer articles than another one was misread there. */
const MISREAD = 20;
const DAY_MS = 86_400_000;

/**
 * Who in truth are those whom an article names, by the ids it gives them; those who are nobody else are left out. A full name that two have
 * is somebody of this article alone where nothing in it says which of them it is.
 */
export function* identify(article: string, clues: readonly Clue[]): Asking<Map<EntityId, EntityId>> {
  const found = new Map<EntityId, EntityId>();
  for (const [holder, own] of Map.groupBy(clues, (clue) => clue.holder)) {
    if (own.some(({ key, called }) => isNameKey(key) && called === "name")) {
      const others = yield* apart(holder);
      if (others.size > 0) found.set(holder, `${holder}@${article}` as EntityId);
      continue;
    }
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
  if (own.some(({ key }) => isGuessKey(key))) return yield* guessed(own);
  const found = new Set<EntityId>();
  const states: string[] = [];
  for (const clue of own) {
    const seen = yield* seenNear(clue.key, clue.day, NAMED_DAYS);
    const fitting = clue.called === "office" ? seen : seen.filter((one) => hasName(one, nameIn(clue.holder)));
    if (fitting.every(({ called }) => called === "name")) continue;
    const holder =
      clue.called === "office" ? yield* holderOn(clue.key, clue.day) : namedOn(clue.day, fitting);
    if (holder === null) return null;
    found.add(holder);
    for (const one of fitting)
      if (one.called === "full name" && one.holder === holder && one.state !== "") states.push(one.state);
  }
  const [holder, more] = found;
  return holder === undefined || more !== undefined
    ? null
    : { holder, states: states.length > 0 ? states : [""] };
}

/**
 * The full name of somebody who has an office of a state that his article does not give: of the states of which it speaks one alone has
 * somebody of that surname in the office, and of each other one somebody else is known to hold it.
 */
function* guessed(own: readonly Clue[]): Asking<Bearer | null> {
  const found: Bearer[] = [];
  for (const { key, day, holder } of own) {
    const office = officeKey(key);
    const name = nameIn(holder);
    const seen = yield* seenNear(office, day, NAMED_DAYS);
    const fitting = seen.filter((one) => isDated(one) && hasSurname(one, name, seen));
    const one = fitting.length > 0 ? namedOn(day, fitting) : null;
    if (one !== null) found.push({ holder: one, states: [...new Set(fitting.map(({ state }) => state))] });
    else if (fitting.length > 0 || (yield* holderOn(office, day)) === null) return null;
  }
  const [holder, more] = new Set(found.map((one) => one.holder));
  return holder === undefined || more !== undefined
    ? null
    : { holder, states: found.flatMap(({ states }) => states) };
}

function seenNear(key: string, day: string, days: number): Asking<Seen[]> {
  return ask<"seen">({ ask: "seen", key, day, ...around(day, days) });
}

function isDated({ before, same, after }: Seen): boolean {
  return before !== null || same || after !== null;
}

/** Whether a word or more of the name is this one. */
function hasName({ holder }: Pick<Seen, "holder">, name: string): boolean {
  return `-${nameIn(holder)}-`.includes(`-${name}-`);
}

/** Whether a full name's surname is this one: its last words, or its first where articles call its bearer so. */
function hasSurname({ called, holder }: Seen, name: string, seen: readonly Seen[]): boolean {
  if (called === "name") return false;
  const words = `-${nameIn(holder)}`.replace(/-(?:jr|sr)$/, "");
  if (words.endsWith(`-${name}`)) return true;
  const isCalledSo = seen.some((one) => one.called === "name" && nameIn(one.holder) === name);
  return words.startsWith(`-${name}-`) && isCalledSo;
}

/** Of those with a name who were seen in an office the one that is meant, null where it may be several. */
function namedOn(day: string, seen: readonly Seen[]): EntityId | null {
  const full = seen.filter(({ called }) => called === "full name");
  const holders = new Set(full.map(({ holder }) => holder));
  if (holders.size === 1) return full[0]!.holder;
  return day === "" ? null : onBothSides(full, day, NAMED_DAYS);
}

/**
 * Who holds an office on a day: whom articles name in it before and after that day, if nothing between says that somebody else holds it or is
 * to hold it, or that he held it before. That he is named on the day itself is not enough: it may be his last or his first.
 */
function* holderOn(key: string, day: string): Asking<EntityId | null> {
  if (day === "") return null;
  const seen = yield* seenNear(key, day, UNNAMED_DAYS);
  const full = seen.filter(({ called }) => called === "full name");
  const [before, after] = [nearest(full, "before", day), nearest(full, "after", day)];
  const [holder, more] = new Set([...before.holders, ...after.holders]);
  if (
    holder === undefined ||
    more !== undefined ||
    !(before.days <= UNNAMED_DAYS && after.days <= UNNAMED_DAYS)
  )
    return null;
  const isBetween = (one: Seen) =>
    one.same ||
    (one.before !== null && between(one.before, day) <= before.days) ||
    (one.after !== null && between(one.after, day) <= after.days);
  const isHis = ({ called, holder: other }: Seen) =>
    called === "full name" ? other === holder : hasName({ holder }, nameIn(other));
  if (seen.some((one) => isBetween(one) && !isHis(one))) return null;
  const former = yield* seenNear(tenureKey("former", key), day, UNNAMED_DAYS);
  if (former.some((one) => isBetween(one) && isHis(one))) return null;
  const next = yield* seenNear(tenureKey("next", key), day, UNNAMED_DAYS);
  return next.some(isBetween) ? null : holder;
}

/** The same who was named last on or before a day, and first on or after it. */
function onBothSides(seen: readonly Seen[], day: string, days: number): EntityId | null {
  const same = seen.filter((one) => one.same).map(({ holder }) => holder);
  const sides = (["before", "after"] as const).map((side) => nearest(seen, side, day));
  if (same.length === 0 && sides.some((side) => side.days > days)) return null;
  const [one, more] = new Set(same.length > 0 ? same : sides.flatMap(({ holders }) => holders));
  return more === undefined ? (one ?? null) : null;
}

interface Nearest {
  days: number;
  holders: EntityId[];
}

/** Who was seen last before a day, or first after it; nobody, infinitely far, where there is none. */
function nearest(seen: readonly Seen[], side: "before" | "after", day: string): Nearest {
  const distances = seen.map((one) =>
    one[side] === null ? Number.POSITIVE_INFINITY : between(one[side], day),
  );
  const days = Math.min(...distances);
  const isNearest = (_: Seen, place: number) => days < Number.POSITIVE_INFINITY && distances[place] === days;
  return { days, holders: seen.filter(isNearest).map(({ holder }) => holder) };
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
  const changed = changesOf(before, after).filter(
    ({ key, called }) => called !== "office" && !isGuessKey(key),
  );
  const articles = new Set<string>();
  const offices = changed.filter(({ key }) => !isNameKey(key));
  const others = offices.length === 0 ? [] : yield* ask<"others">({ ask: "others", clues: offices, article });
  for (const [place, { key, day }] of offices.entries()) {
    const span = spanOf(day, others[place]!);
    if (span === null) continue;
    const office = officeKey(key);
    for (const asked of new Set([key, office, guessKey(office)]))
      for (const id of yield* ask<"asking">({ ask: "asking", key: asked, day, ...span })) articles.add(id);
  }
  const names = new Set(
    changed.filter(({ key, called }) => isNameKey(key) && called === "full name").map(({ holder }) => holder),
  );
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
    for (const { key, called, state } of clues)
      if (key === nameKey(holder) && called === "full name")
        counts.set(state, (counts.get(state) ?? 0) + step);
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
