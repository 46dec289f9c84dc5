import type { Question } from "#schema/question.ts";
import { RELATIONS } from "#schema/relations.ts";

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
  const named = (ids: readonly string[] | undefined) => ids && list(ids.map(nameOf));
  const labels = relation && list(relation.map((name) => RELATIONS[name].label));
  const days =
    since === undefined && until === undefined
      ? undefined
      : [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(", ");
  const undated = question.undated === false ? "left out" : "included";

  const ends = [
    source && `from ${named(source)}`,
    target && `to ${named(target)}`,
    around && `around ${named(around)}`,
  ].filter(Boolean);
  const what = labels ?? "everything said or done";
  const title =
    ends.length === 0 && labels === undefined && days === undefined
      ? Object.values(question).every((part) => part === undefined)
        ? "The whole graph"
        : "Part of the graph"
      : [`${what[0]!.toUpperCase()}${what.slice(1)}`, ...ends, days].filter(Boolean).join(" ");

  const parts: [name: string, value: string | undefined][] = [
    ["Who", named(source)],
    ["To whom", named(target)],
    ["Around", around && `${named(around)}${hops > 1 ? `, ${hops} hops` : ""}`],
    ["Relation", labels],
    ["Status", status && list(status)],
    ["Kinds of both ends", kind && list(kind)],
    ["Articles", article && list(article)],
    ["Outlets", outlet && list(outlet)],
    ["Days", days],
    ["Undated claims", days === undefined ? undefined : undated],
    [
      "At least as sure as",
      question.confidence === undefined ? undefined : `${Math.round(question.confidence * 100)}%`,
    ],
  ];
  return {
    title,
    filters: parts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  };
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
