import type { ClaimView } from "#schema/api.ts";
import { counted, dated } from "#web/export/words.ts";

/** Claims of one tie and one status that tell of one and the same event. */
export interface Event {
  /** Days, both included; null where none of its claims has one. */
  from: string | null;
  to: string | null;
  claims: ClaimView[];
}

/** What follows within so many days is told of the same event. */
const SAME_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * The events that claims of one tie and one status tell of: those of days that follow each other closely are one; claims without a day stand
 * for themselves. In the order in which they come first.
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

function together(claims: readonly ClaimView[]): Event[] {
  const events: (Event & { from: string; to: string })[] = [];
  const byDay = claims
    .flatMap((claim) => {
      const days = daysOf(claim);
      return days === null ? [] : [{ claim, ...days }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { claim, from, to } of byDay) {
    const last = events.at(-1);
    if (last && Date.parse(from) - Date.parse(last.to) <= SAME_DAYS * DAY_MS) {
      last.claims.push(claim);
      if (to > last.to) last.to = to;
    } else events.push({ from, to, claims: [claim] });
  }
  return events;
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
