import type { Effect, Lexicon } from "#data/lexicon/read.ts";
import type { EntityKind } from "#schema/entity.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";
import { type Bound, bind, lacksAgent } from "./act-claim.ts";
import { asideOf, speakerBefore } from "./aside.ts";
import { assertionAt, demandAt, isRefusal, refusalAt } from "./constructions.ts";
import { type Act, findActs, isBlock } from "./cues.ts";
import { type End, endsAt, type SentenceMentions, STATES_ONLY, sameEntities } from "./ends.ts";
import { reachOfDenial } from "./governing.ts";
import type { LastSpeaker } from "./last-speaker.ts";
import { asSaid, merelySaid, saidByNobody } from "./mere-speech.ts";
import { namingAt } from "./naming.ts";
import { reportsOf } from "./reports.ts";
import { type SpeechWords, withSpeechSideBySide } from "./side-by-side.ts";
import { fill, type Grammar } from "./slots.ts";
import { type Content, contentOf, mayQuote } from "./speech.ts";
import type { SpokenSentence } from "./spoken.ts";
import { stanceAbove, stanceOf } from "./stance.ts";
import { leaveOpen } from "./stance-changes.ts";
import type { Statement } from "./statement.ts";
import { dependents, isInfinitive, isVerb, lemmaAt, prepositionOf, type Syntax, tokenAt } from "./syntax.ts";
import { onItsTopic } from "./topics.ts";

/**
 * Reads the acts of one sentence, in text order of their heads. `kindOf` tells the kind of a mention's entity; to `offices`, which stage 5
 * found, it is done what a denial in the sentence does to them.
 */
export function statementsOf(
  asParsed: SpokenSentence,
  mentions: SentenceMentions,
  lexicon: Lexicon,
  kindOf: (mention: number) => EntityKind,
  lastSpeaker: LastSpeaker,
  offices: readonly Statement[],
): Statement[] {
  const spoken = withSpeechSideBySide(asParsed, speechWords(asParsed.s, mentions, lexicon));
  const { s } = spoken;
  const governs = (effect: Effect) => (token: number) =>
    lexicon.governors.get(lemmaAt(s, token))?.has(effect) ?? false;
  const grammar: Grammar = {
    s,
    mentions,
    controlsObject: governs("object-control"),
    isAim: governs("aim"),
    resume: (pronoun) => lastSpeaker.resume(s, mentions, pronoun, spoken.sentence.index),
    isGround: (mention) => /^(?:place|state)$/.test(kindOf(mention)),
    speakerOf: (act) =>
      mayQuote(act.cue) ? (asideOf(spoken, act)?.speaker ?? speakerBefore(s, act.head)) : null,
  };
  const statements: Statement[] = [];
  const found = withConstructions(spoken, findActs(s, lexicon));
  for (const bound of boundActs(grammar, found, kindOf, lastSpeaker)) {
    const readStance = isRefusal(bound.act) ? stanceAbove : stanceOf;
    const stance = readStance(s, bound.act.head, lexicon.governors);
    if (stance.cancelled) continue;
    const content = contentOf(spoken, bound.act);
    if (!isStatement(s, mentions, bound, content)) continue;
    statements.push({ ...onItsTopic(grammar, bound), stance, content, attributedTo: [] });
  }
  statements.push(
    ...merelySaid(grammar, spoken, found, statements, lexicon, kindOf),
    ...saidByNobody(grammar, spoken, found, statements, lexicon),
    ...reportsOf(spoken, mentions),
  );
  denyWhatIsDenied(s, [...statements, ...offices]);
  inheritTargets(grammar, statements);
  statements.push(...statements.flatMap((statement) => demandsIn(s, mentions, statement)));
  commentInOwnWords(s, mentions, statements);
  return statements.map((statement) => (isAlone(s, mentions, statement) ? asSaid(statement) : statement));
}

function speechWords(s: Syntax, mentions: SentenceMentions, { cues }: Lexicon): SpeechWords {
  return {
    speaks: (verb) =>
      tokenAt(s, verb).upos === "VERB" &&
      (cues.get(lemmaAt(s, verb)) ?? []).some(
        ({ pos, parts, content }) => pos === "verb" && parts.length === 0 && content.length > 0,
      ),
    isSame: (a, b) => {
      const [one, other] = [mentions.at(a), mentions.at(b)];
      return one !== null && other !== null && sameEntities(mentions.get(one), mentions.get(other));
    },
  };
}

/** "The agency said it is sceptical of X": what a speaker says of an attitude of its own is one comment, on X. */
function commentInOwnWords(s: Syntax, mentions: SentenceMentions, statements: Statement[]): void {
  for (const outer of statements) {
    if (outer.act.cue.relation !== "SAID" || outer.target.length > 0) continue;
    const clauses = dependents(s, outer.act.head, "ccomp", "parataxis");
    const at = statements.findIndex(
      ({ act, source, target }) =>
        /^(?:SAID|COMMENTED_ON)$/.test(act.cue.relation) &&
        target.length > 0 &&
        clauses.includes(act.head) &&
        isSame(mentions, source, outer.source),
    );
    const inner = statements[at];
    if (!inner) continue;
    outer.target = inner.target;
    outer.act = { ...outer.act, cue: { ...outer.act.cue, relation: "COMMENTED_ON" } };
    outer.how.push(...inner.how.filter((how) => how.startsWith("target")));
    statements.splice(at, 1);
  }
}

const isSame = (mentions: SentenceMentions, a: End[], b: End[]): boolean =>
  a.some((one) => b.some((other) => sameEntities(mentions.get(one.mention), mentions.get(other.mention))));

const hasInfinitive = (s: Syntax, act: Act): boolean =>
  act.tokens.some((i) => dependents(s, i, "xcomp").length > 0);

/** "exploring the possibility of sending aid", "pessimism over sending aid": what is weighed hangs on a noun of the cue, or on the verb behind a preposition. */
const hasGerund = (s: Syntax, act: Act): boolean => gerundsOf(s, act).length > 0;

const gerundsOf = (s: Syntax, { head, tokens }: Act): number[] =>
  [
    ...tokens.flatMap((i) => dependents(s, i, "acl")),
    ...dependents(s, head, "advcl").filter((i) => /^(?:over|about)$/.test(prepositionOf(s, i) ?? "")),
  ].filter((i) => tokenAt(s, i).xpos === "VBG");

/** "agreed to leave" with nobody: an agreement that has one end alone is something said. */
const isAlone = (s: Syntax, mentions: SentenceMentions, { act, source, target }: Statement): boolean =>
  RELATIONS[act.cue.relation].symmetric &&
  target.length === 0 &&
  hasInfinitive(s, act) &&
  !source.some(({ mention }) => mentions.get(mention).entities.length > 1);

/** "rejected accusations that it had armed X": what stands under a denial is denied. */
function denyWhatIsDenied(s: Syntax, statements: Statement[]): void {
  const speech = new Set(
    statements
      .filter(({ act }) => act.cue.content.length > 0 && isVerb(s, act.head))
      .map(({ act }) => act.head),
  );
  for (const denial of statements) {
    if (denial.act.cue.relation !== "DENIED" || denial.stance.negated) continue;
    for (const one of statements) {
      if (one === denial || one.stance.negated) continue;
      const reached = reachOfDenial(s, one.act.head, denial.act.head, speech);
      if (reached === "free") continue;
      if (reached === "open") {
        one.stance = { ...one.stance, because: [...one.stance.because] };
        leaveOpen(one.stance, "denied");
        continue;
      }
      one.stance = { ...one.stance, negated: true, because: [...one.stance.because, "negated: denied"] };
    }
  }
}

/** Acts in text order, "will not …" in the place of the act that is refused, "called X Y" in the place of a call. */
function withConstructions(spoken: SpokenSentence, found: Act[][]): Act[][] {
  const { s } = spoken;
  const built = s.tokens.flatMap((_, verb): Act[] => {
    const known = found.find(([act]) => act?.head === verb)?.[0];
    const judges = known !== undefined && /^(?:CRITICIZED|PRAISED|SAID|ACCUSED)$/.test(known.cue.relation);
    const built = refusalAt(s, verb, known) ?? (judges ? null : namingAt(spoken, verb));
    return [built ?? (known ? null : assertionAt(s, verb)) ?? []].flat();
  });
  const heads = new Set(built.map(({ head }) => head));
  return [
    ...found.filter(([act]) => act !== undefined && !heads.has(act.head)),
    ...built.map((act) => [act]),
  ];
}

/** "X says Y must leave": beside what X said, X urges Y. */
function demandsIn(s: Syntax, mentions: SentenceMentions, statement: Statement): Statement[] {
  if (statement.act.cue.relation !== "SAID" || statement.content === null || statement.stance.negated)
    return [];
  return dependents(s, statement.act.head, "ccomp", "parataxis").flatMap((clause) => {
    const demand = demandAt(s, clause);
    if (!demand) return [];
    const own = statement.source.map(({ mention }) => mention);
    const target = endsAt(s, mentions, demand.addressee, STATES_ONLY).filter(
      ({ mention }) => !own.includes(mention),
    );
    if (target.length === 0) return [];
    return [
      {
        ...statement,
        act: demand.act,
        target,
        how: [...statement.how, "target: who must"],
      },
    ];
  });
}

/** The acts whose ends are found; a noun that is part of a longer cue ("held talks") is no act of its own. */
function boundActs(
  g: Grammar,
  found: Act[][],
  kindOf: (mention: number) => EntityKind,
  lastSpeaker: LastSpeaker,
): Bound[] {
  const bounds = found.flatMap((acts): Bound[] => {
    const bound = firstBound(g, acts, kindOf);
    if (bound?.act.cue.relation === "SAID") lastSpeaker.note(g.s, g.mentions, bound.source);
    return bound ? [bound] : [];
  });
  const parts = new Set(bounds.flatMap(({ act }) => act.tokens.filter((token) => token !== act.head)));
  return bounds.filter(({ act }) => !parts.has(act.head));
}

function firstBound(g: Grammar, acts: Act[], kindOf: (mention: number) => EntityKind): Bound | null {
  let asking = 0;
  let partial: Bound | null = null;
  for (const act of acts) {
    // a row that asks for fewer words is tried only where none of the longer ones holds
    if (partial && act.cue.weight < asking) break;
    if (isBlock(act)) return partial;
    const bound = bind(g, act, kindOf);
    if (!bound) continue;
    if (bound.source.length > 0 && bound.target.length > 0) return bound;
    partial ??= bound;
    asking = act.cue.weight;
  }
  return partial;
}

/** Whether enough is said for a claim: an act told by a noun or in passing has both its ends, speech has words or an addressee. */
function isStatement(
  s: Syntax,
  mentions: SentenceMentions,
  { act, source, target }: Bound,
  content: Content | null,
): boolean {
  if (act.cue.relation === "SAID") return content !== null && source.length > 0;
  const isMutual = source.some(({ mention }) => mentions.get(mention).entities.length > 1);
  if (RELATIONS[act.cue.relation].symmetric)
    return target.length > 0 || isMutual || (source.length > 0 && hasInfinitive(s, act));
  if (act.cue.pos === "noun" && act.cue.relation === "DENIED") return source.length > 0 && content !== null;
  if (act.cue.pos === "noun") return source.length > 0 && target.length > 0;
  if (source.length > 0) return true;
  return lacksAgent(s, act) && !/^acl/.test(tokenAt(s, act.head).deprel);
}

/** Relations whose infinitive or gerund is what is said, not what they are about: "denied attacking X" denies X nothing. */
const NO_INFINITIVE: ReadonlySet<Relation> = new Set(["SAID", "COMMENTED_ON", "DENIED"]);
/** "warned that Kenya could attack X": a clause with a subject of its own tells what somebody does to X, and is not said to X. */
const isTold = (s: Syntax, i: number): boolean =>
  tokenAt(s, i).deprel === "ccomp" && dependents(s, i, "nsubj").length > 0;

const OBJECTS = ["obj", "iobj", "to", "with", "from", "on", "against", "for"];

/** "agreed to meet X", "refused to recognise X": an act without a target of its own has that of its infinitive. */
function inheritTargets(g: Grammar, statements: Statement[]): void {
  // from the right, so that what an infinitive has inherited is passed on
  for (const statement of statements.toReversed()) {
    const { relation } = statement.act.cue;
    const considers =
      relation === "SAID" && (hasInfinitive(g.s, statement.act) || hasGerund(g.s, statement.act));
    if (statement.target.length > 0 || (NO_INFINITIVE.has(relation) && !considers)) continue;
    const own = statement.source.map(({ mention }) => mention);
    // what is given "to help X" is given to X
    const links = relation === "AIDED" ? ["xcomp", "ccomp", "acl", "advcl"] : ["xcomp", "ccomp", "acl"];
    const below = [
      ...statement.act.tokens.flatMap((i) => dependents(g.s, i, ...links)).filter((i) => !isTold(g.s, i)),
      ...(considers ? gerundsOf(g.s, statement.act) : []),
    ];
    const inner = statements.filter((one) => one !== statement && below.includes(one.act.head));
    // "agreed to open embassies": what two do together is done to neither
    const objects = (RELATIONS[relation].symmetric ? [] : below).map((head) => {
      const infinitive: Act = { cue: { ...statement.act.cue, pos: "verb" }, head, tokens: [head] };
      return fill(g, infinitive, OBJECTS, STATES_ONLY, own).ends;
    });
    const about = considers
      ? fill(g, statement.act, ["obj"], { ...STATES_ONLY, ownersOnly: false }, own).ends
      : [];
    // "agreed to send troops": the troops are part of what is agreed
    const isCue = ({ mention }: End) => {
      const { firstToken, endToken } = g.mentions.get(mention);
      return inner.some(({ act }) => act.tokens.some((i) => firstToken <= i && i < endToken));
    };
    // "is considering giving money to local communities": whoever is to get it may be nobody known
    const getters = considers
      ? below.flatMap((head) => dependents(g.s, head, "obl").filter((i) => prepositionOf(g.s, i) === "to"))
      : [];
    const given = getters.flatMap((i) => endsAt(g.s, g.mentions, i, { ...STATES_ONLY, things: true }));
    // "is considering sending aid to help X"
    const helped = considers
      ? below
          .flatMap((head) => dependents(g.s, head, "advcl", "xcomp", "acl"))
          .filter((i) => isInfinitive(g.s, i))
          .flatMap((i) => dependents(g.s, i, "obj"))
          .flatMap((i) => endsAt(g.s, g.mentions, i, { ...STATES_ONLY, things: true }))
      : [];
    const target = [...inner.map((one) => one.target), helped, ...objects, given, about]
      .map((ends) => ends.filter((end) => !isSame(g.mentions, [end], statement.source) && !isCue(end)))
      .find((ends) => ends.length > 0);
    if (!target) continue;
    statement.target = target.map((end) => ({ ...end, sureness: end.sureness * 0.9 }));
    statement.how.push("target: of its infinitive");
    // "is considering sending aid to X" speaks of X, not to X
    if (considers)
      statement.act = { ...statement.act, cue: { ...statement.act.cue, relation: "COMMENTED_ON" } };
  }
}
