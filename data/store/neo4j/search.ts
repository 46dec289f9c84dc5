import neo4j from "neo4j-driver";
import type { Completion, EntityHit, GraphNode, SearchResult } from "#schema/api.ts";
import type { Article } from "#schema/article.ts";
import { foldName, foundIn, hitsIn, tokensOf, typedWords } from "../words.ts";
import type { Run } from "./connection.ts";
import { READING } from "./cypher/reading.ts";
import { nodeOf } from "./read.ts";
import type { SentenceNode } from "./views.ts";

/**
 * Candidates come from the full-text index by single words; that the parts of one word ("U.S.") stand next to each other is checked on
 * what it finds. Entities are ordered as in the other store: who is called just so first, then who has most claims.
 */
export async function search(run: Run, typed: string, limit: number): Promise<SearchResult> {
  const looked = lookedFor(typed);
  if (looked === null) return { entities: [], sentences: [] };
  const values = { ...looked, exact: `\n${foldName(typed)}\n`, limit: neo4j.int(limit) };
  const entities = await run<{ node: GraphNode }>(READING.searchEntities, values);
  const sentences = await run<{
    article: { id: Article["id"]; title: string | null };
    sentence: SentenceNode;
  }>(READING.searchSentences, values);
  return {
    entities: entities.map(({ node }) => hitOf(node, typed)),
    sentences: sentences.map(({ article, sentence: { place: index, start, end, role, text } }) => ({
      article,
      sentence: { index, start, end, role, text },
      hits: hitsIn(text, typed),
    })),
  };
}

/** Entities whose names have words that begin so: those whose name begins so first, then who has most claims. */
export async function complete(run: Run, typed: string, limit: number): Promise<Completion> {
  const looked = lookedFor(typed);
  const rows = await run<{ node: GraphNode }>(looked === null ? READING.busiest : READING.complete, {
    ...looked,
    begin: `\n${foldName(typed)}`,
    limit: neo4j.int(limit),
  });
  return { entities: rows.map(({ node }) => hitOf(node, typed)) };
}

function hitOf(row: GraphNode, typed: string): EntityHit {
  const node = nodeOf(row);
  return { ...node, ...foundIn(node, typed) };
}

/** What full-text search is asked for, and what has to stand next to each other in what it finds; null where no word is typed. */
function lookedFor(typed: string): { lucene: string; phrases: string[] } | null {
  const words = typedWords(typed)
    .map(tokensOf)
    .filter(({ length }) => length > 0);
  if (words.length === 0) return null;
  return {
    lucene: luceneQuery(words.flat()),
    phrases: words
      .map((tokens, place) => ` ${tokens.join(" ")}${place === words.length - 1 ? "" : " "}`)
      .filter((_, place) => words[place]!.length > 1),
  };
}

/** All words, the last of which may be unfinished. Tokens are lower-case letters and digits, so none is an operator of Lucene's. */
function luceneQuery(tokens: readonly string[]): string {
  const last = tokens.length - 1;
  return tokens.map((token, place) => (place === last ? `+${token}*` : `+"${token}"`)).join(" ");
}
