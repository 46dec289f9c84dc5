import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Article } from "#schema/article.ts";
import type { Extraction } from "#schema/extraction.ts";
import { InputProblem } from "../1-read/reading.ts";
import type { Answer } from "./thread.ts";

const THREAD = new URL("./thread.ts", import.meta.url);

/** Articles in work for each thread: with those that wait for the others a long one holds them up little. */
const AHEAD = 4;

/** Of these a thread has so many: the next is at hand where whoever gives them out is busy when one is read. */
const HANDED = 3;

/** Of memory for a thread's own objects, in megabytes. A longest article takes a third of it. */
const MEGABYTES = 1024;

/** The same for what is young: a thread that takes twice as much, as it would by itself, is no faster. */
const YOUNG_MEGABYTES = 48;

/** How long an article may be read, in milliseconds of the clock: many times what any article of its length takes on a busy machine. */
type Patience = (article: Article) => number;

const PATIENCE: Patience = ({ text }) => 60_000 + text.length / 5;

/** An article to be read. */
interface Job {
  article: Article;
  done: (extraction: Extraction) => void;
  failed: (reason: Error) => void;
}

/** Threads that read what articles say, each with models of its own. */
export class ExtractionThreads {
  readonly count: number;
  /** Articles that are best in work at once. */
  readonly width: number;
  readonly #patience: Patience;
  readonly #threads = new Set<ExtractionThread>();
  readonly #waiting: Job[] = [];
  #isClosed = false;

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
  read(article: Article): Promise<Extraction> {
    if (this.#isClosed) return Promise.reject(closed());
    return new Promise((done, failed) => {
      this.#waiting.push({ article, done, failed });
      this.#handOut();
    });
  }

  /** Ends the threads, whatever they are reading: that fails, and so does what waits for one or comes later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { failed } of this.#waiting.splice(0)) failed(closed());
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#leastBusy();
      if (thread === null) return;
      thread.take(this.#waiting.shift()!);
    }
  }

  #leastBusy(): ExtractionThread | null {
    const [least] = [...this.#threads].sort((one, other) => one.handed - other.handed);
    if (this.#threads.size < this.count && least?.handed !== 0) return this.#start();
    return least && least.handed < HANDED ? least : null;
  }

  #start(): ExtractionThread {
    const thread: ExtractionThread = new ExtractionThread(this.#patience, {
      answered: () => this.#handOut(),
      ended: (left) => {
        this.#threads.delete(thread);
        this.#waiting.unshift(...left);
        this.#handOut();
      },
    });
    this.#threads.add(thread);
    return thread;
  }
}

interface Listener {
  /** It has read one. */
  answered(): void;
  /** It takes no more: these were handed to it, and are still to be read. */
  ended(left: Job[]): void;
}

/** A thread that reads what is handed to it, one after the other. */
class ExtractionThread {
  readonly #worker = new Worker(THREAD, {
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  readonly #patience: Patience;
  readonly #listener: Listener;
  /** The first is being read. */
  #jobs: Job[] = [];
  #watchdog: NodeJS.Timeout | undefined;

  constructor(patience: Patience, listener: Listener) {
    this.#patience = patience;
    this.#listener = listener;
    this.#worker
      .on("message", (answer: Answer) => this.#answered(answer))
      .on("error", (error) => this.#end(error))
      .on("exit", () => this.#end(new Error("its thread ended")));
  }

  get handed(): number {
    return this.#jobs.length;
  }

  take(job: Job): void {
    this.#worker.postMessage(job.article);
    if (this.#jobs.push(job) === 1) this.#watch();
  }

  async close(): Promise<void> {
    for (const { failed } of this.#jobs.splice(0)) failed(closed());
    clearTimeout(this.#watchdog);
    await this.#worker.terminate();
  }

  #answered(answer: Answer): void {
    const job = this.#jobs.shift();
    // One that was given up may have come to its end all the same.
    if (!job) return;
    this.#watch();
    if ("error" in answer) job.failed(new Error(answer.error));
    else job.done(answer.extraction);
    this.#listener.answered();
  }

  #watch(): void {
    clearTimeout(this.#watchdog);
    const [first] = this.#jobs;
    if (!first) return;
    const patience = this.#patience(first.article);
    this.#watchdog = setTimeout(() => {
      this.#end(overdue(patience));
      this.#worker.terminate();
    }, patience);
  }

  /** What it was reading fails; what it had not begun is for another one. */
  #end(reason: Error): void {
    clearTimeout(this.#watchdog);
    const [first, ...left] = this.#jobs;
    this.#jobs = [];
    first?.failed(reason);
    this.#listener.ended(left);
  }
}

function closed(): Error {
  return new Error("reading has been ended");
}

function overdue(patience: number): InputProblem {
  return new InputProblem(
    `reading it took longer than ${Math.ceil(patience / 1000)} s: give it in several articles, or leave out what is no text.`,
  );
}
