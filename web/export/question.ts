import type { Question } from "#schema/question.ts";
import { RELATIONS } from "#schema/relations.ts";
import { STATUS_WORDS } from "./words.ts";

/**
 * A question in words: a title that stands alone, and each of its parts by name.
 *
 * @param hops how far around `question.around` was walked
 * @param nameOf what an entity's id is called
 */
export function questionInWords(
  question: Question,
  hops: number,
  nameOf: (id: string) => string,
): { title: string; filters: { name: string; value: string }[] } {
  const { source, target, around, relation, status, kind, article, outlet, since, until } = question;
  const named = (ids: readonly string[] | undefined) => ids && list(upTo(MOST_LISTED, ids.map(nameOf)));
  const told = status && list(status.map((one) => STATUS_WORDS[one]));
  const labels = relation && list(relation.map((name) => RELATIONS[name].label));
  const days =
    since === undefined && until === undefined
      ? undefined
      : [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ");
  const undated = question.undated === false ? "left out" : "included";

  const brief = (ids: readonly string[]) => list(upTo(MOST_TITLED, ids.map(nameOf)));
  const isAmong = source !== undefined && source.length > 1 && String(source) === String(target);
  const among = (most: number) => list(upTo(most, (source ?? []).map(nameOf)), "and");
  const ends = [
    ...(isAmong
      ? [`among ${among(MOST_TITLED)}`]
      : [source && `by ${brief(source)}`, target && `to ${brief(target)}`]),
    around && `by or to ${brief(around)}${hops > 1 ? ` and up to ${hops} hops around` : ""}`,
  ].filter(Boolean);
  const what = labels === undefined ? "everything said or done" : `${labels}${ends.length > 0 ? ":" : ""}`;
  const isOpen = ends.length === 0 && labels === undefined && days === undefined && status === undefined;
  const whole = Object.values(question).every((part) => part === undefined);
  const asked = [`${what[0]!.toUpperCase()}${what.slice(1)}`, ...ends, days].filter(Boolean).join(" ");
  const title = isOpen ? (whole ? "The whole graph" : "Part of the graph") : asked;

  const parts: (readonly [name: string, value: string | undefined])[] = [
    ...(isAmong
      ? ([["Among", among(MOST_LISTED)]] as const)
      : ([
          ["Who", named(source)],
          ["To whom", named(target)],
        ] as const)),
    ["Around", around && `${named(around)}${hops > 1 ? `, ${hops} hops` : ""}`],
    ["Relation", labels],
    ["Status", told],
    ["Kinds of both ends", kind && list(kind)],
    ["Articles", article && list(article)],
    ["Outlets", outlet && list(outlet)],
    ["Carried by at least", question.outlets === undefined ? undefined : `${question.outlets} outlets`],
    ["Days", days],
    ["Undated claims", days === undefined ? undefined : undated],
    [
      "At least as sure as",
      question.confidence === undefined ? undefined : `${Math.round(question.confidence * 100)}%`,
    ],
  ];
  return {
    title: told === undefined ? title : `${title} – only what is ${told}`,
    filters: parts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  };
}

/** As many names as a title has room for. */
const MOST_TITLED = 4;

/** As many as are read in a list of filters, and stand in every row of a table. The question as data names all. */
const MOST_LISTED = 12;

function upTo(most: number, names: readonly string[]): string[] {
  if (names.length <= most) return [...names];
  return [...names.slice(0, most - 1), `${names.length - most + 1} others`];
}

function list(words: readonly string[], last = "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
