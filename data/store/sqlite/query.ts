import { typedWords } from "../words.ts";

/**
 * A query of FTS5 for texts that have all the words of `typed`, the last of which may be unfinished; null where it has no words.
 * Every word is quoted, so that nothing a user types is taken as syntax; "U.S." finds "U" and "S" next to each other.
 */
export function ftsQuery(typed: string): string | null {
  const words = typedWords(typed).map((word) => `"${word.replaceAll('"', '""')}"`);
  return words.length === 0 ? null : `${words.join(" ")}*`;
}
