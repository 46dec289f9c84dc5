import type { Question } from "#schema/question.ts";
import { shownQuestion } from "../graph/asked.ts";
import { entitiesOf } from "../graph/focus.ts";
import type { Exploration } from "./exploration.ts";

/** What question and legend ask for together; null where nothing can answer. */
export function askedOf({ question, off }: Exploration): Question | null {
  return shownQuestion(question, off);
}

export function withoutDays(question: Question | null): Question | null {
  if (question === null) return null;
  const { since: _s, until: _u, undated: _d, ...rest } = question;
  return rest;
}

/** Everybody whom an exploration names. */
export function namedIn({ question, expanded, selection, focus }: Exploration): string[] {
  const { source = [], target = [], around = [] } = question;
  const ids = [...source, ...target, ...around, ...expanded.map(({ entity }) => entity)];
  if (selection !== null) ids.push(...entitiesOf(selection));
  if (focus !== null) ids.push(focus);
  return [...new Set(ids)];
}
