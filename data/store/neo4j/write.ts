import type { Article } from "#schema/article.ts";
import { printOf } from "../copies/print.ts";
import { voiceBy } from "../copies/voice.ts";
import { sha256 } from "../record.ts";
import type { Written } from "../store.ts";
import { readExtraction } from "./archive.ts";
import type { Run } from "./connection.ts";
import { type Content, deleteContent, putContents } from "./content.ts";
import { countBySource, keepPrints, voicesOf } from "./copies.ts";
import { WRITING } from "./cypher/writing.ts";
import { cluesIn, identitiesBy, keepClues, meantIn } from "./identity.ts";
import { lockArticles, type StoredArticle } from "./lock.ts";
import { renewEntities } from "./names.ts";
import type { Prepared } from "./prepare.ts";

/** What a transaction did, and which entities lost a name or an id by it: see `unsettled`. */
export interface Change<Outcome> {
  outcome: Outcome;
  lost: string[];
}

/**
 * Writes articles with all that is said in them, as if they came one after the other. Belongs into a writing transaction.
 *
 * @param batch no two of one id or one text
 * @param tried what these very writings came to when they were tried before, by their `writing`; that holds where the commit turns out to have got
 *   through, unheard. What they come to now is added
 * @returns what became of the first of them, of one at least: one whose text is that of an article before it as it was until now has to wait
 */
export async function writePrepared(
  run: Run,
  batch: readonly Prepared[],
  tried: Map<string, Written>,
): Promise<Change<Written[]>> {
  const states = await statesOf(run, batch);
  const places = new Map(batch.map(({ id }, place) => [id, place]));
  const waiting = batch.findIndex((_, place) => (places.get(states[place]!.twin ?? "") ?? place) < place);
  const now = waiting < 0 ? batch : batch.slice(0, waiting);
  const outcomes: Written[] = [];
  const changed: Prepared[] = [];
  for (const [place, prepared] of now.entries()) {
    const { twin, writing, hash, readFrom } = states[place]!;
    const before = writing === prepared.writing ? tried.get(writing) : undefined;
    outcomes.push(before ?? (twin === null ? { outcome: "unchanged" } : { outcome: "duplicate", of: twin }));
    if (before || twin !== null) continue;
    if (!isStored({ hash, readFrom }, prepared)) changed.push(prepared);
    else if (readFrom !== prepared.readFrom) await noteReading(run, prepared);
  }
  const { outcome, lost } = await writeChanged(run, changed);
  for (const prepared of changed) if (!outcome.has(prepared.id)) await noteReading(run, prepared);
  for (const [id, written] of outcome) outcomes[places.get(id)!] = written;
  for (const [place, written] of outcomes.entries()) tried.set(now[place]!.writing, written);
  return { outcome: outcomes, lost };
}

async function noteReading(run: Run, { id, readFrom }: Prepared): Promise<void> {
  await run(WRITING.noteReading, { id, readFrom });
}

/** Writes articles that are not stored as they are now, but for those that another writer has stored so meanwhile. */
async function writeChanged(run: Run, wanted: readonly Prepared[]): Promise<Change<Map<string, Written>>> {
  const stored = await lockArticles(
    run,
    wanted.map(({ id }) => id),
  );
  const batch = wanted.filter((prepared) => !isStored(stored.get(prepared.id)!, prepared));
  if (batch.length === 0) return { outcome: new Map(), lost: [] };
  const others = await keepClues(
    run,
    await Promise.all(
      batch.map(async ({ id, clues }) => ({
        article: id,
        before: isThere(stored.get(id)!) ? await cluesIn(run, id) : [],
        clues,
      })),
    ),
  );
  const { copies, shared } = await keepPrints(
    run,
    batch.map(({ id, record }) => ({
      ...{ article: id, outlet: record.article.outlet },
      ...{ before: stored.get(id)!.print, print: printOf(record) },
    })),
  );
  const voices = await voicesOf(
    run,
    batch.filter(({ id }) => shared.has(id)).map(({ id, record }) => ({ id, outlet: record.article.outlet })),
  );
  const stale = new Set(
    await putContents(
      run,
      batch.map((prepared): Content => {
        const counted = voices.get(prepared.id) ?? voiceBy(prepared.record.article.outlet, null);
        return { prepared, isThere: isThere(stored.get(prepared.id)!), counted };
      }),
    ),
  );
  await countBySource(run, copies);
  for (const other of others) await identifyAgain(run, other, stale);
  const outcome = batch.map(({ id, hash }): [string, Written] => {
    if (stored.get(id)!.hash === hash) return [id, { outcome: "unchanged" }];
    const beside = shared.get(id) ?? null;
    return [
      id,
      {
        outcome: isThere(stored.get(id)!) ? "replaced" : "added",
        ...(beside !== null && { nearCopyOf: beside }),
      },
    ];
  });
  return { outcome: new Map(outcome), lost: await renewEntities(run, [...stale]) };
}

const isThere = ({ hash }: StoredArticle) => hash !== null;

/** Another engine may make the same of an article, and something else of who is who in it. */
function isStored(stored: Pick<StoredArticle, "hash" | "readFrom">, { hash, readFrom }: Prepared): boolean {
  return stored.hash === hash && (readFrom === null || stored.readFrom === readFrom);
}

/** Writes an article again in which somebody is another one now that others say more or less of him. */
async function identifyAgain(run: Run, id: string, stale: Set<string>): Promise<void> {
  const { hash } = (await lockArticles(run, [id])).get(id)!;
  const clues = await cluesIn(run, id);
  const [before, now] = [await meantIn(run, id), await identitiesBy(run, id, clues)];
  if (before.size === now.size && [...now].every(([was, entity]) => before.get(was) === entity)) return;
  const record = await readExtraction(run, id);
  if (record === null || hash === null) return;
  const { writing, readFrom } = await stateOf(run, id);
  const prepared = {
    ...{ id, hash, textHash: sha256(record.article.text), writing: writing ?? "" },
    ...{ record, clues, readFrom },
  };
  const voices = await voicesOf(run, [record.article]);
  const content = { prepared, isThere: true, counted: voices.get(id)! };
  for (const entity of await putContents(run, [content])) stale.add(entity);
}

/** What writing an article would come to, as far as that can be told without reading it. */
export async function standingOf(
  run: Run,
  { id, text }: Pick<Article, "id" | "text">,
  readFrom: string,
): Promise<Written | null> {
  const state = await stateOf(run, id, sha256(text));
  if (state.readFrom === readFrom) return { outcome: "unchanged" };
  return state.twin === null ? null : { outcome: "duplicate", of: state.twin };
}

/** What an article was read from; null where that was not said, or there is no such article. */
export async function readFromOf(run: Run, id: string): Promise<string | null> {
  return (await stateOf(run, id)).readFrom;
}

/** What is stored under an article's id, and under which other id its text is. */
interface State {
  twin: string | null;
  hash: string | null;
  writing: string | null;
  readFrom: string | null;
}

/** In the order of what is asked for. */
function statesOf(run: Run, rows: readonly { id: string; textHash: string }[]): Promise<State[]> {
  return run<State>(WRITING.articleStates, { rows: rows.map(({ id, textHash }) => ({ id, textHash })) });
}

async function stateOf(run: Run, id: string, textHash = ""): Promise<State> {
  const [state] = await statesOf(run, [{ id, textHash }]);
  return state!;
}

/** Takes an article out; false where there is none of this id. Belongs into a writing transaction. */
export async function removeArticle(run: Run, id: string): Promise<Change<boolean>> {
  const state = await stateOf(run, id);
  if (state.hash === null) return { outcome: false, lost: [] };
  const { print } = (await lockArticles(run, [id])).get(id)!;
  const others = await keepClues(run, [{ article: id, before: await cluesIn(run, id), clues: [] }]);
  const named = await deleteContent(run, id);
  await run(WRITING.deleteArticle, { id });
  const stale = new Set(named.map((naming) => naming.id));
  const { copies } = await keepPrints(run, [{ article: id, outlet: null, before: print, print: null }]);
  await countBySource(run, copies);
  for (const other of others) await identifyAgain(run, other, stale);
  return { outcome: true, lost: await renewEntities(run, [...stale]) };
}
