/** Does work that asks by yielding, each question answered at once. */
export function answered<Asked, Result, Answer>(
  work: Generator<Asked, Result, Answer>,
  answer: (asked: Asked) => Answer,
): Result {
  let step = work.next();
  while (!step.done) step = work.next(answer(step.value));
  return step.value;
}

/** The same where answers take their time. */
export async function answeredLater<Asked, Result, Answer>(
  work: Generator<Asked, Result, Answer>,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<Result> {
  let step = work.next();
  while (!step.done) step = work.next(await answer(step.value));
  return step.value;
}
