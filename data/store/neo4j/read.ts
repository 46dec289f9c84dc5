import type {
  ArticleDetail,
  EntityDetail,
  EntityQuery,
  Graph,
  GraphEdge,
  GraphNode,
  Health,
} from "#schema/api.ts";
import type { Article } from "#schema/article.ts";
import { edgeId } from "../edges.ts";
import { readClaims } from "./claims.ts";
import type { Run } from "./connection.ts";
import { READING } from "./cypher/reading.ts";
import { readTold } from "./people.ts";
import { type ClaimRow, claimView, type SentenceNode } from "./views.ts";

/** A node's row; what is not known is no property and comes as null or not at all. */
export function nodeOf({ id, name, kind, aliases, wikidata, claims }: GraphNode): GraphNode {
  return { id, name, kind, aliases, wikidata: wikidata ?? null, claims };
}

export async function readHealth(run: Run): Promise<Health> {
  const [counts] = await run<Omit<Health, "store">>(READING.counts);
  return { store: "neo4j", ...counts! };
}

/** Nodes in the order of their ids, edges in that of their source's, target's, relation and status. */
export async function readGraph(run: Run): Promise<Graph> {
  const nodes = await run<{ node: GraphNode }>(READING.nodes);
  const edges = await run<Omit<GraphEdge, "id">>(READING.edges);
  return {
    nodes: nodes.map(({ node }) => nodeOf(node)),
    edges: edges.map((edge) => ({ id: edgeId(edge), ...edge })),
  };
}

/** @throws {BadCursor} */
export async function readEntity(run: Run, id: string, query: EntityQuery): Promise<EntityDetail | null> {
  const [row] = await run<{ node: GraphNode }>(READING.entity, { id });
  if (!row) return null;
  const claims = await readClaims(run, { around: [id], ...query });
  return { entity: nodeOf(row.node), ...(await readTold(run, id)), ...claims };
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
  const [row] = await run<ArticleRow>(READING.article, { id });
  if (!row) return null;
  const claims = await run<ClaimRow>(READING.articleClaims, { id });
  return { ...articleOf(row), claims: claims.map(claimView) };
}
