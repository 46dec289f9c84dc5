import { type Content, quotations } from "./speech.ts";
import type { Statement } from "./statement.ts";
import type { Syntax } from "./syntax.ts";

/** Acts of speech whose words are the speaker's, not the article's. */
const VOICES = new Set([
  "SAID",
  "DENIED",
  "ACCUSED",
  "WARNED",
  "PRAISED",
  "CRITICIZED",
  "THREATENED",
  "REASSURED",
]);

const inside = (token: number, { first, last }: Content): boolean => first <= token && token <= last;
const width = ({ first, last }: Content): number => last - first;

/** No words are quoted twice: what is told inside another's words is a claim only where it is an act. */
export function withoutNestedSpeech(s: Syntax, statements: Statement[]): Statement[] {
  const quotes = quotations(s);
  const isNested = (one: Statement) =>
    quotes.some(({ first, end }) => first < one.act.head && one.act.head < end) ||
    statements.some(
      (other) =>
        other !== one &&
        other.act.cue.relation === "SAID" &&
        other.content?.states === true &&
        inside(one.act.head, other.content),
    );
  return statements.filter((one) => one.act.cue.relation !== "SAID" || !isNested(one));
}

/** Every act told inside somebody's words is theirs to answer for: the innermost speaker's. */
export function attribute(statements: Statement[]): void {
  for (const statement of statements) {
    const speakers = statements.filter(
      (one) =>
        one !== statement &&
        VOICES.has(one.act.cue.relation) &&
        one.content?.states === true &&
        one.source.length > 0 &&
        inside(statement.act.head, one.content),
    );
    const innermost = speakers.sort((a, b) => width(a.content as Content) - width(b.content as Content))[0];
    if (innermost) statement.attributedTo = innermost.source.map(({ mention }) => mention);
  }
}
