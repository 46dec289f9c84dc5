import neo4j from "neo4j-driver";
import type {
  ArticleDetail,
  ClaimPage,
  ClaimQuery,
  EntityDetail,
  Graph,
  GraphEdge,
  GraphNode,
  Health,
  SearchResult,
} from "#schema/api.ts";
import type { Article } from "#schema/article.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { edgeId } from "../edges.ts";
import { foldName, tokensOf, typedWords } from "../words.ts";
import type { Run } from "./connection.ts";
import { CYPHER } from "./cypher.ts";
import { type ClaimRow, claimView, type SentenceNode } from "./views.ts";

const SYMMETRIC = RELATION_NAMES.filter((name) => RELATIONS[name].symmetric);

/** A node's row; what is not known is no property and comes as null or not at all. */
function nodeOf({ id, name, kind, aliases, wikidata, claims }: GraphNode): GraphNode {
  return { id, name, kind, aliases, wikidata: wikidata ?? null, claims };
}

export async function readHealth(run: Run): Promise<Health> {
  const [counts] = await run<Omit<Health, "store">>(CYPHER.counts);
  return { store: "neo4j", ...counts! };
}

/** Nodes in the order of their ids, edges in that of their source's, target's, relation and status. */
export async function readGraph(run: Run): Promise<Graph> {
  const nodes = await run<{ node: GraphNode }>(CYPHER.nodes);
  const edges = await run<Omit<GraphEdge, "id">>(CYPHER.edges);
  return {
    nodes: nodes.map(({ node }) => nodeOf(node)),
    edges: edges.map((edge) => ({ id: edgeId(edge), ...edge })),
  };
}

export async function readEntity(run: Run, id: string): Promise<EntityDetail | null> {
  const [row] = await run<{ node: GraphNode }>(CYPHER.entity, { id });
  if (!row) return null;
  const claims = await run<ClaimRow>(CYPHER.entityClaims, { id });
  return { entity: nodeOf(row.node), claims: claims.map(claimView) };
}

/** An article's node as far as it is the article. */
export interface ArticleRow {
  article: Article & { mentions: string };
  sentences: Omit<SentenceNode, "text">[];
}

/** The article and its sentences without what Neo4j adds; a property that is null in an article is none of its node. */
export function articleOf({ article, sentences }: ArticleRow): Pick<ArticleDetail, "article" | "sentences"> {
  const { mentions: _, ...rest } = article;
  return {
    article: rest,
    sentences: sentences.map(({ place: index, start, end, role }) => ({ index, start, end, role })),
  };
}

export async function readArticle(run: Run, id: string): Promise<ArticleDetail | null> {
  const [row] = await run<ArticleRow>(CYPHER.article, { id });
  if (!row) return null;
  const claims = await run<ClaimRow>(CYPHER.articleClaims, { id });
  return { ...articleOf(row), claims: claims.map(claimView) };
}

/** @throws {BadCursor} */
export async function readClaims(run: Run, query: ClaimQuery): Promise<ClaimPage> {
  const { source, target, relation = null, limit, cursor } = query;
  const [afterArticle, afterPlace] =
    cursor === undefined ? [null, null] : readCursor(cursor, ["string", "number"]);
  const statements =
    source !== undefined && target !== undefined
      ? CYPHER.claims.between
      : source !== undefined || target !== undefined
        ? CYPHER.claims.ofOne
        : CYPHER.claims.all;
  const values = {
    relation,
    symmetric: SYMMETRIC,
    source: source ?? null,
    target: target ?? null,
    entity: source ?? target ?? null,
    side: source === undefined ? "TARGET" : "SOURCE",
  };
  const [counted] = await run<{ total: number }>(statements.total, values);
  const rows = await run<ClaimRow>(statements.page, {
    ...values,
    afterArticle,
    afterPlace,
    limit: neo4j.int(limit + 1),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.claim;
  return {
    claims: page.map(claimView),
    total: counted!.total,
    cursor: rows.length > limit && last ? cursorOf([last.article, last.place]) : null,
  };
}

/**
 * Candidates come from the full-text index by single words; that the parts of one word ("U.S.") stand next to each other is checked on
 * what it finds. Entities are ordered as in the other store: who is called just so first, then who has most claims.
 */
export async function search(run: Run, typed: string, limit: number): Promise<SearchResult> {
  const words = typedWords(typed)
    .map(tokensOf)
    .filter(({ length }) => length > 0);
  if (words.length === 0) return { entities: [], sentences: [] };
  const values = {
    lucene: luceneQuery(words.flat()),
    phrases: words
      .map((tokens, place) => ` ${tokens.join(" ")}${place === words.length - 1 ? "" : " "}`)
      .filter((_, place) => words[place]!.length > 1),
    exact: `\n${foldName(typed)}\n`,
    limit: neo4j.int(limit),
  };
  const entities = await run<{ node: GraphNode }>(CYPHER.searchEntities, values);
  const sentences = await run<{
    article: { id: Article["id"]; title: string | null };
    sentence: SentenceNode;
  }>(CYPHER.searchSentences, values);
  return {
    entities: entities.map(({ node }) => nodeOf(node)),
    sentences: sentences.map(({ article, sentence: { place: index, start, end, role, text } }) => ({
      article,
      sentence: { index, start, end, role, text },
    })),
  };
}

/** All words, the last of which may be unfinished. Tokens are lower-case letters and digits, so none is an operator of Lucene's. */
function luceneQuery(tokens: readonly string[]): string {
  const last = tokens.length - 1;
  return tokens.map((token, place) => (place === last ? `+${token}*` : `+"${token}"`)).join(" ");
}
