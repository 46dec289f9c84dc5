import type { Timeline } from "#schema/exploring.ts";
import type { Question } from "#schema/question.ts";
import { dated, MONTHS } from "#web/export/words.ts";

/** A stretch of time that can be asked for, in words. Days are ISO 8601 dates, both included; an end that is left out is open. */
export interface When {
  words: string;
  since?: string;
  until?: string;
}

type Stretch = Required<Omit<When, "words">>;

const DAY_MS = 86_400_000;

/** How many are offered at a time. */
const MOST = 24;

/** What the days of a question say: "March 2024", "since 1 May 2024"; empty where none are asked for. */
export function whenInWords({ since, until }: Pick<Question, "since" | "until">): string {
  if (since === undefined && until === undefined) return "";
  if (since === undefined) return `until ${dated(until ?? "")}`;
  if (until === undefined) return `since ${dated(since)}`;
  if (since === until) return dated(since);
  const [year, month] = [since.slice(0, 4), Number(since.slice(5, 7))];
  if (since === `${year}-01-01` && until === `${year}-12-31`) return year;
  if (since.endsWith("-01") && until === lastDay(year, month)) return `${MONTHS[month - 1]} ${year}`;
  return `${dated(since)} to ${dated(until)}`;
}

/**
 * What a text may mean as a time: a year, a month, a day, "since …", "until …", "… to …"; and the years and months of the claims that
 * begin so. A month without a year is the latest there is. Empty for a text that means no time.
 */
export function whensFor(text: string, bins: Timeline["bins"]): When[] {
  const wanted = text.trim().toLowerCase();
  const years = [...new Set(bins.map(({ from }) => from.slice(0, 4)))].reverse();
  const months = [...new Set(bins.map(({ from }) => from.slice(0, 7)))].reverse();
  const latest = (month: number) =>
    months.find((one) => Number(one.slice(5)) === month)?.slice(0, 4) ?? years[0] ?? "";
  const offered = [
    ...years.map(yearOf),
    ...months.map((one) => monthOf(one.slice(0, 4), Number(one.slice(5)))),
  ];
  const said = wanted === "" ? [] : spoken(wanted, latest);
  const matching = offered.filter(({ words }) => words.toLowerCase().startsWith(wanted));
  const all = new Map([...said, ...matching].map((when) => [`${when.since}/${when.until}`, when]));
  return [...all.values()].slice(0, MOST);
}

/** Before and after a time leave it out; the other words take it in. */
const OPEN: Record<string, (at: Stretch) => Omit<When, "words">> = {
  since: ({ since }) => ({ since }),
  from: ({ since }) => ({ since }),
  after: ({ until }) => ({ since: dayBeside(until, 1) }),
  until: ({ until }) => ({ until }),
  till: ({ until }) => ({ until }),
  to: ({ until }) => ({ until }),
  before: ({ since }) => ({ until: dayBeside(since, -1) }),
};

function spoken(text: string, latest: (month: number) => string): When[] {
  const open = /^(since|from|after|until|till|before|to)\s+(.+)$/.exec(text);
  const range = /^(?:from\s+)?(.+?)\s*(?:\s(?:to|until|-|–)\s|…|–)\s*(.+)$/.exec(text);
  if (range !== null) {
    const [from, to] = [stretch(range[1] ?? "", latest), stretch(range[2] ?? "", latest)];
    if (from !== null && to !== null && from.since <= to.until)
      return [named({ since: from.since, until: to.until })];
  }
  if (open !== null) {
    const at = stretch(open[2] ?? "", latest);
    if (at === null) return [];
    return [named(OPEN[open[1] ?? ""]?.(at) ?? {})];
  }
  const at = stretch(text, latest);
  return at === null ? [] : [named(at)];
}

/** "2024", "2024-03", "2024-03-25", "March", "March 2024", "25 March 2024", "March 25, 2024". */
function stretch(text: string, latest: (month: number) => string): Stretch | null {
  const iso = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (iso !== null) return stretchOf(iso[1] ?? "", Number(iso[2] ?? 0), Number(iso[3] ?? 0));
  const words = /^(?:(\d{1,2})\s+)?([a-z]{3,})\.?(?:\s+(\d{1,2}),?)?(?:\s+(\d{4}))?$/.exec(text);
  if (words === null) return null;
  const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(words[2] ?? "")) + 1;
  if (month === 0) return null;
  return stretchOf(words[4] ?? latest(month), month, Number(words[1] ?? words[3] ?? 0));
}

function stretchOf(year: string, month: number, day: number): Stretch | null {
  if (month === 0) return { since: `${year}-01-01`, until: `${year}-12-31` };
  if (month > 12) return null;
  const last = lastDay(year, month);
  if (day === 0) return { since: `${last.slice(0, 8)}01`, until: last };
  if (day > Number(last.slice(8))) return null;
  const one = `${last.slice(0, 8)}${String(day).padStart(2, "0")}`;
  return { since: one, until: one };
}

function yearOf(year: string): When {
  return { words: year, since: `${year}-01-01`, until: `${year}-12-31` };
}

function monthOf(year: string, month: number): When {
  const last = lastDay(year, month);
  return { words: `${MONTHS[month - 1]} ${year}`, since: `${last.slice(0, 8)}01`, until: last };
}

function named(days: Omit<When, "words">): When {
  return { words: whenInWords(days), ...days };
}

/** The day so many days after another, or before it. */
function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function lastDay(year: string, month: number): string {
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}
