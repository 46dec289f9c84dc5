import type { ClaimView } from "#schema/api.ts";
import { counted, dated } from "#web/export/words.ts";

/** Claims of one tie and one status that tell of one and the same event. */
export interface Event {
  /** Days, both included; null where none of its claims has one. */
  from: string | null;
  to: string | null;
  claims: ClaimView[];
}

/** Days of one event lie so close together at most: what is told day after day is many. */
const SAME_DAYS = 3;
/** "Last week" may be any of its days; "in March" and "in 2019" are no days at all. */
const WEEK_DAYS = 6;
const DAY_MS = 86_400_000;

/**
 * The events that claims of one tie and one status tell of: those of days that lie close together are one. A claim that knows no more than
 * the week is of the only event of that week; where there are several or none, and where it knows less, it stands for itself with those that say
 * the same, as do claims without a day. In the order in which they come first.
 */
export function eventsOf(claims: readonly ClaimView[]): Event[] {
  const events = [...together(claims), ...undated(claims)];
  const first = ({ claims: own }: Event) => Math.min(...own.map((claim) => claims.indexOf(claim)));
  return events.sort((a, b) => first(a) - first(b));
}

/** "25 March 2024: 3 sentences in 2 articles, 2 independent outlets". */
export function eventInWords({ from, to, claims }: Event): string {
  const when =
    from === null || to === null
      ? "day not known"
      : from === to
        ? dated(from)
        : `${dated(from)} to ${dated(to)}`;
  return `${when}: ${amountsOf(claims).join(", ")}`;
}

/** "2 sentences in 1 article", and "2 independent outlets" where any is named: copies of one text are one. */
export function amountsOf(claims: readonly ClaimView[]): string[] {
  const sentences = new Set(claims.map(({ article, sentence }) => `${article.id}\n${sentence.index}`)).size;
  const articles = new Set(claims.map(({ article }) => article.id)).size;
  const outlets = new Set(claims.flatMap(({ article }) => article.voice ?? [])).size;
  return [
    `${counted(sentences, "sentence")} in ${counted(articles, "article")}`,
    ...(outlets > 0 ? [outlets === 1 ? "1 outlet" : counted(outlets, "independent outlet")] : []),
  ];
}

interface Dated {
  claim: ClaimView;
  from: string;
  to: string;
}

function together(claims: readonly ClaimView[]): Event[] {
  const dated = claims
    .flatMap((claim): Dated[] => {
      const days = daysOf(claim);
      return days === null ? [] : [{ claim, ...days }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const [exact, vague] = [dated.filter(isExact), dated.filter((one) => !isExact(one))];
  const events: (Event & { from: string; to: string })[] = [];
  for (const { claim, from, to } of exact) {
    const last = events.at(-1);
    const latest = last && last.to > to ? last.to : to;
    if (last && daysBetween(last.from, latest) <= SAME_DAYS) {
      last.claims.push(claim);
      last.to = latest;
    } else events.push({ from, to, claims: [claim] });
  }
  const alone = Map.groupBy(
    vague.filter(({ claim, from, to }) => {
      const within = events.filter((event) => event.from <= to && event.to >= from);
      const [only] = daysBetween(from, to) <= WEEK_DAYS && within.length === 1 ? within : [];
      only?.claims.push(claim);
      return only === undefined;
    }),
    ({ from, to }) => `${from} ${to}`,
  );
  return [
    ...events,
    ...[...alone.values()].map((same) => ({
      from: same[0]!.from,
      to: same[0]!.to,
      claims: same.map(({ claim }) => claim),
    })),
  ];
}

function isExact({ from, to }: Dated): boolean {
  return daysBetween(from, to) <= SAME_DAYS;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function undated(claims: readonly ClaimView[]): Event[] {
  const without = claims.filter((claim) => daysOf(claim) === null);
  return without.length === 0 ? [] : [{ from: null, to: null, claims: without }];
}

/** The days of the event, else that on which the article was published. */
function daysOf({ date, article }: ClaimView): { from: string; to: string } | null {
  if (date !== null) return { from: date.from, to: date.to };
  const day = article.publishedAt?.slice(0, 10);
  return day === undefined ? null : { from: day, to: day };
}
