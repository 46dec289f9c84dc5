import type { ConlluToken } from "../conllu.ts";

const KINDS = new Map([
  ["person", "PER"],
  ["organization", "ORG"],
  ["place", "LOC"],
]);

interface Open {
  kind: string;
  first: number;
  /** Numbers of the words, from 1, that are the mention's head and what tells it from others. */
  minimum: number[];
}

/**
 * Name tags (IOB2) from GUM's entity layer, `Entity=` in the last column (https://gucorpling.org/gum/annotations.html): of each person,
 * organization and place whose head is a proper noun, the run of proper nouns (and "of", "the" and "and" between them) that is its minimal
 * span, without titles; names of peoples are none; the outermost of nested names counts.
 */
export function namesOfEntities(tokens: readonly ConlluToken[]): string[] {
  const found: { first: number; last: number; kind: string }[] = [];
  const open = new Map<string, Open[]>();
  for (const [t, { misc }] of tokens.entries()) {
    const layer = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? "";
    for (const [whole] of layer.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
      const [group = "", kind = "", , , , minimum = "1"] = whole.replace(/[()]/g, "").split("-");
      const stack = open.get(group) ?? [];
      open.set(group, stack);
      if (whole.startsWith("(")) stack.push({ kind, first: t, minimum: minimum.split(",").map(Number) });
      if (!whole.endsWith(")")) continue;
      const closed = stack.pop();
      const tag = closed && KINDS.get(closed.kind);
      if (closed && tag) {
        const name = nameWithin(tokens, closed, t);
        const people = tag === "PER" && name && tokens[name.last]?.xpos === "NNPS";
        if (name && !people) found.push({ ...name, kind: tag });
      }
    }
  }
  const tags = tokens.map(() => "O");
  const bySize = found.toSorted((a, b) => b.last - b.first - (a.last - a.first));
  for (const { first, last, kind } of bySize) {
    if (tags.slice(first, last + 1).some((tag) => tag !== "O")) continue;
    for (let i = first; i <= last; i++) tags[i] = `${i === first ? "B" : "I"}-${kind}`;
  }
  return tags;
}

function nameWithin(tokens: readonly ConlluToken[], { first, minimum }: Open, last: number) {
  const isName = (i: number) => tokens[i]?.upos === "PROPN" || (tokens[i]?.xpos ?? "").startsWith("NNP");
  const head = first + (minimum[0] ?? 1) - 1;
  const inside = minimum.map((n) => first + n - 1);
  if (!inside.some((i) => i <= last && isName(i)) || !isName(head)) return null;
  let [from, to] = [Math.min(...inside), Math.max(...inside)];
  if (to > last) return null;
  while (from < to && (!isName(from) || tokens[from]?.deprel === "nmod:desc")) from++;
  while (from < to && !isName(to)) to--;
  for (let i = from; i <= to; i++)
    if (!isName(i) && !/^(?:of|the|and|for|-|'s|')$/i.test(tokens[i]?.form ?? "")) return null;
  return { first: from, last: to };
}
