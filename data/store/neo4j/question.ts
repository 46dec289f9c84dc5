import type { Question } from "#schema/question.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import type { Forms } from "./answers.ts";

const SYMMETRIC = RELATION_NAMES.filter((name) => RELATIONS[name].symmetric);

/** A question as the parameters of the statements of answers.ts. */
export function valuesOf(question: Question): Record<string, unknown> {
  const { source, target, around, relation, status, kind, article, outlet, since, until, confidence } =
    question;
  const given = { source, target, around, relation, status, kind, article, outlet, since, until, confidence };
  return {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null])),
    undated: question.undated ?? true,
    anchor: anchorOf(question),
    symmetric: SYMMETRIC,
  };
}

/** The form of a statement that a question needs. */
export function formFor(question: Question, { all, anchored }: Forms): string {
  return anchorOf(question) === null ? all : anchored;
}

function anchorOf({ source, target, around }: Question): string[] | null {
  return source ?? target ?? around ?? null;
}
