import type { Article } from "#schema/article.ts";
import type { Claim } from "#schema/claim.ts";
import { type Timeline, UNITS, type Unit } from "#schema/exploring.ts";

/** Days as YYYY-MM-DD, both included; both null where none is known. */
export type Days = { from: string; to: string } | { from: null; to: null };

/** The days of a claim: those of the event, else the day on which the article was published. */
export function daysOf({ date }: Pick<Claim, "date">, { publishedAt }: Pick<Article, "publishedAt">): Days {
  if (date !== null) return { from: date.from, to: date.to };
  if (publishedAt === null) return { from: null, to: null };
  const day = publishedAt.slice(0, 10);
  return { from: day, to: day };
}

/** How many claims begin on a day: null where none is known. */
export interface DayCount {
  day: string | null;
  /** Whether it is the event's day, and not that of the publication. */
  event: boolean;
  claims: number;
}

/** The most outlets and articles that are counted one by one. */
export const MOST_FACETS = 100;

/** The longest time, in days, that is shown by the unit. */
const LONGEST: Record<Unit, number> = { day: 100, week: 800, month: 4_000, year: Number.POSITIVE_INFINITY };
const DAY_MS = 86_400_000;

/**
 * Puts days into bins of one unit: the shortest that makes no more than some hundred bins of the time in between.
 *
 * @param since claims that begin before this day count on it
 */
export function timelineOf(counts: readonly DayCount[], since: string | undefined): Timeline {
  const dated = counts.flatMap(({ day, event, claims }) =>
    day === null ? [] : [{ day: since !== undefined && day < since ? since : day, event, claims }],
  );
  const days = dated.map(({ day }) => day).sort();
  const length = days.length === 0 ? 0 : (Date.parse(days.at(-1)!) - Date.parse(days[0]!)) / DAY_MS;
  const unit = UNITS.find((one) => length <= LONGEST[one])!;
  const bins = new Map<string, Timeline["bins"][number]>();
  for (const { day, event, claims } of dated) {
    const [from, to] = binOf(day, unit);
    const bin = bins.get(from) ?? { from, to, event: 0, published: 0 };
    bin[event ? "event" : "published"] += claims;
    bins.set(from, bin);
  }
  return {
    unit,
    bins: [...bins.values()].sort((a, b) => (a.from < b.from ? -1 : 1)),
    undated: counts.reduce((sum, { day, claims }) => (day === null ? sum + claims : sum), 0),
  };
}

function binOf(day: string, unit: Unit): [from: string, to: string] {
  if (unit === "day") return [day, day];
  const date = new Date(`${day}T00:00:00Z`);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "week") {
    const monday = date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS;
    return [dayOf(monday), dayOf(monday + 6 * DAY_MS)];
  }
  // Not by Date.UTC, which takes the years before 100 for those of the last century.
  const at = (month: number) => new Date(date).setUTCFullYear(year, month, 1);
  return unit === "month"
    ? [dayOf(at(month)), dayOf(at(month + 1) - DAY_MS)]
    : [dayOf(at(0)), dayOf(at(12) - DAY_MS)];
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
