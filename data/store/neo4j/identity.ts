import type { EntityId } from "#schema/ids.ts";
import { answeredLater } from "../asking.ts";
import type { Answers, Ask, Others, Seen, StateCount } from "../identity/ask.ts";
import { type Clue, isNameKey, nameKey, officeKey } from "../identity/clues.ts";
import { affected, changesOf, identify } from "../identity/resolve.ts";
import { byCode } from "../naming.ts";
import type { Run } from "./connection.ts";
import { PEOPLE } from "./cypher/people.ts";
import { lock } from "./lock.ts";

/** The clues of an article, and those it gave before, where it was stored. */
export interface Telling {
  article: string;
  before: readonly Clue[];
  clues: readonly Clue[];
}

/**
 * Keeps the clues of articles instead of those they gave before. Writers of the same keys wait for each other here, those too who give a clue that
 * others have given: whoever gave it may be taken out by another writer just now, and for names it counts how many give it.
 *
 * @returns the ids of other articles in which somebody may now be another one
 */
export async function keepClues(run: Run, tellings: readonly Telling[]): Promise<string[]> {
  const news = tellings.filter(({ before, clues }) => changesOf(before, clues).length > 0);
  const changed = news.flatMap(({ before, clues }) => changesOf(before, clues));
  // Keys of names come last here as in `identitiesBy`, where they are known only when the others have been looked up.
  for (const isName of [false, true]) await lock(run, isName ? "name" : "clue", keysIn(changed, isName));
  const others = new Set<string>();
  // One after the other: who is affected by a clue depends on who else gives it already.
  for (const { article, before, clues } of news) {
    if (before.length > 0) await run(PEOPLE.deleteClues, { article });
    if (clues.length > 0)
      await run(PEOPLE.createClues, { rows: clues.map((clue) => ({ article, ...clue })) });
    for (const id of await answeredLater(affected(article, before, clues), (asked) => answer(run, asked)))
      others.add(id);
  }
  for (const { article } of tellings) others.delete(article);
  return [...others].sort(byCode);
}

/**
 * Who in truth are those whom an article names that gives these clues. How many articles give a name in which state is held still until the
 * end of the transaction: writers who change it wait.
 */
export function identitiesBy(
  run: Run,
  article: string,
  clues: readonly Clue[],
): Promise<Map<EntityId, EntityId>> {
  return answeredLater(identify(article, clues), async (asked) => {
    if (asked.ask === "states") await lock(run, "name", [nameKey(asked.holder)]);
    return answer(run, asked);
  });
}

export async function meantIn(run: Run, article: string): Promise<Map<EntityId, EntityId>> {
  const rows = await run<{ was: EntityId; entity: EntityId }>(PEOPLE.means, { article });
  return new Map(rows.map(({ was, entity }) => [was, entity]));
}

export function cluesIn(run: Run, article: string): Promise<Clue[]> {
  return run<Clue>(PEOPLE.clues, { article });
}

async function answer(run: Run, asked: Ask): Promise<Answers[Ask["ask"]]> {
  switch (asked.ask) {
    case "seen":
      return run<Seen>(PEOPLE.seen, whenOf(asked));
    case "states":
      return run<StateCount>(PEOPLE.states, { holder: asked.holder });
    case "others":
      return run<Others>(PEOPLE.others, { clues: asked.clues, article: asked.article });
    case "asking":
      return (await run<{ id: string }>(PEOPLE.asking, whenOf(asked))).map(({ id }) => id);
    case "naming":
      return (await run<{ id: string }>(PEOPLE.naming, { holder: asked.holder })).map(({ id }) => id);
  }
}

function whenOf({ key, day, from, to }: { key: string; day: string; from: string; to: string }) {
  return { key, day, from, to };
}

/** The keys of full names alone, or those of all offices of which clues speak, however they speak of them. */
function keysIn(clues: readonly Clue[], areNames: boolean): string[] {
  const keys = clues.map(({ key }) => key).filter((key) => isNameKey(key) === areNames);
  return areNames ? keys : keys.map(officeKey);
}
