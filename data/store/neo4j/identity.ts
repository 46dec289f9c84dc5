import type { EntityId } from "#schema/ids.ts";
import type { Answers, Ask, Asking, Others, Seen, StateCount } from "../identity/ask.ts";
import type { Clue } from "../identity/clues.ts";
import { affected, changesOf, identify } from "../identity/resolve.ts";
import { byCode } from "../naming.ts";
import type { Run } from "./connection.ts";
import { lock } from "./lock.ts";
import { PEOPLE } from "./people-cypher.ts";

/**
 * Keeps an article's clues instead of those it gave before. Writers of the same keys wait for each other here, but where what an article says
 * is known from others already.
 *
 * @param before what it gave, where it was stored
 * @returns the ids of other articles in which somebody may now be another one
 */
export async function keepClues(
  run: Run,
  article: string,
  before: readonly Clue[],
  clues: readonly Clue[],
): Promise<string[]> {
  const changed = changesOf(before, clues);
  if (changed.length === 0) return [];
  const known = new Set(await unknown(run, changed, article));
  const waiting = changed.filter((clue) => clue.called !== "full name" || known.has(clue));
  await lock(
    run,
    waiting.map(({ key }) => key),
  );
  if (before.length > 0) await run(PEOPLE.deleteClues, { article });
  if (clues.length > 0) await run(PEOPLE.createClues, { article, clues });
  return [...(await answered(run, affected(article, before, clues)))].sort(byCode);
}

/** Who in truth are those whom an article names that gives these clues. */
export function identitiesBy(run: Run, clues: readonly Clue[]): Promise<Map<EntityId, EntityId>> {
  return answered(run, identify(clues));
}

export async function meantIn(run: Run, article: string): Promise<Map<EntityId, EntityId>> {
  const rows = await run<{ was: EntityId; entity: EntityId }>(PEOPLE.means, { article });
  return new Map(rows.map(({ was, entity }) => [was, entity]));
}

export function cluesIn(run: Run, article: string): Promise<Clue[]> {
  return run<Clue>(PEOPLE.clues, { article });
}

async function answered<Result>(run: Run, work: Asking<Result>): Promise<Result> {
  let step = work.next();
  while (!step.done) step = work.next(await answer(run, step.value));
  return step.value;
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

/** Of some clues those that no other article gives. */
async function unknown(run: Run, clues: readonly Clue[], article: string): Promise<Clue[]> {
  const rows = await run<{ place: number }>(PEOPLE.known, { clues, article });
  const known = new Set(rows.map(({ place }) => place));
  return clues.filter((_, place) => !known.has(place));
}
