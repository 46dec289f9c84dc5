import { STATUSES } from "#schema/claim.ts";
import type { Question } from "#schema/question.ts";
import { RELATION_NAMES } from "#schema/relations.ts";
import type { Filters } from "./filters.ts";
import type { Selection } from "./focus.ts";

/** The question whose answer is what the filters leave; null where they leave nothing. */
export function shownQuestion({ relations, statuses }: Filters): Question | null {
  const question: Question = {};
  if (relations.size > 0) question.relation = RELATION_NAMES.filter((name) => !relations.has(name));
  if (statuses.size > 0) question.status = STATUSES.filter((status) => !statuses.has(status));
  return question.relation?.length === 0 || question.status?.length === 0 ? null : question;
}

/** The question whose answer is, of what is shown, what names an entity or is drawn between a pair, either way. */
export function selectedQuestion(shown: Question, selection: Selection): Question {
  if (selection.type === "entity") return { ...shown, around: [selection.id] };
  const pair = [selection.source, selection.target];
  return { ...shown, source: pair, target: pair };
}
