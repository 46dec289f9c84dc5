import { randomUUID } from "node:crypto";
import type { Extraction } from "#schema/extraction.ts";
import { byCode, calledBy, givenBy, isCalledAlready } from "../naming.ts";
import { canonical, checkReferences, extractionHash, sha256 } from "../record.ts";
import type { Written } from "../store.ts";
import type { Run } from "./connection.ts";
import { CYPHER } from "./cypher.ts";
import { type ArticleRows, articleRows, entityProperties } from "./rows.ts";

/** An article that is ready to be written: checked, hashed and laid out. */
export interface Prepared {
  id: string;
  textHash: string;
  hash: string;
  /** Told apart from every other writing, of the same article too. */
  writing: string;
  properties: Record<string, unknown>;
  rows: ArticleRows;
}

/** Longer ids would not fit into the indexes of Neo4j (about 8,000 bytes a key). */
const LONGEST_ID_BYTES = 7_000;

/** @throws {Error} where the record contradicts itself or has an id that Neo4j cannot index */
export function prepare(extraction: Extraction): Prepared {
  checkReferences(extraction);
  const record = canonical(extraction);
  const { article, mentions } = record;
  for (const { id } of [article, ...record.entities]) {
    if (Buffer.byteLength(id) > LONGEST_ID_BYTES)
      throw new Error(
        `The id "${id.slice(0, 60)}…" has ${Buffer.byteLength(id)} bytes, and Neo4j takes ${LONGEST_ID_BYTES} at most: give a shorter one.`,
      );
  }
  const textHash = sha256(article.text);
  const hash = extractionHash(record);
  const writing = randomUUID();
  return {
    id: article.id,
    textHash,
    hash,
    writing,
    properties: { ...article, textHash, extractionHash: hash, writing, mentions: JSON.stringify(mentions) },
    rows: articleRows(record),
  };
}

/** What a transaction did, and which entities lost a name or an id by it: see `unsettled`. */
export interface Change<Outcome> {
  outcome: Outcome;
  lost: string[];
}

/**
 * Writes an article with all that is said in it. Belongs into a writing transaction.
 *
 * @param before what this very writing came to when it was tried before; that holds where its commit turns out to have got through, unheard
 */
export async function writePrepared(
  run: Run,
  prepared: Prepared,
  before: Change<Written> | null = null,
): Promise<Change<Written>> {
  const { id, textHash, hash, writing, properties, rows } = prepared;
  const [state] = await run<{ twin: string | null; hash: string | null; writing: string | null }>(
    CYPHER.articleState,
    {
      id,
      textHash,
    },
  );
  if (state?.twin) return { outcome: { outcome: "duplicate", of: state.twin }, lost: [] };
  if (before && state?.writing === writing) return before;
  const unchanged: Change<Written> = { outcome: { outcome: "unchanged" }, lost: [] };
  if (state?.hash === hash) return unchanged;

  const [locked] = await run<{ hash: string | null }>(CYPHER.lockArticle, { id });
  const stored = locked?.hash ?? null;
  if (stored === hash) return unchanged;
  const old = stored === null ? [] : await deleteContent(run, id);
  const [known] = await Promise.all([
    run<Known>(CYPHER.mergeEntities, { rows: rows.entities }),
    run(CYPHER.setArticle, { id, properties }),
  ]);
  // One after the other on the wire, without waiting for each answer.
  await Promise.all([
    run(CYPHER.nameEntities, { id, rows: rows.names }),
    run(CYPHER.createSentences, { id, rows: rows.sentences }),
    run(CYPHER.createClaims, { rows: rows.claims }),
    run(CYPHER.createEnds, { rows: rows.ends }),
    run(CYPHER.createDirect, { rows: rows.direct }),
  ]);
  const lost = await renewEntities(run, stale(old, rows.names, known));
  return { outcome: { outcome: stored === null ? "added" : "replaced" }, lost };
}

/** Takes an article out; false where there is none of this id. Belongs into a writing transaction. */
export async function removeArticle(run: Run, id: string): Promise<Change<boolean>> {
  const [state] = await run<{ hash: string | null }>(CYPHER.articleState, { id, textHash: "" });
  if (!state?.hash) return { outcome: false, lost: [] };
  await run(CYPHER.lockArticle, { id });
  const before = await deleteContent(run, id);
  await run(CYPHER.deleteArticle, { id });
  const lost = await renewEntities(
    run,
    before.map((naming) => naming.id),
  );
  return { outcome: true, lost };
}

/**
 * The entities that an article names and that are not called so. An article that adds nothing to what a state is called does not lock its node, so
 * that many can be written at once; another writer who takes out the last article that gave a name does not see one that is about to give
 * it. Whoever of the two commits last can see it: the one by this, the other by what it `lost`, and renews those entities again.
 */
export async function unsettled(run: Run, { rows }: Prepared): Promise<string[]> {
  const called = await run<Known>(CYPHER.called, { ids: rows.names.map(({ id }) => id) });
  const byId = new Map(called.map((entity) => [entity.id, entity]));
  return rows.names.flatMap((naming) => {
    const entity = byId.get(naming.id);
    return entity === undefined || isCalledAlready(entity, givenBy(naming)) ? [] : [naming.id];
  });
}

type Naming = ArticleRows["names"][number];

/** An entity as it stands after it was found or made. */
interface Known {
  id: string;
  name: string;
  aliases: string[];
  wikidata: string | null;
}

/** @returns what the article called its entities */
async function deleteContent(run: Run, id: string): Promise<Naming[]> {
  const named = await run<Naming>(CYPHER.namedBy, { id });
  await run(CYPHER.deleteDirect, { id });
  await run(CYPHER.deleteContent, { id });
  return named;
}

/**
 * The entities whose names have to be derived again: the article called them otherwise before, or calls them by a name that they do not have
 * yet. Most articles call a state what others call it, so that its node is not locked.
 */
function stale(before: readonly Naming[], now: readonly Naming[], known: readonly Known[]): string[] {
  const same = (a: Naming | undefined, b: Naming | undefined) =>
    a?.name === b?.name && a?.wikidata === b?.wikidata && String(a?.aliases) === String(b?.aliases);
  const nowById = new Map(now.map((naming) => [naming.id, naming]));
  const beforeById = new Map(before.map((naming) => [naming.id, naming]));
  const knownById = new Map(known.map((entity) => [entity.id, entity]));
  const gone = before.filter((naming) => !same(naming, nowById.get(naming.id)));
  const news = now.filter((naming) => !isCalledAlready(knownById.get(naming.id)!, givenBy(naming)));
  // Where the article is the only one that ever named an entity it was made with these very names.
  return [
    ...new Set(
      [...gone, ...news.filter(({ id }) => !same(beforeById.get(id), nowById.get(id)))].map(({ id }) => id),
    ),
  ];
}

/**
 * Derives again what entities are called; those go that no article names any more. Locks them first, in the order of their ids.
 *
 * @returns those that are still there and were called by something that they are not called by any more
 */
export async function renewEntities(run: Run, stale: readonly string[]): Promise<string[]> {
  if (stale.length === 0) return [];
  const ids = [...stale].sort(byCode);
  const before = await run<Known>(CYPHER.lockEntities, { ids });
  const given = await run<{ id: string; name: string[]; alias: string[]; wikidata: string[] }>(
    CYPHER.givenNames,
    {
      ids,
    },
  );
  const kept = new Map(given.filter(({ name }) => name.length > 0).map((names) => [names.id, names]));
  const gone = given.filter(({ name }) => name.length === 0).map(({ id }) => id);
  if (kept.size > 0) {
    await run(CYPHER.renewEntities, {
      rows: [...kept].map(([id, names]) => ({ id, properties: entityProperties(names) })),
    });
  }
  if (gone.length > 0) await run(CYPHER.deleteEntities, { ids: gone });
  return before
    .filter((known) => {
      const names = kept.get(known.id);
      return names !== undefined && !isCalledAlready(calledBy(names), givenBy(known));
    })
    .map(({ id }) => id);
}
