import { createHash } from "node:crypto";
import { canonicalJson } from "./record.ts";
import type { Archive, GraphReader } from "./store.ts";

/** How much a store holds, and a hash of all of it. */
export interface Content {
  articles: number;
  entities: number;
  claims: number;
  edges: number;
  /** SHA-256 of every article's extraction, every entity as the articles together call it, and every edge; the same in every store. */
  hash: string;
}

const PAGE = 200;

/** The ids of all articles, in their order. */
export async function* articleIds(store: Archive): AsyncGenerator<string> {
  let cursor: string | null | undefined;
  do {
    const page = await store.articles({ limit: PAGE, ...(cursor && { cursor }) });
    for (const { id } of page.articles) yield id;
    cursor = page.cursor;
  } while (cursor !== null);
}

/** Goes through articles; false where it was stopped before the last of them. */
type ForEach = (ids: AsyncIterable<string>, work: (id: string) => Promise<void>) => Promise<boolean>;

/**
 * Reads everything that a store holds.
 *
 * @param forEach how to go through the articles
 * @returns null where that was stopped
 */
export async function contentHash(store: Archive & GraphReader, forEach: ForEach): Promise<Content | null>;
export async function contentHash(store: Archive & GraphReader): Promise<Content>;
export async function contentHash(
  store: Archive & GraphReader,
  forEach: ForEach = throughAll,
): Promise<Content | null> {
  const hash = createHash("sha256");
  const add = (value: unknown) => hash.update(`${canonicalJson(value)}\n`);
  const isDone = await forEach(articleIds(store), async (id) => {
    add(await store.extraction(id));
  });
  if (!isDone) return null;
  const { nodes, edges } = await store.graph();
  for (const node of nodes) add(node);
  for (const edge of edges) add(edge);
  const { articles, entities, claims } = await store.health();
  return { articles, entities, claims, edges: edges.length, hash: hash.digest("hex") };
}

async function throughAll(ids: AsyncIterable<string>, work: (id: string) => Promise<void>): Promise<boolean> {
  for await (const id of ids) await work(id);
  return true;
}
