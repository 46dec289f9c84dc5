import { workerData } from "node:worker_threads";
import { type Limits, OVERDUE, OVERGROWN, processorTime } from "./limits.ts";

const INTERVAL = 25;

/**
 * `begun` holds when the document in hand was begun, in milliseconds since the epoch, or 0 between documents; and how much the processor had
 * worked for this process then, in milliseconds.
 */
const { begun, limits } = workerData as { begun: Float64Array; limits: Limits };

// A thread of its own: a parser that loops for ever holds the main one, and no timer of that would be called.
setInterval(() => {
  const [since, worked] = [begun[0]!, begun[1]!];
  const allowed = limits.seconds * 1000;
  if (since > 0 && (processorTime() - worked > allowed || Date.now() - since > 3 * allowed))
    process.kill(process.pid, OVERDUE);
  if (process.memoryUsage.rss() > limits.megabytes * 1_000_000) process.kill(process.pid, OVERGROWN);
}, INTERVAL);
