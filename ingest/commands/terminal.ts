import { SingleBar } from "cli-progress";

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

export function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

export interface Progress {
  /** One more is done, or could not be. @param amount of what the total was given in */
  step(amount: number, isFailure?: boolean): void;
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
      total === null
        ? `{count} ${what} | {rate}/s{failed}`
        : `{bar} {percentage}% | {count} ${what} | {rate}/s | {eta_formatted} left{failed}`,
    // The time that is left, by the pace of the last hundred.
    etaBuffer: 100,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    clearOnComplete: true,
    // A second Ctrl-C may end the process at once: the terminal is left as it was.
    hideCursor: false,
    linewrap: null,
    gracefulExit: false,
  });
  let count = 0;
  let failures = 0;
  const begun = performance.now();
  bar.start(Math.max(total ?? 1, 1), 0, { count, rate: "0", failed: "" });
  return {
    step(amount, isFailure = false) {
      count++;
      if (isFailure) failures++;
      const rate = (count / ((performance.now() - begun) / 1000)).toPrecision(2);
      bar.increment(amount, {
        count,
        rate: String(Number(rate)),
        failed: failures === 0 ? "" : ` | ${failures} not in`,
      });
    },
    stop: () => bar.stop(),
  };
}
