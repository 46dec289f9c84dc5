import { randomUUID } from "node:crypto";
import type { Article } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import { printOf } from "../copies/print.ts";
import { applied, type Joining } from "../identity/apply.ts";
import { type Clue, cluesOf } from "../identity/clues.ts";
import { byCode, calledBy, givenBy, isCalledAlready } from "../naming.ts";
import { canonical, checkReferences, extractionHash, sha256 } from "../record.ts";
import type { Written } from "../store.ts";
import { readExtraction } from "./archive.ts";
import type { Run } from "./connection.ts";
import { countBySource, keepPrint, type Voice, voiceOf } from "./copies.ts";
import { PEOPLE } from "./cypher/people.ts";
import { WRITING } from "./cypher/writing.ts";
import { cluesIn, identitiesBy, keepClues, meantIn } from "./identity.ts";
import { lockArticle } from "./lock.ts";
import { type ArticleRows, articleRows, entityProperties } from "./rows.ts";

/** An article that is ready to be written: checked and hashed. */
export interface Prepared {
  id: string;
  textHash: string;
  hash: string;
  /** Told apart from every other writing, of the same article too. */
  writing: string;
  readFrom: string | null;
  record: Extraction;
  clues: Clue[];
}

/** An article as it is kept. */
export interface Laid {
  properties: Record<string, unknown>;
  rows: ArticleRows;
  means: { entity: string; properties: Omit<Joining, "entity"> }[];
}

/** Longer ids would not fit into the indexes of Neo4j (about 8,000 bytes a key). */
const LONGEST_ID_BYTES = 7_000;

/** @throws {Error} where the record contradicts itself or has an id that Neo4j cannot index */
export function prepare(extraction: Extraction, readFrom: string | null = null): Prepared {
  checkReferences(extraction);
  const record = canonical(extraction);
  const { article } = record;
  for (const { id } of [article, ...record.entities]) {
    if (Buffer.byteLength(id) > LONGEST_ID_BYTES)
      throw new Error(
        `The id "${id.slice(0, 60)}…" has ${Buffer.byteLength(id)} bytes, and Neo4j takes ${LONGEST_ID_BYTES} at most: give a shorter one.`,
      );
  }
  const textHash = sha256(article.text);
  const hash = extractionHash(record);
  return {
    ...{ id: article.id, textHash, hash, writing: randomUUID(), readFrom },
    ...{ record, clues: cluesOf(record) },
  };
}

/**
 * @param found who in truth are those whom the article names
 * @param counted by whom it is counted, and the article whose text it copies
 */
export function laid(
  { record, textHash, hash, writing, readFrom }: Omit<Prepared, "clues">,
  found: ReadonlyMap<EntityId, EntityId>,
  counted: Voice,
): Laid {
  const { extraction, own, joinings } = applied(record, found);
  const { article, mentions, offices } = extraction;
  return {
    properties: {
      ...article,
      textHash,
      extractionHash: hash,
      writing,
      readFrom,
      mentions: JSON.stringify(mentions),
      offices: JSON.stringify(offices),
      own: own && JSON.stringify(own),
      ...counted,
    },
    rows: articleRows(extraction, counted.voice),
    means: joinings.map(({ entity, ...properties }) => ({ entity, properties })),
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
 * @param tried what this very writing came to when it was tried before; that holds where its commit turns out to have got through, unheard
 */
export async function writePrepared(
  run: Run,
  prepared: Prepared,
  tried: Change<Written> | null = null,
): Promise<Change<Written>> {
  const { id, textHash, hash, writing, readFrom, clues } = prepared;
  const [state] = await run<State>(WRITING.articleState, { id, textHash });
  if (state?.twin) return { outcome: { outcome: "duplicate", of: state.twin }, lost: [] };
  if (tried && state?.writing === writing) return tried;
  const unchanged: Change<Written> = { outcome: { outcome: "unchanged" }, lost: [] };
  if (state?.hash === hash) {
    if (state.readFrom !== readFrom) await run(WRITING.noteReading, { id, readFrom });
    return unchanged;
  }

  const stored = await lockArticle(run, id);
  if (stored.hash === hash) return unchanged;
  const isThere = stored.hash !== null;
  const before = isThere ? await cluesIn(run, id) : [];
  const others = await keepClues(run, id, before, clues);
  const { outlet } = prepared.record.article;
  const copies = await keepPrint(run, id, outlet, stored.print, printOf(prepared.record));
  const { beside, ...counted } =
    copies === null ? { voice: outlet, copyOf: null, beside: null } : await voiceOf(run, id, outlet);
  const stale = new Set(await putContent(run, prepared, isThere, counted));
  await countBySource(run, copies ?? []);
  for (const other of others) await identifyAgain(run, other, stale);
  const lost = await renewEntities(run, [...stale]);
  const nearCopyOf = beside === null ? {} : { nearCopyOf: beside };
  return { outcome: { outcome: isThere ? "replaced" : "added", ...nearCopyOf }, lost };
}

/** Puts what an article says into its node, instead of what was there. @returns the entities whose names have to be derived again */
async function putContent(run: Run, prepared: Prepared, isThere: boolean, counted: Voice): Promise<string[]> {
  const { id, clues } = prepared;
  const found = clues.length === 0 ? new Map<EntityId, EntityId>() : await identitiesBy(run, id, clues);
  const { properties, rows, means } = laid(prepared, found, counted);
  const old = isThere ? await deleteContent(run, id) : [];
  const [known] = await Promise.all([
    run<Known>(WRITING.mergeEntities, { rows: rows.entities }),
    run(WRITING.setArticle, { id, properties }),
  ]);
  // One after the other on the wire, without waiting for each answer.
  await Promise.all([
    run(WRITING.nameEntities, { id, rows: rows.names }),
    run(WRITING.createSentences, { id, rows: rows.sentences }),
    run(WRITING.createClaims, { rows: rows.claims }),
    run(WRITING.createEnds, { rows: rows.ends }),
    run(WRITING.createDirect, { rows: rows.direct }),
    ...(rows.offices.length > 0 ? [run(PEOPLE.createOffices, { id, rows: rows.offices })] : []),
    ...(means.length > 0 ? [run(PEOPLE.createMeans, { id, rows: means })] : []),
  ]);
  return stale(old, rows.names, known);
}

/** Writes an article again in which somebody is another one now that others say more or less of him. */
async function identifyAgain(run: Run, id: string, stale: Set<string>): Promise<void> {
  const { hash } = await lockArticle(run, id);
  const clues = await cluesIn(run, id);
  const [before, now] = [await meantIn(run, id), await identitiesBy(run, id, clues)];
  if (before.size === now.size && [...now].every(([was, entity]) => before.get(was) === entity)) return;
  const record = await readExtraction(run, id);
  if (record === null || hash === null) return;
  const [state] = await run<State>(WRITING.articleState, { id, textHash: "" });
  const prepared = {
    ...{ id, hash, textHash: sha256(record.article.text), writing: state?.writing ?? "" },
    ...{ record, clues, readFrom: state?.readFrom ?? null },
  };
  const { beside: _, ...counted } = await voiceOf(run, id, record.article.outlet);
  for (const entity of await putContent(run, prepared, true, counted)) stale.add(entity);
}

/** What writing an article would come to, as far as that can be told without reading it. */
export async function standingOf(
  run: Run,
  { id, text }: Pick<Article, "id" | "text">,
  readFrom: string,
): Promise<Written | null> {
  const [state] = await run<State>(WRITING.articleState, { id, textHash: sha256(text) });
  if (state?.readFrom === readFrom) return { outcome: "unchanged" };
  return state?.twin ? { outcome: "duplicate", of: state.twin } : null;
}

/** What an article was read from; null where that was not said, or there is no such article. */
export async function readFromOf(run: Run, id: string): Promise<string | null> {
  const [state] = await run<State>(WRITING.articleState, { id, textHash: "" });
  return state?.readFrom ?? null;
}

/** What is stored under an article's id, and under which other id its text is. */
interface State {
  twin: string | null;
  hash: string | null;
  writing: string | null;
  readFrom: string | null;
}

/** Takes an article out; false where there is none of this id. Belongs into a writing transaction. */
export async function removeArticle(run: Run, id: string): Promise<Change<boolean>> {
  const [state] = await run<State>(WRITING.articleState, { id, textHash: "" });
  if (!state?.hash) return { outcome: false, lost: [] };
  const { print } = await lockArticle(run, id);
  const others = await keepClues(run, id, await cluesIn(run, id), []);
  const named = await deleteContent(run, id);
  await run(WRITING.deleteArticle, { id });
  const stale = new Set(named.map((naming) => naming.id));
  await countBySource(run, (await keepPrint(run, id, null, print, null)) ?? []);
  for (const other of others) await identifyAgain(run, other, stale);
  return { outcome: true, lost: await renewEntities(run, [...stale]) };
}

/**
 * The entities that an article names and that are not called so. An article that adds nothing to what a state is called does not lock its node, so
 * that many can be written at once; another writer who takes out the last article that gave a name does not see one that is about to give
 * it. Whoever of the two commits last can see it: the one by this, the other by what it `lost`, and renews those entities again.
 */
export async function unsettled(run: Run, id: string): Promise<string[]> {
  const rows = await run<{ naming: Naming; called: Known }>(PEOPLE.namedAndCalled, { id });
  return rows.flatMap(({ naming, called: entity }) =>
    isCalledAlready(entity, givenBy(called(naming))) ? [] : [naming.id],
  );
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
  const named = await run<Naming>(WRITING.namedBy, { id });
  await run(WRITING.deleteDirect, { id });
  await run(PEOPLE.deleteTold, { id });
  await run(WRITING.deleteContent, { id });
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
  const news = now.filter((naming) => !isCalledAlready(knownById.get(naming.id)!, givenBy(called(naming))));
  // Where the article is the only one that ever named an entity it was made with these very names.
  return [
    ...new Set(
      [...gone, ...news.filter(({ id }) => !same(beforeById.get(id), nowById.get(id)))].map(({ id }) => id),
    ),
  ];
}

const called = (naming: Naming) => ({ ...naming, name: naming.name ?? "" });

/**
 * Derives again what entities are called; those go that no article names any more. Locks them first, in the order of their ids.
 *
 * @returns those that are still there and were called by something that they are not called by any more
 */
export async function renewEntities(run: Run, stale: readonly string[]): Promise<string[]> {
  if (stale.length === 0) return [];
  const ids = [...stale].sort(byCode);
  const before = await run<Known>(WRITING.lockEntities, { ids });
  const given = await run<{ id: string; name: string[]; alias: string[]; wikidata: string[] }>(
    WRITING.givenNames,
    {
      ids,
    },
  );
  const kept = new Map(given.filter(({ name }) => name.length > 0).map((names) => [names.id, names]));
  const gone = given.filter(({ name }) => name.length === 0).map(({ id }) => id);
  if (kept.size > 0) {
    await run(WRITING.renewEntities, {
      rows: [...kept].map(([id, names]) => ({ id, properties: entityProperties(names) })),
    });
  }
  if (gone.length > 0) await run(WRITING.deleteEntities, { ids: gone });
  return before
    .filter((known) => {
      const names = kept.get(known.id);
      return names !== undefined && !isCalledAlready(calledBy(names), givenBy(known));
    })
    .map(({ id }) => id);
}
