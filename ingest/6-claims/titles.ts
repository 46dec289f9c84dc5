import type { Token, Tree } from "#ingest/3-parse/tree.ts";
import type { PlacedMention, Resolution } from "#ingest/5-entities/resolution.ts";

/**
 * Trees in which a name heads its titles: "Secretary of Defense Lloyd Austin" hangs together under the name, whatever the parser made
 * of the row of capitals. Titles joined to their names are what parsers trained on general text read worst.
 */
export function withNamesOverTitles(trees: Tree[], { mentions, offices }: Resolution): Tree[] {
  const joined = new Map<number, Tree>();
  for (const { holder, title, sentence } of offices) {
    const name = mentions[holder];
    const tree = joined.get(sentence) ?? trees[sentence];
    if (!name || !tree || name.form !== "name" || name.sentence !== sentence || title.end > name.start)
      continue;
    const first = tree.tokens.findIndex(({ start }) => start >= title.start);
    if (first < 0 || !isOnePhrase(tree.tokens, first, name)) continue;
    const tokens = overBody(tree.tokens, first, name);
    joined.set(sentence, { ...tree, tokens: underName(tokens, first, name) });
  }
  return trees.map((tree, i) => joined.get(i) ?? tree);
}

/** Between the title's first word and the name stands nothing but the title and what it is of: no comma, verb or conjunction. */
const isOnePhrase = (tokens: Token[], first: number, { firstToken }: PlacedMention): boolean =>
  firstToken - first <= 10 &&
  tokens
    .slice(first, firstToken)
    .every(({ upos, form }) => !/^(?:VERB|AUX|SCONJ)$/.test(upos) && !/^[,;:()]$/.test(form));

/** "NATO Secretary General Ana Roth": where the body before the title was taken for the head of its chief's name, the name is. */
function overBody(tokens: Token[], first: number, { firstToken, endToken }: PlacedMention): Token[] {
  const ofName = (i: number) => i >= firstToken && i < endToken;
  const name = tokens.findIndex(({ head }, i) => ofName(i) && !ofName(head));
  const up = tokens[name]?.head ?? -1;
  const body = tokens[up];
  if (body === undefined || up >= first || !/^(?:flat|appos|compound)/.test(tokens[name]?.deprel ?? ""))
    return tokens;
  const between = tokens.slice(up, first);
  if (between.some(({ upos }) => !/^(?:NOUN|PROPN|ADJ)$/.test(upos))) return tokens;
  const { head, deprel } = body;
  return tokens.map((token, i) => {
    if (i === name) return { ...token, head, deprel };
    if (i === up) return { ...token, head: name, deprel: "compound" };
    return token.head === up && !/^(?:flat|compound)/.test(token.deprel) ? { ...token, head: name } : token;
  });
}

function underName(tokens: Token[], first: number, { firstToken, endToken }: PlacedMention): Token[] {
  // the name's own head, also where the title was taken for the head of both
  const ofName = (i: number) => i >= firstToken && i < endToken;
  const name = tokens.findIndex(({ head }, i) => ofName(i) && !ofName(head));
  if (name < 0) return tokens;
  const inside = (i: number) => i >= first && i < endToken;
  const tops = tokens.flatMap(({ head }, i) => (inside(i) && !inside(head) ? [i] : []));
  // a top whose head stands below the phrase again would close a circle
  const highest = tops.filter((i) => !climbsBack(tokens, i, inside));
  const outer = highest.includes(name) ? name : highest[0];
  if (outer === undefined) return tokens;
  const { head, deprel } = tokens[outer] as Token;
  for (let up = head; up >= 0; up = (tokens[up] as Token).head) if (inside(up)) return tokens;
  const verb = outer === name ? head : -1;
  return tokens.map((token, i) => {
    if (i === name) return { ...token, head, deprel };
    if (!inside(i)) {
      if (!inside(token.head)) return token;
      // "after Prime Minister X criticized": the word that opened the title's phrase opens the clause of which X is the subject
      const opens =
        verb >= 0 && i < first && /^(?:case|mark)$/.test(token.deprel) && deprel.startsWith("nsubj");
      return opens ? { ...token, head: verb, deprel: "mark" } : { ...token, head: name };
    }
    // the preposition and article of the title's phrase are the name's
    if (/^(?:case|mark|det)$/.test(token.deprel) && tops.length === 1 && i === first)
      return { ...token, head: name };
    return tops.includes(i) || token.head === name ? under(token, name) : token;
  });
}

function climbsBack(tokens: Token[], top: number, inside: (i: number) => boolean): boolean {
  for (let up = tokens[top]?.head ?? -1; up >= 0; up = tokens[up]?.head ?? -1) if (inside(up)) return true;
  return false;
}

/** The token hung on the name: a title describes it, its other words keep their relation. */
const under = (token: Token, name: number): Token => ({
  ...token,
  head: name,
  deprel:
    /^(?:NOUN|PROPN)$/.test(token.upos) && !/^(?:flat|compound)/.test(token.deprel)
      ? "nmod:desc"
      : token.deprel,
});
