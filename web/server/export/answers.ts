import type { ClaimEnd, ClaimView } from "#schema/api.ts";
import type { Question } from "#schema/question.ts";
import { RELATIONS } from "#schema/relations.ts";

/** Whether a claim answers a question. */
export function answers(claim: ClaimView, question: Question): boolean {
  const { relation, status, article, confidence } = question;
  const holds = <Value>(list: readonly Value[] | undefined, value: Value) =>
    list === undefined || list.includes(value);
  return (
    holds(relation, claim.relation) &&
    holds(status, claim.status) &&
    holds<string>(article, claim.article.id) &&
    (question.outlet === undefined ||
      (claim.article.outlet !== null && question.outlet.includes(claim.article.outlet))) &&
    (confidence === undefined || claim.confidence >= confidence) &&
    namesThose(claim, question) &&
    isOfKind(claim, question) &&
    isOfDays(claim, question)
  );
}

function namesThose({ relation, source, target }: ClaimView, question: Question): boolean {
  const either = [...source, ...target];
  const { symmetric } = RELATIONS[relation];
  return (
    names(symmetric ? either : source, question.source) &&
    names(symmetric ? either : target, question.target) &&
    names(either, question.around)
  );
}

function names(ends: readonly ClaimEnd[], ids: readonly string[] | undefined): boolean {
  return ids === undefined || ends.some(({ entities }) => entities.some(({ id }) => ids.includes(id)));
}

function isOfKind({ source, target }: ClaimView, { kind }: Question): boolean {
  if (kind === undefined) return true;
  return [source, target].every(
    (ends) =>
      ends.length === 0 || ends.some(({ entities }) => entities.some((entity) => kind.includes(entity.kind))),
  );
}

function isOfDays({ date, article }: ClaimView, { since, until, undated = true }: Question): boolean {
  if (since === undefined && until === undefined) return true;
  const published = article.publishedAt?.slice(0, 10) ?? null;
  const [from, to] = date ? [date.from, date.to] : [published, published];
  if (from === null || to === null) return undated;
  return (since === undefined || to >= since) && (until === undefined || from <= until);
}
