import type { Lexicon } from "#data/lexicon/read.ts";
import type { Modality } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import { eventOf, RELATIONS } from "#schema/relations.ts";
import { type Bound, bind, lacksAgent } from "./act-claim.ts";
import { type Act, findActs } from "./cues.ts";
import type { SentenceMentions } from "./ends.ts";
import type { Grammar } from "./slots.ts";
import { type Content, contentOf, quotations } from "./speech.ts";
import { type Stance, stanceOf } from "./stance.ts";
import { dependents, lemmaAt, type Syntax } from "./syntax.ts";

/** What one sentence states, before it is numbered, dated and ordered. */
export interface Statement extends Bound {
  stance: Stance;
  content: Content | null;
  attributedTo: number[];
  confidence: number;
}

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

/** Reads the acts of one sentence. `kindOf` tells the kind of a mention's entity. */
export function statementsOf(
  s: Syntax,
  mentions: SentenceMentions,
  lexicon: Lexicon,
  kindOf: (mention: number) => EntityKind,
): Statement[] {
  const controlsObject = (verb: number) =>
    lexicon.governors.get(lemmaAt(s, verb))?.has("object-control") ?? false;
  const grammar: Grammar = { s, mentions, controlsObject };
  const statements: Statement[] = [];
  for (const acts of findActs(s, lexicon)) {
    const bound = firstBound(grammar, acts, kindOf);
    if (!bound) continue;
    const stance = stanceOf(s, bound.act.head, lexicon.governors);
    if (stance.cancelled) continue;
    const content = contentOf(s, bound.act);
    if (!isStatement(s, bound, content)) continue;
    statements.push({ ...bound, stance, content, attributedTo: [], confidence: 0 });
  }
  inheritTargets(s, statements);
  const kept = withoutNestedSpeech(s, statements);
  attribute(kept);
  for (const statement of kept) statement.confidence = confidenceOf(statement);
  return kept;
}

function firstBound(g: Grammar, acts: Act[], kindOf: (mention: number) => EntityKind): Bound | null {
  const bounds = acts.map((act) => bind(g, act, kindOf)).filter((bound) => bound !== null);
  // of rows that differ only in their conditions the first that finds both ends is meant
  return bounds.find(({ source, target }) => source.length > 0 && target.length > 0) ?? bounds[0] ?? null;
}

function isStatement(s: Syntax, { act, source, target }: Bound, content: Content | null): boolean {
  if (act.cue.relation === "SAID") return content !== null && source.length > 0;
  if (RELATIONS[act.cue.relation].symmetric) return target.length > 0 || source.length > 0;
  return source.length > 0 ? target.length > 0 || act.cue.pos === "verb" : lacksAgent(s, act);
}

/** "agreed to meet X", "refused to recognise X": an act without a target of its own has that of its infinitive. */
function inheritTargets(s: Syntax, statements: Statement[]): void {
  for (const statement of statements) {
    if (
      statement.target.length > 0 ||
      statement.act.cue.relation === "SAID" ||
      RELATIONS[statement.act.cue.relation].symmetric
    )
      continue;
    const below = statement.act.tokens.flatMap((i) => dependents(s, i, "xcomp", "advcl", "ccomp", "acl"));
    const inner = statements.find(
      (one) => one !== statement && below.includes(one.act.head) && one.target.length > 0,
    );
    if (!inner) continue;
    const own = new Set(statement.source.map(({ mention }) => mention));
    const target = inner.target.filter(({ mention }) => !own.has(mention));
    if (target.length === 0) continue;
    statement.target = target.map((end) => ({ ...end, sureness: end.sureness * 0.9 }));
    statement.how.push("target: of its infinitive");
  }
}

/** No words are quoted twice: what is told inside another's words is a claim only where it is an act. */
function withoutNestedSpeech(s: Syntax, statements: Statement[]): Statement[] {
  const quotes = quotations(s);
  const inQuote = (i: number) => quotes.some(({ first, end }) => first < i && i < end);
  return statements.filter(
    (one) =>
      one.act.cue.relation !== "SAID" ||
      (!inQuote(one.act.head) &&
        !statements.some(
          (other) =>
            other !== one &&
            other.content?.states === true &&
            inside(one.act.head, other.content) &&
            other.act.cue.relation === "SAID",
        )),
  );
}

const inside = (token: number, { first, last }: Content): boolean => first <= token && token <= last;

/** Every act told inside somebody's words is theirs to answer for: the innermost speaker's. */
function attribute(statements: Statement[]): void {
  for (const statement of statements) {
    const speakers = statements.filter(
      (one) =>
        one !== statement &&
        VOICES.has(one.act.cue.relation) &&
        one.content?.states === true &&
        one.source.length > 0 &&
        inside(statement.act.head, one.content),
    );
    const width = (one: Statement) => (one.content as Content).last - (one.content as Content).first;
    const innermost = speakers.sort((a, b) => width(a) - width(b))[0];
    if (!innermost) continue;
    statement.attributedTo = innermost.source.map(({ mention }) => mention);
  }
}

const MODALITY_SURENESS: Record<Modality, number> = {
  asserted: 1,
  future: 0.85,
  hypothetical: 0.55,
  historical: 0.8,
};

function confidenceOf({ act, source, target, stance, attributedTo }: Statement): number {
  const ends = [...source, ...target].reduce((product, { sureness }) => product * sureness, 1);
  const wholeness = source.length > 0 && target.length > 0 ? 1 : 0.7;
  const kind = act.cue.pos === "verb" ? 1 : act.cue.pos === "adj" ? 0.9 : 0.8;
  const place = 0.9 ** Math.min(stance.depth, 4);
  const voice = attributedTo.length > 0 ? 0.95 : 1;
  const speech = act.cue.relation === "SAID" ? 0.8 : 1;
  const value = 0.95 * ends * wholeness * kind * place * voice * speech * MODALITY_SURENESS[stance.modality];
  return Math.round(value * 1000) / 1000;
}

/** The PLOVER event of a statement, given whether it is still to come. */
export const eventOfStatement = ({ act, stance }: Statement) =>
  eventOf(act.cue.relation, stance.modality === "future");
