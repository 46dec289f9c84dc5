import type { Question } from "#schema/question.ts";
import type { NamelessQuestion } from "../api/asking.ts";
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

/** What claims have to pass that may stand in a chain or at an entity; null where none passes. */
export function namelessOf(exploration: Exploration): NamelessQuestion | null {
  const asked = askedOf(exploration);
  if (asked === null) return null;
  const { source: _s, target: _t, around: _a, ...filter } = asked;
  return filter;
}

/** Everybody whom an exploration names. */
export function namedIn(exploration: Exploration): string[] {
  const { question, expanded, hidden, pinned, selection, focus, paths } = exploration;
  const { source = [], target = [], around = [] } = question;
  return [
    ...new Set([
      ...source,
      ...target,
      ...around,
      ...expanded.map(({ entity }) => entity),
      ...hidden,
      ...Object.keys(pinned),
      ...(selection === null ? [] : entitiesOf(selection)),
      ...[focus, paths?.from, paths?.to].filter((id) => id != null),
    ]),
  ];
}
