import { statusOf } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import { articleIds } from "./content.ts";
import { drawnPairs, edgeId } from "./edges.ts";
import { IdentityCheck } from "./identity/check.ts";
import { sha256 } from "./record.ts";
import { problemsOf } from "./soundness.ts";
import { type Store, StoreError } from "./store.ts";

/** One thing that is wrong; with an article where it is one's. */
export interface Finding {
  article: string | null;
  problem: string;
}

export interface Audit {
  articles: number;
  claims: number;
  findings: number;
}

/**
 * Reads a whole store and checks it: every article says what was written, to the letter; every sentence is the article's text at its offsets, every cue inside its sentence, every mention inside its article;
 * entities exist and somebody names them; people are who all articles together say they are; edges are those of the claims and no others; nothing
 * hangs loose.
 *
 * @param tell told of each thing that is wrong
 * @param step told of each article; where it says no, all ends there
 * @returns null where it was ended
 */
export async function auditStore(
  store: Store,
  tell: (finding: Finding) => void,
  step: () => boolean | Promise<boolean> = () => true,
): Promise<Audit | null> {
  const audit: Audit = { articles: 0, claims: 0, findings: 0 };
  const found = (article: string | null, problem: string) => {
    audit.findings++;
    tell({ article, problem });
  };
  for (const problem of await store.strays()) found(null, problem);

  const entities = new Set<string>();
  for await (const { id } of store.entities()) entities.add(id);
  const named = new Set<string>();
  const edges = new Map<string, number>();
  const texts = new Map<string, string>();
  const identities = new IdentityCheck();
  for await (const id of articleIds(store)) {
    if (!(await step())) return null;
    const { stored, said, shown, drift, problem } = await read(store, id);
    if (problem !== null) found(id, problem);
    if (!stored || !said || !shown) continue;
    for (const problem of drift) found(id, problem);
    audit.articles++;
    audit.claims += stored.claims.length;
    for (const problem of problemsOf(stored, shown, entities)) found(id, problem);
    for (const entity of stored.entities) named.add(entity.id);
    const text = sha256(stored.article.text);
    const twin = texts.get(text);
    if (twin !== undefined) found(id, `its text is that of ${twin}`);
    texts.set(text, id);
    addEdges(edges, stored);
    identities.add(said, stored);
  }
  for (const { article, was, kept, should } of identities.misjoined())
    found(article, `${was} is kept as ${kept}, and by what all articles say is ${should}`);
  for (const id of entities) if (!named.has(id)) found(null, `no article names the entity ${id}`);

  const graph = await store.graph();
  for (const { id, claims } of graph.edges) {
    const expected = edges.get(id) ?? 0;
    if (claims !== expected)
      found(null, `the edge ${id} is drawn for ${claims} claims, and ${expected} state it`);
    edges.delete(id);
  }
  for (const [id, claims] of edges) found(null, `the edge ${id} is not drawn, and ${claims} claims state it`);
  const health = await store.health();
  if (
    health.articles !== audit.articles ||
    health.claims !== audit.claims ||
    health.entities !== entities.size
  )
    found(
      null,
      `it counts ${health.articles} articles, ${health.claims} claims and ${health.entities} entities, and holds ${audit.articles}, ${audit.claims} and ${entities.size}`,
    );
  return audit;
}

/** An article as it is kept, as it was read and as it is shown; a damaged store may fail to give it. */
async function read(store: Store, id: string) {
  try {
    const [stored, said] = [await store.merged(id), await store.extraction(id)];
    const [shown, drift] = [await store.article(id), await store.drift(id)];
    return { stored, said, shown, drift, problem: null };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    return {
      stored: null,
      said: null,
      shown: null,
      drift: [],
      problem: `it cannot be read (${(error as Error).message})`,
    };
  }
}

function addEdges(edges: Map<string, number>, { mentions, claims }: Extraction): void {
  const idsOf = (ends: number[]): string[] => ends.flatMap((end) => mentions[end]?.entities ?? []);
  for (const claim of claims)
    for (const [from, to] of drawnPairs(claim.relation, idsOf(claim.source), idsOf(claim.target))) {
      const [source, target] = [from as EntityId, to as EntityId];
      const id = edgeId({ source, target, relation: claim.relation, status: statusOf(claim) });
      edges.set(id, (edges.get(id) ?? 0) + 1);
    }
}
