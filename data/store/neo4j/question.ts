import neo4j from "neo4j-driver";
import type { Question } from "#schema/question.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import type { Run } from "./connection.ts";
import type { Forms } from "./cypher/answers.ts";
import { COPIES } from "./cypher/copies.ts";

const SYMMETRIC = RELATION_NAMES.filter((name) => RELATIONS[name].symmetric);

/** A question with what has been found out for it. */
export type Asked = Question & {
  /** The ids of the ties that enough outlets carry, where so many are asked for. */
  carried?: string[];
};

/** Finds which ties enough outlets carry, where a question asks for it. */
export async function withCarried<Asking extends Question>(
  run: Run,
  question: Asking,
): Promise<Asking & Asked> {
  if (question.outlets === undefined) return question;
  const rows = await run<{ tie: string }>(COPIES.carried, { outlets: neo4j.int(question.outlets) });
  return { ...question, carried: rows.map(({ tie }) => tie) };
}

/** A question as the parameters of the statements of answers.ts. */
export function valuesOf(question: Asked): Record<string, unknown> {
  const { source, target, around, relation, status, kind, article, outlet, since, until, confidence } =
    question;
  const given = { source, target, around, relation, status, kind, article, outlet, since, until, confidence };
  return {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? null])),
    undated: question.undated ?? true,
    carried: question.carried ?? null,
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
