import type { Timeline, Unit } from "#schema/exploring.ts";

/** A stretch of time with its claims. Days are ISO 8601 dates, both included. */
export interface Slot {
  from: string;
  to: string;
  /** Claims whose event is dated. */
  event: number;
  /** Claims that have only the day of their article's publication. */
  published: number;
}

/** As many bars as can be told apart; of longer histories several units share one. */
const MOST_BARS = 120;
const DAY = 86_400_000;

/** Bars for a histogram from the first day to the last, those without claims included, at most `most`; empty for no dated claim. */
export function slotsOf({ bins, unit }: Pick<Timeline, "bins" | "unit">, most = MOST_BARS): Slot[] {
  const [first, last] = [bins[0], bins.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = slotAt(last.from, first.from, unit) + 1;
  const width = Math.ceil(count / most);
  const slots: Slot[] = Array.from({ length: Math.ceil(count / width) }, (_, place) => ({
    from: startAfter(first.from, unit, place * width),
    to: dayBefore(startAfter(first.from, unit, (place + 1) * width)),
    event: 0,
    published: 0,
  }));
  for (const { from, event, published } of bins) {
    const slot = slots[Math.floor(slotAt(from, first.from, unit) / width)];
    if (slot === undefined) continue;
    slot.event += event;
    slot.published += published;
  }
  return slots;
}

/** Which bars a range of days covers, both included: those that touch it; all where neither end is given, null where none does. */
export function coveredBy(
  slots: readonly Slot[],
  since: string | undefined,
  until: string | undefined,
): [first: number, last: number] | null {
  const first = slots.findIndex(({ to }) => since === undefined || to >= since);
  const last = slots.findLastIndex(({ from }) => until === undefined || from <= until);
  return first < 0 || last < 0 || first > last ? null : [first, last];
}

/** The days from one bar to another, in whichever order they come; an end that is the end of everything stays open. */
export function daysOf(slots: readonly Slot[], a: number, b: number): { since?: string; until?: string } {
  const [first, last] = [Math.max(0, Math.min(a, b)), Math.min(slots.length - 1, Math.max(a, b))];
  return {
    ...(first > 0 && { since: slots[first]?.from ?? "" }),
    ...(last < slots.length - 1 && { until: slots[last]?.to ?? "" }),
  };
}

/** The number of units between the starts of two bins. */
function slotAt(day: string, first: string, unit: Unit): number {
  if (unit === "day" || unit === "week")
    return Math.floor((Date.parse(day) - Date.parse(first)) / (unit === "day" ? DAY : 7 * DAY));
  const months = (iso: string) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7));
  return Math.floor((months(day) - months(first)) / (unit === "month" ? 1 : 12));
}

function startAfter(first: string, unit: Unit, units: number): string {
  const date = new Date(first);
  if (unit === "day" || unit === "week")
    date.setUTCDate(date.getUTCDate() + units * (unit === "day" ? 1 : 7));
  else date.setUTCMonth(date.getUTCMonth() + units * (unit === "month" ? 1 : 12));
  return date.toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);
}
