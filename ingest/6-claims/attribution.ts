import type { Relation } from "#schema/relations.ts";
import type { Quotations } from "./quotations.ts";
import { isLabel } from "./reports.ts";
import type { Content } from "./speech.ts";
import type { Statement } from "./statement.ts";

/** Acts of speech whose words are the speaker's, not the article's. */
const VOICES: ReadonlySet<Relation> = new Set([
  "SAID",
  "COMMENTED_ON",
  "DENIED",
  "ACCUSED",
  "WARNED",
  "PRAISED",
  "CRITICIZED",
  "THREATENED",
  "REASSURED",
]);

/** A statement with the place of its act's head in the article's text. */
export interface Placed {
  statement: Statement;
  at: number;
}

/** An article's statements in whose words each stands. Writes `attributedTo` and `content`, and returns those to keep, in their order. */
export function withVoices(placed: readonly Placed[], quotations: Quotations): Statement[] {
  const covers = withoutCircles(coversOf(placed), placed);
  for (const [{ statement }, over] of covers) attribute(statement, over);
  return withoutNestedSpeech(placed, covers, quotations);
}

type Speech = Statement & { content: Content };
type Covers = [Placed, Speech[]][];

const width = ({ content: { span } }: Speech): number => span.end - span.start;

/** For each statement those in whose content its act stands. Linear in the article where contents do not pile up. */
function coversOf(placed: readonly Placed[]): Covers {
  const pieces = placed
    .flatMap(({ statement }) =>
      statement.content
        ? statement.content.pieces.map((span) => ({ span, speech: statement as Speech }))
        : [],
    )
    .sort((a, b) => a.span.start - b.span.start);
  const inOrder = [...placed].sort((a, b) => a.at - b.at);
  let open: typeof pieces = [];
  let next = 0;
  return inOrder.map((one): [Placed, Speech[]] => {
    for (let piece = pieces[next]; piece && piece.span.start <= one.at; piece = pieces[++next])
      open.push(piece);
    open = open.filter(({ span }) => span.end > one.at);
    return [one, open.map(({ speech }) => speech).filter((speech) => speech !== one.statement)];
  });
}

/** Of two acts of speech that stand in each other's words, one speaks: the other is taken from its covers. */
function withoutCircles(covers: Covers, placed: readonly Placed[]): Covers {
  const places = new Map(placed.map(({ statement, at }) => [statement, at]));
  return covers.map(([one, over]): Covers[number] => {
    const { content } = one.statement;
    if (content === null) return [one, over];
    const holds = (other: Speech) => {
      const at = places.get(other) as number;
      return content.pieces.some(({ start, end }) => start <= at && at < end);
    };
    const rank = rankOf(one.statement, one.at);
    return [one, over.filter((other) => !holds(other) || rank <= rankOf(other, places.get(other) as number))];
  });
}

/** How far out a speaker stands of whose words another's are part: "…, according to X" before "X said …" before "X felt …" before "as X said". */
function rankOf({ act, content, stance }: Statement, at: number): number {
  if (content?.passing) return 0;
  // "Togo will respond, the minister said": nothing has been said yet but by him
  if (stance.modality !== "asserted") return 0.5;
  const after = content?.states === true && content.span.start < at;
  if (act.cue.pos !== "verb") return after ? 3 : 1;
  if (after) return act.cue.content.includes("quote") ? 2 : 1;
  // "the mayor said it was late, a sign showed": of two that speak alike the first does
  return content?.states && act.cue.relation === "SAID" && act.cue.content.includes("quote") ? 2.5 : 1;
}

/** Every act told inside somebody's words is theirs to answer for: the innermost speaker's. */
function attribute(statement: Statement, covers: Speech[]): void {
  const innermost = covers
    .filter(
      (one) =>
        VOICES.has(one.act.cue.relation) &&
        (one.content.states || one.act.cue.relation === "ACCUSED") &&
        one.source.length > 0,
    )
    .sort((a, b) => width(a) - width(b))[0];
  if (!innermost) return;
  statement.attributedTo = innermost.source.map(({ mention }) => mention);
  statement.claimedOnly = /^(?:claim|allege|boast)$/.test(innermost.act.cue.lemma);
}

/** No words are quoted twice: inside another's words speech is no claim of its own, and an act has no content of its own. */
function withoutNestedSpeech(placed: readonly Placed[], covers: Covers, quotations: Quotations): Statement[] {
  const isSpeech = ({ act }: Statement) => act.cue.relation === "SAID";
  const isQuoted = ({ statement, at }: Placed) =>
    !isLabel(statement.act) && quotations.within({ start: at, end: at + 1 }).length > 0;
  const dropped = new Set(
    placed.filter((one) => isSpeech(one.statement) && isQuoted(one)).map(({ statement }) => statement),
  );
  const widest = [...covers].sort(
    (a, b) => Number(isAfter(b[0])) - Number(isAfter(a[0])) || contentWidth(b[0]) - contentWidth(a[0]),
  );
  for (const [one, over] of widest) {
    const { statement } = one;
    if (!isQuoted(one) && !over.some((other) => !dropped.has(other) && other.content !== null)) continue;
    if (isSpeech(statement) && (statement.target.length === 0 || isQuoted(one))) dropped.add(statement);
    else statement.content = null;
  }
  return placed.map(({ statement }) => statement).filter((statement) => !dropped.has(statement));
}

/** Whether the words come first ("…, said X"): then no other act of the sentence speaks them. */
const isAfter = ({ statement: { content, act }, at }: Placed): boolean =>
  act.cue.pos === "verb" && content?.states === true && content.span.start < at;

const contentWidth = ({ statement: { content } }: Placed): number =>
  content === null ? 0 : content.span.end - content.span.start;
