import { STATUSES } from "#schema/claim.ts";
import type { Question } from "#schema/question.ts";
import { RELATION_NAMES } from "#schema/relations.ts";
import type { Filters } from "./filters.ts";
import { entitiesOf, type Selection } from "./focus.ts";

/** The question whose answer is what question and legend leave; null where they leave nothing. */
export function shownQuestion(question: Question, { relations, statuses }: Filters): Question | null {
  const relation = left(question.relation, RELATION_NAMES, relations);
  const status = left(question.status, STATUSES, statuses);
  if (relation?.length === 0 || status?.length === 0) return null;
  return { ...question, ...(relation && { relation }), ...(status && { status }) };
}

function left<Word>(
  asked: Word[] | undefined,
  all: readonly Word[],
  off: ReadonlySet<Word>,
): Word[] | undefined {
  return off.size === 0 ? asked : (asked ?? all).filter((word) => !off.has(word));
}

/** The question whose answer is, of what is shown, what names an entity or is drawn between those chosen, either way. */
export function selectedQuestion(shown: Question, selection: Selection): Question {
  if (selection.type === "entity") return { ...shown, around: [selection.id] };
  const chosen = [...entitiesOf(selection)];
  return { ...shown, source: chosen, target: chosen };
}

/** As many entities as are named at once: an address that names so many, at both ends, is well below what browsers take (2 MB). */
export const MOST_NAMED = 5000;

/**
 * The question whose answer is drawn between the entities in sight and no others; `shown` itself where all who answer are in sight, or too
 * many are to be named.
 * @param all how many entities answer
 */
export function inSightQuestion(shown: Question, inSight: readonly string[], all: number): Question {
  if (inSight.length === all || inSight.length === 0 || inSight.length > MOST_NAMED) return shown;
  const ids = [...inSight];
  return { ...shown, source: shown.source ?? ids, target: shown.target ?? ids };
}
