import { InputProblem } from "./reading.ts";

/** What the errors of the file system mean to whoever named the file. */
const REASONS: Record<string, string> = {
  ENOENT: "there is no such file: check its name.",
  ENOTDIR: "there is no such file: check its name.",
  ENAMETOOLONG: "there is no such file: check its name.",
  ELOOP: "it is a link that leads back to itself: give the file.",
  EACCES: "it may not be read: give this user the right to read it.",
  EPERM: "it may not be read: give this user the right to read it.",
};

/** What went wrong with a piece of input, in one sentence. */
export function explain(error: unknown): string {
  if (error instanceof InputProblem) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z0-9]+$/.test(code))
    return REASONS[code] ?? `it cannot be read (${message}): check the disk it is on.`;
  if (error instanceof RangeError)
    return "it is too large or nested too deep to be read: save its text alone.";
  return `it could not be read (${String(message).replace(/\s+/g, " ").slice(0, 200)}): save it once more, or give its text.`;
}
