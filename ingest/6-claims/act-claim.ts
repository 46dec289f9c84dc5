import type { EntityKind } from "#schema/entity.ts";
import type { Relation } from "#schema/relations.ts";
import { RELATIONS } from "#schema/relations.ts";
import type { Act } from "./cues.ts";
import type { End, EndRules } from "./ends.ts";
import { type Filled, fill, type Grammar } from "./slots.ts";
import { dependents, isPassive, lemmaAt, prepositionOf, type Syntax, tokenAt } from "./syntax.ts";

/** The ends of an act, as numbers of the article's mentions. */
export interface Bound {
  act: Act;
  source: End[];
  target: End[];
  how: string[];
}

/** Relations whose target may be the ground itself. */
const PLACE_TARGETS: ReadonlySet<Relation> = new Set([
  "ATTACKED",
  "BLOCKADED",
  "CAPTURED",
  "VISITED",
  "CANCELLED_MEETING_WITH",
  "WITHDREW_FROM",
  "MOBILIZED_AGAINST",
  "AIDED",
  "COMMENTED_ON",
  "RELEASED",
  "CONTROLS",
  "CONCEDED_TO",
  "SANCTIONED",
]);

/** Relations that a thing may suffer: a proposal is rejected, a bill adopted, a bridge bombed. */
const THING_TARGETS: ReadonlySet<Relation> = new Set([
  "AIDED",
  "ADOPTED",
  "ATTACKED",
  "BLOCKADED",
  "CAPTURED",
  "CRITICIZED",
  "ACCUSED",
  "INVESTIGATED",
  "PRAISED",
  "PROTESTED",
  "REJECTED",
  "RELEASED",
  "SANCTIONED",
  "SUPPORTED",
  "VETOED",
  "VOTED_AGAINST",
  "VOTED_FOR",
]);

/** Binds the ends of an act; null where its conditions do not hold or nobody stands at either end. `kindOf` tells the kind of a mention's entity. */
export function bind(g: Grammar, act: Act, kindOf: (mention: number) => EntityKind): Bound | null {
  const { cue } = act;
  const targetRules: EndRules = {
    side: "target",
    ground: PLACE_TARGETS.has(cue.relation) ? "any" : "states",
    // what is sent to those affected helps them; "a contribution to stability" helps nobody
    things: THING_TARGETS.has(cue.relation) && !(cue.relation === "AIDED" && cue.pos === "noun"),
    ownersOnly: THING_TARGETS.has(cue.relation) && cue.relation !== "AIDED",
  };
  const sourceRules: EndRules = {
    side: "source",
    ground: "states",
    things: cue.relation === "SAID",
    ownersOnly: true,
  };
  // where both ends may be the owner, the target is bound first: "X's arrest by police" is done to X
  const targetFirst = cue.pos === "noun" && cue.source.includes("subj") && cue.target.includes("subj");
  const bound: Bound = { act, source: [], target: [], how: [] };
  const bindTarget = () => {
    const target = fill(g, act, cue.target, targetRules, mentionsOf(bound.source));
    take(bound, "target", target);
  };
  const bindSource = () => {
    const filled = fill(g, act, cue.source, sourceRules, mentionsOf(bound.target));
    take(bound, "source", { ...filled, ends: filled.ends.filter((end) => !isNature(g, end)) });
  };
  if (targetFirst) {
    bindTarget();
    bindSource();
  } else {
    bindSource();
    bindTarget();
  }
  // a cue that may name its ends by "between" is reciprocal, whatever its relation: "A and B clashed"
  if (RELATIONS[cue.relation].symmetric || cue.source.includes("between")) pairUp(g.s, bound);
  if (bound.target.length === 0 && bound.source.length > 1 && isEachOther(g.s, act)) {
    bound.target = [...bound.source];
    bound.how.push("target: each other");
  } else if (
    bound.source.length + bound.target.length === 0 ||
    isOfOneself(g, bound) ||
    isReflexive(g.s, bound)
  )
    return null;
  return holds(g, bound, kindOf) ? bound : null;
}

/** "Mount Etna threatened villages", "Hurricane Ana hit Haiti": no act of anybody's. */
const isNature = ({ s, mentions }: Grammar, { mention }: End): boolean =>
  /^(?:Mount|Mt|Lake|River|Hurricane|Typhoon|Cyclone|Storm|Tropical|Volcano)\.?$/.test(
    tokenAt(s, mentions.get(mention).firstToken).form,
  );

/** "A and B blamed each other": the members of the source are also whom it is done to. */
const isEachOther = (s: Syntax, { head }: Act): boolean =>
  dependents(s, head, "obj", "obl", "iobj").some(
    (i) =>
      /^(?:each other|one another)$/i.test(`${s.tokens[i - 1]?.form ?? ""} ${tokenAt(s, i).form}`) ||
      /^(?:each other|one another)$/i.test(`${tokenAt(s, i).form} ${s.tokens[i + 1]?.form ?? ""}`),
  );

/**
 * Takes away a target that is the source itself. True where the act then is nobody else's business: "defended its policies". A pronoun
 * taken for the source is the coreference's mistake, and the act stays.
 */
function isOfOneself({ mentions }: Grammar, bound: Bound): boolean {
  if (RELATIONS[bound.act.cue.relation].symmetric) return false;
  const own = new Set(bound.source.flatMap(({ mention }) => mentions.get(mention).entities));
  const isOwn = ({ mention }: End) => mentions.get(mention).entities.every((id) => own.has(id));
  const self = bound.target.filter(isOwn);
  if (self.length === 0) return false;
  bound.target = bound.target.filter((end) => !isOwn(end));
  return bound.target.length === 0 && self.every(({ how }) => how !== null);
}

/** "X defended itself": what is done to no other has no end. */
const isReflexive = (s: Syntax, { act: { head, cue }, target }: Bound): boolean =>
  target.length === 0 &&
  cue.pos === "verb" &&
  cue.target.includes("obj") &&
  dependents(s, head, "obj", "nmod").some(
    (i) => /^(?:(?:it|him|her)self|themselves)$/i.test(tokenAt(s, i).form) && prepositionOf(s, i) === null,
  );

const mentionsOf = (ends: End[]): number[] => ends.map(({ mention }) => mention);

function take(bound: Bound, side: "source" | "target", { ends, how }: Filled): void {
  bound[side] = ends;
  if (ends.length > 0) bound.how.push(`${side}: ${how}`);
}

/** "X and Y met": a plural source without a target states the relation between its members. */
function pairUp(s: Syntax, bound: Bound): void {
  if (bound.source.length === 0 && bound.target.length > 0)
    [bound.source, bound.target] = [bound.target, bound.source];
  // "A and B are willing to leave" tells what each of them will do, not an agreement between them
  const apart =
    bound.act.cue.lemma !== "agree" &&
    bound.act.tokens.some((i) => dependents(s, i, "xcomp").some((j) => !bound.act.tokens.includes(j)));
  if (bound.target.length === 0 && bound.source.length > 1 && !apart) {
    bound.target = bound.source.slice(1);
    bound.source = bound.source.slice(0, 1);
  }
}

function holds(
  { s, mentions }: Grammar,
  { act, source, target }: Bound,
  kindOf: (mention: number) => EntityKind,
): boolean {
  const isPerson = (end: End) => kindOf(end.mention) === "person";
  const isMutual =
    RELATIONS[act.cue.relation].symmetric &&
    source.some((end) => mentions.get(end.mention).entities.length > 1);
  const isActor = (end: End) => kindOf(end.mention) !== "other";
  for (const condition of act.cue.only)
    switch (condition) {
      case "target":
        if (target.length === 0 && !isMutual) return false;
        break;
      case "target=actor":
        if (!target.some(isActor) && !isMutual) return false;
        break;
      case "target=person":
        if (!target.some(isPerson)) return false;
        break;
      case "target=organization":
        if (!target.some(({ mention }) => kindOf(mention) === "organization")) return false;
        break;
      case "source":
        if (source.length === 0) return false;
        break;
      case "source=actor":
        if (!source.some(isActor)) return false;
        break;
      case "source=person":
        if (!source.some(isPerson)) return false;
        break;
      case "no-obj":
        if (dependents(s, act.head, "obj").length > 0) return false;
        break;
    }
  return true;
}

/** Whether an act told by a verb is done to its subject, so that a claim may lack a source. */
export const lacksAgent = (s: Syntax, act: Act): boolean =>
  act.cue.pos === "noun" ||
  (tokenAt(s, act.head).upos === "VERB" && isPassive(s, act.head)) ||
  lemmaAt(s, act.head) === "die";
