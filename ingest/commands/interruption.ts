/** Exit status of a process that a signal ended, by the shell's convention. */
export const SIGNALLED = { SIGINT: 130, SIGPIPE: 141, SIGTERM: 143 };

/** Ctrl-C (SIGINT) or SIGTERM, once it has come; the article in hand is finished first. */
let interruption: "SIGINT" | "SIGTERM" | null = null;

function interrupt(signal: NodeJS.Signals): void {
  interruption = signal as "SIGINT" | "SIGTERM";
  process.stdin.destroy();
}

export function watchInterruption(): void {
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
}

export function interrupted(): "SIGINT" | "SIGTERM" | null {
  return interruption;
}

/** The articles until an interruption, and not the failure to read on that it causes. */
export async function* untilInterrupted<Article extends object>(
  articles: AsyncIterable<Article>,
): AsyncGenerator<Article> {
  for await (const article of articles) {
    if (interruption === null || !("problem" in article)) yield article;
    if (interruption !== null) return;
  }
}
