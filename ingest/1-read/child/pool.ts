import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Source } from "../document.ts";
import { LIMITS, type Limits, OVERDUE, OVERGROWN } from "./limits.ts";
import type { Answer, Contents } from "./main.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

const ENDED = "reading has been ended: give it once more.";

/**
 * Processes that read documents, so that one which loops, swells or crashes its parser ends a process and not the batch. They may read files
 * and nothing else: not write any, nor start programs.
 */
export class ReadingProcesses {
  readonly #idle: ChildProcess[] = [];
  /** Given null where there will be none. */
  readonly #waiting: ((child: ChildProcess | null) => void)[] = [];
  readonly #all = new Set<ChildProcess>();
  readonly #most: number;
  readonly #limits: Limits;
  #isClosed = false;

  /** @param most how many work at once; each starts when it is needed first */
  constructor(most: number, limits: Limits = LIMITS) {
    this.#most = most;
    this.#limits = limits;
  }

  /** Reads a document in one of the processes. Never rejects: what goes wrong is a problem of the document. */
  async read(source: Source): Promise<Contents> {
    const child = await this.#take();
    if (child === null) return { problem: ENDED };
    const { promise, resolve } = Promise.withResolvers<Contents>();
    let isSpent = true;
    const answered = (answer: Answer) => {
      isSpent = answer.isSpent;
      resolve(answer.contents);
    };
    const exited = (code: number | null, signal: NodeJS.Signals | null) =>
      resolve({ problem: this.#reason(code, signal) });
    child.once("message", answered).once("exit", exited);
    child.send(
      source,
      (error) => error && resolve({ problem: this.#reason(child.exitCode, child.signalCode) }),
    );
    const contents = await promise;
    child.off("message", answered).off("exit", exited);
    this.#release(child, isSpent);
    return contents;
  }

  /** Ends the processes, whatever they are doing: that is not read, nor what waits for one or comes later. */
  close(): void {
    this.#isClosed = true;
    for (const give of this.#waiting.splice(0)) give(null);
    for (const child of this.#all) child.kill("SIGKILL");
  }

  async #take(): Promise<ChildProcess | null> {
    if (this.#isClosed) return null;
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size < this.#most) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(child: ChildProcess, isSpent: boolean): void {
    if (isSpent || !child.connected || child.exitCode !== null || child.signalCode !== null) {
      this.#all.delete(child);
      child.kill("SIGKILL");
      this.#waiting.shift()?.(this.#start());
      return;
    }
    const next = this.#waiting.shift();
    if (next) next(child);
    else this.#idle.push(child);
  }

  #start(): ChildProcess {
    const child = fork(MAIN, [JSON.stringify(this.#limits)], {
      serialization: "advanced",
      execArgv: [
        "--permission",
        "--allow-fs-read=*",
        "--allow-worker",
        `--max-old-space-size=${Math.round(this.#limits.megabytes * 0.75)}`,
        "--disable-warning=SecurityWarning",
      ],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#all.add(child);
    // One that ends between two documents must not be given the next.
    child.once("exit", () => {
      this.#all.delete(child);
      const at = this.#idle.indexOf(child);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    // What the child has to say of itself, it says by how it ends.
    child.on("error", () => undefined);
    return child;
  }

  #reason(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.#isClosed) return ENDED;
    const { seconds, megabytes } = this.#limits;
    if (signal === OVERDUE) return `reading it took longer than ${seconds} s: save its text alone.`;
    if (signal === OVERGROWN || signal === "SIGABRT")
      return `reading it took more than ${megabytes} MB of memory: save its text alone.`;
    return `its reader ended (${signal ?? `exit ${code}`}): save it once more, or give its text.`;
  }
}
