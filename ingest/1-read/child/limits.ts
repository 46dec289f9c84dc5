/** What one document may take of the process that reads it. */
export interface Limits {
  /** Of the processor, so that a busy machine refuses nothing; of the clock, three times as many. */
  seconds: number;
  /** Of memory that the process holds, its own included. */
  megabytes: number;
}

export const LIMITS: Limits = { seconds: 10, megabytes: 512 };

/** How a process ends that took too much: the one signal that nobody else sends for it, and the kernel's own. */
export const OVERDUE = "SIGTERM";
export const OVERGROWN = "SIGKILL";

/** How much the processor has worked for this process, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
