import { byCode, calledBy, type Given, givenBy, isCalledAlready } from "../naming.ts";
import type { Run } from "./connection.ts";
import { PEOPLE } from "./cypher/people.ts";
import { WRITING } from "./cypher/writing.ts";
import { type ArticleRows, entityProperties } from "./rows.ts";

/**
 * The entities that articles name and that are not called so. An article that adds nothing to what a state is called does not lock its node, so
 * that many can be written at once; another writer who takes out the last article that gave a name does not see one that is about to give
 * it. Whoever of the two commits last can see it: the one by this, the other by what it `lost`, and renews those entities again.
 */
export async function unsettled(run: Run, ids: readonly string[]): Promise<string[]> {
  const rows = await run<{ naming: Omit<Naming, "article">; called: Called }>(PEOPLE.namedAndCalled, { ids });
  return rows.flatMap(({ naming, called }) =>
    isCalledAlready(called, givenBy(named(naming))) ? [] : [naming.id],
  );
}

export type Naming = ArticleRows["names"][number];

/** An entity as it stands after it was found or made. */
export interface Called {
  id: string;
  name: string;
  aliases: string[];
  wikidata: string | null;
}

/**
 * The entities whose names have to be derived again: the article called them otherwise before, or calls them by a name that they do not have
 * yet. Most articles call a state what others call it, so that its node is not locked.
 */
export function otherwiseCalled(
  before: readonly Naming[],
  now: readonly Naming[],
  known: readonly Called[],
): string[] {
  const same = (a: Naming | undefined, b: Naming | undefined) =>
    a?.name === b?.name && a?.wikidata === b?.wikidata && String(a?.aliases) === String(b?.aliases);
  const nowById = new Map(now.map((naming) => [naming.id, naming]));
  const beforeById = new Map(before.map((naming) => [naming.id, naming]));
  const calledById = new Map(known.map((entity) => [entity.id, entity]));
  const gone = before.filter((naming) => !same(naming, nowById.get(naming.id)));
  const news = now.filter((naming) => !isCalledAlready(calledById.get(naming.id)!, givenBy(named(naming))));
  // Where the article is the only one that ever named an entity it was made with these very names.
  return [
    ...new Set(
      [...gone, ...news.filter(({ id }) => !same(beforeById.get(id), nowById.get(id)))].map(({ id }) => id),
    ),
  ];
}

const named = (naming: Omit<Naming, "article">) => ({ ...naming, name: naming.name ?? "" });

/** What articles give to entities, each different text once. */
export function givenTo(run: Run, ids: readonly string[]): Promise<(Given & { id: string })[]> {
  return run<Given & { id: string }>(WRITING.givenNames, { ids });
}

/**
 * Derives again what entities are called; those go that no article names any more. Locks them first, in the order of their ids.
 *
 * @returns those that are still there and were called by something that they are not called by any more
 */
export async function renewEntities(run: Run, stale: readonly string[]): Promise<string[]> {
  if (stale.length === 0) return [];
  const ids = [...stale].sort(byCode);
  const before = await run<Called>(WRITING.lockEntities, { ids });
  const given = await givenTo(run, ids);
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
