import type { ClaimDate } from "#schema/claim.ts";
import { type Syntax, tokenAt } from "./syntax.ts";

/** A time that a sentence names: the tokens that say it and the days it covers. */
export interface NamedTime {
  first: number;
  last: number;
  date: ClaimDate;
  /** The days it covers where what it belongs to is still to come: for a bare weekday the next one. */
  toCome: ClaimDate;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const DAY = 86_400_000;
/** ISO 8601 has four digits for a year: "500 decades ago" is no date. */
const EARLIEST = Date.parse("0000-01-01");
const LATEST = Date.parse("9999-12-31");

const monthOf = (form: string): number => {
  const bare = form.toLowerCase().replace(/\.$/, "");
  if (bare === "may" && form[0] !== "M") return -1;
  if (bare === "march" && form[0] !== "M") return -1;
  return MONTHS.findIndex(
    (name) =>
      name === bare || (bare.length >= 3 && bare.length <= 4 && name.startsWith(bare) && /^[A-Z]/.test(form)),
  );
};
const weekdayOf = (form: string): number => WEEKDAYS.indexOf(form.toLowerCase());
const yearOf = (form: string): number => (/^(?:1[5-9]|20)\d\d$/.test(form) ? Number(form) : 0);
const dayOf = (form: string): number => {
  const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(form);
  const day = match ? Number(match[1]) : 0;
  return day >= 1 && day <= 31 ? day : 0;
};

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number): number => Date.UTC(year, month, day);
const monthEnd = (year: number, month: number): number => Date.UTC(year, month + 1, 0);

interface Range {
  from: number;
  to: number;
  /** Tokens read, counted from the start. */
  length: number;
}

/**
 * Every time that the sentence names: dates, months, years, weekdays and words such as "yesterday" and "last week", the relative ones
 * counted from `publishedAt` (ISO 8601) and left out where that is not known.
 */
export function namedTimes(s: Syntax, text: string, publishedAt: string | null): NamedTime[] {
  const published = publishedAt === null ? Number.NaN : Date.parse(publishedAt.slice(0, 10));
  const base = Number.isNaN(published) ? null : published;
  const found: NamedTime[] = [];
  for (let i = 0; i < s.tokens.length; i++) {
    const range = absolute(s, i, base) ?? (base === null ? null : relative(s, i, base));
    if (!range || range.from > range.to || range.from < EARLIEST || range.to > LATEST) continue;
    const last = i + range.length - 1;
    const said = text.slice(tokenAt(s, i).start, tokenAt(s, last).end);
    const dateOf = ({ from, to }: Pick<Range, "from" | "to">): ClaimDate => ({
      from: iso(from),
      to: iso(to),
      text: said,
    });
    const day = range.length === 1 ? weekdayOf(said) : -1;
    const toCome = day >= 0 && base !== null ? weekday(day, 1, base) : range;
    found.push({ first: i, last, date: dateOf(range), toCome: dateOf(toCome) });
    i = last;
  }
  return found;
}

const formAt = (s: Syntax, i: number): string => s.tokens[i]?.form ?? "";

/** "March 5, 2024", "5 March 2024", "March 2024", "March 5", "in 2024". */
function absolute(s: Syntax, i: number, base: number | null): Range | null {
  const month = monthOf(formAt(s, i));
  if (month >= 0 && !isPartOfName(s, i)) {
    const day = dayOf(formAt(s, i + 1));
    const afterDay = day > 0 ? i + 2 : i + 1;
    const comma = formAt(s, afterDay) === "," ? 1 : 0;
    const year = yearOf(formAt(s, afterDay + comma));
    return ofMonth(month, day, year, before(s, i, base), year > 0 ? afterDay + comma + 1 - i : afterDay - i);
  }
  const day = dayOf(formAt(s, i));
  const of = /^of$/i.test(formAt(s, i + 1)) ? 1 : 0;
  if (day > 0 && monthOf(formAt(s, i + 1 + of)) >= 0) {
    const year = yearOf(formAt(s, i + 2 + of));
    return ofMonth(monthOf(formAt(s, i + 1 + of)), day, year, before(s, i, base), year > 0 ? 3 + of : 2 + of);
  }
  const year = yearOf(formAt(s, i));
  if (year > 0 && /^(?:in|during|of|early|late|mid)$/i.test(formAt(s, i - 1)))
    return { from: utc(year, 0, 1), to: utc(year, 11, 31), length: 1 };
  return null;
}

/** "Anna May said" */
const isPartOfName = (s: Syntax, i: number): boolean =>
  tokenAt(s, i).deprel.startsWith("flat") ||
  (s.children[i] ?? []).some((child) => tokenAt(s, child).deprel.startsWith("flat"));

/** The day of publication, and whether what a time belongs to is told as past. */
interface Base {
  time: number;
  past: boolean;
}

const before = (s: Syntax, i: number, base: number | null): Base | null =>
  base === null ? null : { time: base, past: tenseAt(s, i) === "VBD" };

function ofMonth(month: number, day: number, year: number, base: Base | null, length: number): Range | null {
  if (year === 0 && base === null) return null;
  const known = year > 0 ? year : nearestYear(month, day || 15, base as Base);
  if (day > 0) {
    const time = utc(known, month, day);
    return new Date(time).getUTCMonth() === month ? { from: time, to: time, length } : null;
  }
  return { from: utc(known, month, 1), to: monthEnd(known, month), length };
}

/** Without a year the nearest such day to the publication is meant; of what is past, the last that began before it. */
function nearestYear(month: number, day: number, { time, past }: Base): number {
  const year = new Date(time).getUTCFullYear();
  const distance = (candidate: number) => Math.abs(utc(candidate, month, day) - time);
  return [year, year - 1, year + 1]
    .filter((candidate) => !past || utc(candidate, month, 1) <= time)
    .sort((a, b) => distance(a) - distance(b))[0] as number;
}

const NEAR_DAYS: ReadonlyMap<string, number> = new Map([
  ["today", 0],
  ["tonight", 0],
  ["yesterday", -1],
  ["tomorrow", 1],
]);

/** "on Monday", "yesterday", "last week", "two days ago": counted from the day of publication. */
function relative(s: Syntax, i: number, base: number): Range | null {
  const word = formAt(s, i).toLowerCase();
  const next = formAt(s, i + 1).toLowerCase();
  const days = NEAR_DAYS.get(word);
  if (days !== undefined) return { from: base + days * DAY, to: base + days * DAY, length: 1 };
  const step =
    word === "last" || word === "past" || word === "previous"
      ? -1
      : word === "next" || word === "coming"
        ? 1
        : word === "this"
          ? 0
          : null;
  if (step !== null && weekdayOf(next) >= 0)
    return { ...weekday(weekdayOf(next), step === 1 ? 1 : -1, base), length: 2 };
  if (step !== null) return period(next, step, base);
  if (weekdayOf(word) >= 0)
    return { ...weekday(weekdayOf(word), isFutureAt(s, i) ? 1 : -1, base), length: 1 };
  return ago(s, i, base);
}

/** The last such weekday up to the publication day, or for what is still to come the next one after it. */
function weekday(day: number, direction: 1 | -1, base: number): { from: number; to: number } {
  const today = new Date(base).getUTCDay();
  const back = (today - day + 7) % 7;
  const time = direction < 0 ? base - back * DAY : base + ((day - today + 6) % 7) * DAY + DAY;
  return { from: time, to: time };
}

/** The tag of the verb that a time stands under; null for none. */
function tenseAt(s: Syntax, i: number): string | null {
  const verb = verbAbove(s, i);
  return verb < 0 ? null : tokenAt(s, verb).xpos;
}

function verbAbove(s: Syntax, i: number): number {
  let up = tokenAt(s, i).head;
  while (up >= 0 && tokenAt(s, up).upos !== "VERB") up = tokenAt(s, up).head;
  return up;
}

function isFutureAt(s: Syntax, i: number): boolean {
  const up = verbAbove(s, i);
  return (
    up >= 0 && (s.children[up] ?? []).some((child) => /^(?:will|shall|'ll|’ll|wo)$/i.test(formAt(s, child)))
  );
}

function period(unit: string, step: number, base: number): Range | null {
  const now = new Date(base);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (unit) {
    case "week": {
      const monday = base - ((now.getUTCDay() + 6) % 7) * DAY + step * 7 * DAY;
      return { from: monday, to: monday + 6 * DAY, length: 2 };
    }
    case "month":
      return { from: utc(year, month + step, 1), to: monthEnd(year, month + step), length: 2 };
    case "year":
      return { from: utc(year + step, 0, 1), to: utc(year + step, 11, 31), length: 2 };
    default: {
      const named = monthOf(unit[0]?.toUpperCase() + unit.slice(1));
      if (named < 0) return null;
      const shifted = year + (step < 0 && named >= month ? -1 : step > 0 && named <= month ? 1 : 0);
      return { from: utc(shifted, named, 1), to: monthEnd(shifted, named), length: 2 };
    }
  }
}

/** By their numbers; "a" and "an" are one. */
const NUMBERS = "zero one two three four five six seven eight nine ten".split(" ");

/** "two days ago", "10 years earlier": the day, week, month or year that many units before. */
function ago(s: Syntax, i: number, base: number): Range | null {
  const unit = /^(day|week|month|year|decade)s?$/i.exec(formAt(s, i + 1))?.[1]?.toLowerCase();
  if (!unit || !/^ago$/i.test(formAt(s, i + 2))) return null;
  const word = formAt(s, i).toLowerCase().replace(/^an?$/, "one");
  const number = NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word);
  if (!Number.isInteger(number) || number < 1 || number > 1000) return null;
  if (unit === "day") return { from: base - number * DAY, to: base - number * DAY, length: 3 };
  if (unit === "week") return { ...week(base - number * 7 * DAY), length: 3 };
  const now = new Date(base);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (unit === "month")
    return { from: utc(year, month - number, 1), to: monthEnd(year, month - number), length: 3 };
  const years = unit === "decade" ? number * 10 : number;
  return { from: utc(year - years, 0, 1), to: utc(year - years, 11, 31), length: 3 };
}

const week = (time: number): { from: number; to: number } => {
  const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
  return { from: monday, to: monday + 6 * DAY };
};
