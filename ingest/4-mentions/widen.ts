import type { Token } from "#ingest/3-parse/tree.ts";
import { baseRelation, type Grammar, isCapitalized } from "./grammar.ts";
import { CALENDAR, type NameSpan, touches } from "./spans.ts";

const PARTICLE =
  /^(?:al|el|bin|bint|ibn|abu|ben|de|del|della|der|den|di|da|dos|du|la|le|van|von|ter|ten|st|ul|ur|e|y|o|ap)$/i;

/** A name as far as its proper nouns go: "Ayman al-Zawahiri", "Ursula von der Leyen", "Kim Jong-un". */
export function widen(g: Grammar, span: NameSpan, known: NameSpan[]): NameSpan {
  let { first, end } = span;
  const free = (i: number) => !known.some((one) => one.first <= i && i < one.end);
  const proper = (i: number) =>
    g.tokens[i]?.upos === "PROPN" &&
    isCapitalized(g.forms[i] ?? "") &&
    !CALENDAR.test(g.forms[i] ?? "") &&
    free(i);
  const glued = (i: number) =>
    /^[-–]$/.test(g.forms[i] ?? "") && touches(g, i - 1, i) && touches(g, i, i + 1);
  while (first > 1 && glued(first - 1) && isCapitalized(g.forms[first - 2] ?? "") && free(first - 2))
    first -= 2;
  for (;;) {
    if (
      glued(end) &&
      (proper(end + 1) ||
        PARTICLE.test(g.forms[end - 1] ?? "") ||
        (span.type === "PER" && baseRelation(g.tokens[end + 1] as Token) === "flat"))
    )
      end += 2;
    else if (
      span.type === "PER" &&
      PARTICLE.test(g.forms[end] ?? "") &&
      glued(end + 1) &&
      isCapitalized(g.forms[end + 2] ?? "")
    )
      end += 3;
    else if (
      span.type === "PER" &&
      PARTICLE.test(g.forms[end] ?? "") &&
      (proper(end + 1) || PARTICLE.test(g.forms[end + 1] ?? "")) &&
      !/^(?:the|and)$/i.test(g.forms[end] ?? "")
    )
      end += 1;
    else if (
      span.type === "PER" &&
      proper(end) &&
      g.tokens[end]?.name !== "B-PER" &&
      (baseRelation(g.tokens[end] as Token) === "flat" || PARTICLE.test(g.forms[end - 1] ?? ""))
    )
      end += 1;
    else break;
  }
  return { ...span, first, end };
}
