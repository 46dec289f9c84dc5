import { SingleBar } from "cli-progress";

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

export interface Progress {
  /** One more is done. @param amount of what the total was given in */
  step(amount: number): void;
  stop(): void;
}

/**
 * A progress bar on standard error, where that is a terminal; otherwise nothing.
 *
 * @param total null where it is not known how much there is
 * @param what what is counted beside the bar
 */
export function progressBar(total: number | null, what = "articles"): Progress {
  if (!process.stderr.isTTY) return { step: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format:
      total === null ? `{count} ${what}` : `{bar} {percentage}% | {count} ${what} | {eta_formatted} left`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    clearOnComplete: true,
    // A second Ctrl-C may end the process at once: the terminal is left as it was.
    hideCursor: false,
    linewrap: null,
    gracefulExit: false,
  });
  let count = 0;
  bar.start(Math.max(total ?? 1, 1), 0, { count });
  return {
    step: (amount) => bar.increment(amount, { count: ++count }),
    stop: () => bar.stop(),
  };
}
