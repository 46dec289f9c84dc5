import type { Connection } from "./connection.ts";

/** Answers that are kept at most. */
const MOST = 50;

/**
 * Answers that go through every claim of the store, kept for as long as no process writes into it: whoever opens the page asks for the
 * same few.
 */
export class Remembered {
  readonly #connection: Connection;
  readonly #answers = new Map<string, unknown>();
  #state = "";

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * What `work` gave the last time, where the store is the same still. Belongs into a reading transaction.
   *
   * @param asked tells this answer from all others
   * @param work gives what nobody changes afterwards
   * @param isKept whether an answer is small enough to be held on to
   */
  answer<Result>(
    asked: readonly unknown[],
    work: () => Result,
    isKept: (answer: Result) => boolean = () => true,
  ): Result {
    const { state } = this.#connection;
    if (state !== this.#state) this.#answers.clear();
    this.#state = state;
    const key = JSON.stringify(asked);
    const known = this.#answers.get(key) as Result | undefined;
    const answer = known ?? work();
    // What was asked for last goes last.
    this.#answers.delete(key);
    if (!isKept(answer)) return answer;
    this.#answers.set(key, answer);
    if (this.#answers.size > MOST) this.#answers.delete(this.#answers.keys().next().value!);
    return answer;
  }
}
