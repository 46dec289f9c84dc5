import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import { baseRelation, type Grammar, isCapitalized } from "./grammar.ts";
import { CALENDAR, type NameSpan, touches } from "./spans.ts";

/** Runs of capitalized proper nouns that nothing else has claimed. */
export function unmarkedRuns(g: Grammar, taken: Int32Array): NameSpan[] {
  const runs: NameSpan[] = [];
  const open = (i: number): boolean => {
    const token = g.tokens[i];
    return (
      token !== undefined &&
      (taken[i] ?? 0) < 0 &&
      token.upos === "PROPN" &&
      isCapitalized(token.form) &&
      !CALENDAR.test(token.form)
    );
  };
  for (let at = 0; at < g.tokens.length; at++) {
    if (!open(at)) continue;
    let end = at + 1;
    for (;;) {
      if (open(end)) end++;
      else if (g.forms[end] === "-" && touches(g, end - 1, end) && touches(g, end, end + 1) && open(end + 1))
        end += 2;
      else if (
        /^(?:of|for|and|&)$/.test(g.forms[end] ?? "") &&
        /^(?:of|for)$/.test(g.forms[end] ?? "") &&
        open(end + 1)
      )
        end += 2;
      else break;
    }
    // one capitalized word at the beginning of a sentence need not be a name
    runs.push({ first: at, end, type: null, entries: [], doubtful: end - at === 1 && beginsSentence(g, at) });
    at = end - 1;
  }
  return runs;
}

const beginsSentence = (g: Grammar, at: number): boolean =>
  at === 0 || (at === 1 && !/[\p{L}\p{N}]/u.test(g.forms[0] ?? ""));

/** Does one of two neighbouring spans hang on the other as part of a name? */
export function isLinked(g: Grammar, a: NameSpan, b: NameSpan): boolean {
  const links = (from: NameSpan, to: NameSpan): boolean => {
    for (let i = from.first; i < from.end; i++) {
      const token = g.tokens[i] as Token;
      if (
        token.head >= to.first &&
        token.head < to.end &&
        /^(?:compound|flat|amod)$/.test(baseRelation(token))
      )
        return true;
    }
    return false;
  };
  return links(a, b) || links(b, a);
}

/** "the Government", "Armed Forces", "Police": common nouns for actors that are written with a capital. */
export function isCommon(g: Grammar, { actors }: Gazetteer, { first, end }: NameSpan): boolean {
  if (end - first > 2) return false;
  const form = (g.forms[end - 1] ?? "").toLowerCase();
  return actors.has(form) || actors.has(form.replace(/s$/, "")) || actors.has(form.replace(/ies$/, "y"));
}
