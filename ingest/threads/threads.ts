import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Article } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import { InputProblem } from "../1-read/reading.ts";
import type { Answer } from "./thread.ts";

const THREAD = new URL("./thread.ts", import.meta.url);

/** Articles in work for each thread: one is read, one waits, and a long one holds the others up little. */
const AHEAD = 4;

/** Of memory for a thread's own objects, in megabytes. A longest article takes a third of it. */
const MEGABYTES = 1024;

/** The same for what is young: a thread that takes twice as much, as it would by itself, is no faster. */
const YOUNG_MEGABYTES = 48;

/** How long an article may be read, in milliseconds of the clock: many times what any article of its length takes on a busy machine. */
type Patience = (article: Article) => number;

const PATIENCE: Patience = ({ text }) => 60_000 + text.length / 5;

/** Threads that read what articles say, each with models of its own. */
export class ExtractionThreads {
  readonly count: number;
  /** Articles that are best in work at once. */
  readonly width: number;
  readonly #patience: Patience;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: ((thread: Worker) => void)[] = [];

  /** @param count how many work at once, by default one for each core; each starts when it is needed first */
  constructor(count = availableParallelism(), patience = PATIENCE) {
    this.count = count;
    this.width = AHEAD * count;
    this.#patience = patience;
  }

  /**
   * @throws {InputProblem} where it takes too long: its thread is ended then, and a fresh one goes on with the others
   * @throws what a stage fails with, and where the thread ends
   */
  async read(article: Article): Promise<Extraction> {
    const thread = await this.#take();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const ended = () => reject(new Error("its thread ended"));
    thread.once("message", resolve).once("error", reject).once("exit", ended);
    thread.postMessage(article);
    const patience = this.#patience(article);
    const watchdog = setTimeout(() => {
      this.#all.delete(thread);
      thread.terminate();
      reject(overdue(patience));
    }, patience);
    try {
      const answer = await promise;
      if ("error" in answer) throw new Error(answer.error);
      return answer.extraction;
    } finally {
      clearTimeout(watchdog);
      thread.off("message", resolve).off("error", reject).off("exit", ended);
      this.#release(thread);
    }
  }

  /** Ends the threads, whatever they are reading; what waits for one waits for ever. */
  async close(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all([...this.#all].map((thread) => thread.terminate()));
  }

  async #take(): Promise<Worker> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size < this.count) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): Worker {
    const thread = new Worker(THREAD, {
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    // One that fails is told of by the article that it was reading.
    thread.on("error", () => this.#all.delete(thread)).on("exit", () => this.#all.delete(thread));
    this.#all.add(thread);
    return thread;
  }

  #release(thread: Worker): void {
    const next = this.#waiting.shift();
    if (this.#all.has(thread)) {
      if (next) next(thread);
      else this.#idle.push(thread);
    } else next?.(this.#start());
  }
}

function overdue(patience: number): InputProblem {
  return new InputProblem(
    `reading it took longer than ${Math.ceil(patience / 1000)} s: give it in several articles, or leave out what is no text.`,
  );
}
