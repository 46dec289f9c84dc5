import type { Token } from "#ingest/3-parse/tree.ts";
import { type Grammar, isPossessiveMark } from "./grammar.ts";

/** Does a phrase speak of somebody the reader knows: "the", "both", a possessor? */
export function isDefinite(
  g: Grammar,
  first: number,
  determiner: string | null,
  possessor: number | null,
): boolean {
  if (possessor !== null || /^(?:the|this|that|these|those|both)$/.test(determiner ?? "")) return true;
  return (
    /^(?:the|both|his|her|its|their|our|my)$/i.test(g.forms[first - 1] ?? "") ||
    (first > 0 && isPossessiveMark(g.tokens[first - 1] as Token))
  );
}

const NUMBERS = new Map([
  ["two", 2],
  ["2", 2],
  ["both", 2],
  ["pair", 2],
  ["three", 3],
  ["3", 3],
  ["four", 4],
  ["4", 4],
  ["five", 5],
  ["5", 5],
]);

/** How many a phrase speaks of, where it speaks of a few: "both", "the two", "all three". */
export function countOf(g: Grammar, first: number, head: number, number: number | null): number | null {
  for (let i = Math.max(0, first - 2); i < head; i++) if (/^both$/i.test(g.forms[i] ?? "")) return 2;
  return number === null ? null : (NUMBERS.get((g.forms[number] ?? "").toLowerCase()) ?? null);
}
