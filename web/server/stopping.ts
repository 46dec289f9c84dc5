import { once } from "node:events";
import { setInterval } from "node:timers/promises";

/**
 * Resolves when this process is told to stop: by SIGINT, by SIGTERM, or where npm started it by the end of the shell between
 * them. npm hands a SIGTERM to that shell alone, which dies of it and would leave the server behind, holding its port.
 */
export async function toldToStop(): Promise<void> {
  const signals = [once(process, "SIGINT"), once(process, "SIGTERM")];
  const byNpm = process.env.npm_lifecycle_event !== undefined;
  await Promise.race(byNpm ? [...signals, orphaned()] : signals);
}

async function orphaned(): Promise<void> {
  const parent = process.ppid;
  for await (const _ of setInterval(250, undefined, { ref: false })) if (process.ppid !== parent) return;
}
