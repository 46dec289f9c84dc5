import type { PlacedMention } from "#ingest/5-entities/resolution.ts";
import type { EntityId } from "#schema/ids.ts";
import { INERT, JUDGMENT, MUTUAL, maySpeak, TRANSPARENT } from "./noun-words.ts";
import {
  conjuncts,
  dependents,
  lemmaAt,
  prepositionOf,
  relationAt,
  type Syntax,
  subtree,
  tokenAt,
} from "./syntax.ts";

/** A mention that fills an end of a claim, how it was reached from the slot's noun, and how sure that step is (0 to 1). */
export interface End {
  mention: number;
  how: string | null;
  sureness: number;
}

export type Side = "source" | "target";

/**
 * Which places may stand at an end: none; states, which are meant even where the text names their ground ("aid to Egypt");
 * or any ("bombed Aleppo").
 */
export type Ground = "none" | "states" | "any";

export interface EndRules {
  side: Side;
  ground: Ground;
  /** Whether a thing may stand there too ("rejected the proposal", "the report said"). */
  things: boolean;
  /** Whether a thing leads only to whose it is ("Iran's base", "base of Iran"), not to what else hangs on it ("the base in Iran"). */
  ownersOnly: boolean;
  /** Whether a nationality alone may stand there: "Israeli airstrikes". */
  adjectives?: boolean;
}

/** For whom something is said to, asked or told of: actors, and states even as ground. */
export const STATES_ONLY: EndRules = { side: "target", ground: "states", things: false, ownersOnly: true };

/** The tokens of a noun phrase, end exclusive, and the one the others hang on. */
export interface Phrase {
  firstToken: number;
  endToken: number;
  head: number;
}

/** What a mention is, as far as the ends of claims ask: an actor, a state named as ground, or other ground. */
export type Footing = "actor" | "state's ground" | "ground";

/** The mentions of one sentence, found by the token they hang on. */
export class SentenceMentions {
  readonly #byIndex = new Map<number, PlacedMention>();
  readonly #footingOf: (mention: PlacedMention) => Footing;
  readonly #introduce: (
    phrase: Phrase,
    entities: EntityId[] | null,
  ) => { index: number; mention: PlacedMention };

  /** `indexes` are the numbers of `mentions` in the article. */
  constructor(
    mentions: { index: number; mention: PlacedMention }[],
    footingOf: (mention: PlacedMention) => Footing,
    introduce: (phrase: Phrase, entities: EntityId[] | null) => { index: number; mention: PlacedMention },
  ) {
    for (const { index, mention } of mentions) this.#byIndex.set(index, mention);
    this.#footingOf = footingOf;
    this.#introduce = introduce;
  }

  get(index: number): PlacedMention {
    return this.#byIndex.get(index) as PlacedMention;
  }

  /**
   * The number of the mention that a phrase makes: "Iran's proposal" for the entities of "Iran"; for no entities, a thing of its own
   * ("the proposal").
   */
  introduce(phrase: Phrase, entities: EntityId[] | null): number {
    for (const [index, { firstToken, endToken, form }] of this.#byIndex)
      if (firstToken === phrase.firstToken && endToken === phrase.endToken && form !== "adjective")
        return index;
    const { index, mention } = this.#introduce(phrase, entities);
    this.#byIndex.set(index, mention);
    return index;
  }

  /**
   * The mention a noun heads or is part of; the longest of several, a bare title only where nothing else is there.
   * With `adjectives`, also one that only tells whose it is ("Israeli").
   */
  at(token: number, adjectives = false): number | null {
    const all = [...this.#byIndex];
    const headed = all.filter(([, { head, form }]) => head === token && (adjectives || form !== "adjective"));
    const inside = all.filter(
      ([, { form, firstToken, endToken }]) => form === "name" && firstToken <= token && token < endToken,
    );
    return longest(headed) ?? longest(inside);
  }

  mayBe(index: number, { ground }: EndRules): boolean {
    const footing = this.#footingOf(this.get(index));
    return footing === "actor" || ground === "any" || (ground === "states" && footing === "state's ground");
  }
}

const longest = (some: [number, PlacedMention][]): number | null =>
  some.sort(([, a], [, b]) => width(b) - width(a))[0]?.[0] ?? null;
const width = ({ firstToken, endToken }: PlacedMention): number => endToken - firstToken;

/** "The leader of the group": one who has a mention of his own, where "leaders" stand for what they lead. */
const isOnePerson = (s: Syntax, token: number): boolean =>
  lemmaAt(s, token) === "leader" && tokenAt(s, token).xpos === "NN";

const TIME_NAME =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?)$/;

/** Prepositions by which a thing leads to whose it is, and to whom it touches, in the order in which they are tried. */
const OWNERS = ["of", "by"];
const GIVERS = [...OWNERS, "from"];
const TOUCHED = [...GIVERS, "against", "with", "between", "to", "for", "on", "over", "in"];

/**
 * The actors that a noun and its conjuncts stand for: the mention it heads; else, through a quantity ("a number of X"), an
 * apposition, or whose thing it is ("the decision of X", "X's proposal", "Israeli raid").
 */
export function endsAt(s: Syntax, mentions: SentenceMentions, token: number, rules: EndRules): End[] {
  const ends = meant(s, token).flatMap((one, i) =>
    i === 0
      ? oneEnd(s, mentions, one, rules, 0)
      : oneEnd(s, mentions, one, rules, 0).filter(({ sureness }) => sureness > 0.9),
  );
  return ends.filter((end, i) => ends.findIndex(({ mention }) => mention === end.mention) === i);
}

/** A noun and its conjuncts, of "not X but Y" and "Y, not X" only Y. */
function meant(s: Syntax, token: number): number[] {
  const all = conjuncts(s, token).filter(
    (i) => i === token || !(s.children[i] ?? []).some((j) => /^not$/i.test(tokenAt(s, j).form)),
  );
  const but = all.find((i) => dependents(s, i, "cc").some((j) => /^but$/i.test(tokenAt(s, j).form)));
  const isNot = /^not$/i.test(s.tokens[subtree(s, token)[0] as number]?.form ?? "");
  return but !== undefined && isNot && but !== token ? all.filter((i) => i >= but) : all;
}

function oneEnd(s: Syntax, mentions: SentenceMentions, token: number, rules: EndRules, depth: number): End[] {
  if (depth > 3) return [];
  const quantity = TRANSPARENT.has(lemmaAt(s, token)) || TRANSPARENT.has(lemmaAt(s, token).replace(/s$/, ""));
  if (quantity && !isOnePerson(s, token)) {
    const of = dependents(s, token, "nmod").filter((i) => prepositionOf(s, i) === "of");
    const inside = of.flatMap((i) => conjuncts(s, i)).flatMap((i) => oneEnd(s, mentions, i, rules, depth));
    if (inside.length > 0) return inside;
  }
  const own = mentions.at(token, rules.adjectives === true);
  if (own !== null && mentions.mayBe(own, rules))
    return [{ mention: namedBeside(s, mentions, token, own), how: null, sureness: 1 }];
  for (const child of dependents(s, token, "appos", "flat", "compound", "nmod:desc", "nmod:unmarked")) {
    const named = relationAt(s, child) === "compound" && child < token ? null : mentions.at(child);
    if (named !== null && mentions.mayBe(named, rules))
      return [{ mention: named, how: relationAt(s, child), sureness: 0.95 }];
  }
  // a name that no stage knew: better an end without a kind than none
  if (
    depth === 0 &&
    own === null &&
    tokenAt(s, token).upos === "PROPN" &&
    !TIME_NAME.test(tokenAt(s, token).form)
  )
    return [{ ...thing(s, mentions, token), how: null, sureness: 0.8 }];
  const inert = rules.side === "source" && INERT.test(lemmaAt(s, token));
  const owners = inert ? [] : dig(s, mentions, token, rules, depth);
  if (depth > 0 || tokenAt(s, token).upos !== "NOUN") return owners;
  if (owners.length === 0) {
    const speaks = rules.side === "target" || maySpeak(lemmaAt(s, token));
    return rules.things && speaks ? [thing(s, mentions, token)] : [];
  }
  return owners.length === 1 ? [wholeThing(s, mentions, token, owners[0] as End, rules)] : owners;
}

/** Steps to whose a thing is that stand in its own phrase; of a request from X, X is meant. */
const WHOLE = /^(?:of|by|agent|with)$/;

/** "Iran's proposal", "Israeli raid": the words that stand at the end are the whole phrase, and mean whose it is. */
function wholeThing(s: Syntax, mentions: SentenceMentions, token: number, owner: End, rules: EndRules): End {
  const phrase = phraseOf(s, token);
  const { firstToken, endToken, entities } = mentions.get(owner.mention);
  const of =
    (WHOLE.test(owner.how ?? "") || (rules.side === "source" && owner.how === "from")) &&
    firstToken > token &&
    firstToken - token <= 8;
  if (!of && (firstToken < phrase.firstToken || endToken > phrase.endToken)) return owner;
  const whole = { ...phrase, endToken: of ? Math.max(endToken, phrase.endToken) : phrase.endToken };
  return { ...owner, mention: mentions.introduce(whole, entities) };
}

const thing = (s: Syntax, mentions: SentenceMentions, token: number): End => ({
  mention: mentions.introduce(phraseOf(s, token), null),
  how: "a thing",
  sureness: 0.7,
});

/** The noun with what stands before it in its phrase, without article. */
function phraseOf(s: Syntax, head: number): Phrase {
  const before = dependents(s, head, "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat").flatMap(
    (i) => subtree(s, i),
  );
  let firstToken = head;
  while (firstToken > 0 && before.includes(firstToken - 1)) firstToken--;
  return { firstToken, endToken: head + 1, head };
}

const LOCATIVE = /^(?:in|at|near|inside|outside|across|throughout|within|around|along)$/;

/** Whether a preposition tells where something happens. */
export const isLocative = (preposition: string): boolean => LOCATIVE.test(preposition);

/** A state after a preposition of place is the ground, after any other it is meant itself. */
const groundAfter = (preposition: string, ground: Ground): Ground =>
  ground === "any" ? "any" : LOCATIVE.test(preposition) ? "none" : "states";

/** "the then president, Amina Diallo": of a description and the name beside it, the name. */
function namedBeside(s: Syntax, mentions: SentenceMentions, token: number, own: number): number {
  if (mentions.get(own).form === "name") return own;
  for (const child of dependents(s, token, "appos")) {
    const named = mentions.at(child);
    if (
      named !== null &&
      mentions.get(named).form === "name" &&
      sameEntities(mentions.get(own), mentions.get(named))
    )
      return named;
  }
  return own;
}

/** Whether two mentions stand for the same. */
export const sameEntities = (a: PlacedMention, b: PlacedMention): boolean =>
  a.entities.join() === b.entities.join();

function dig(s: Syntax, mentions: SentenceMentions, token: number, rules: EndRules, depth: number): End[] {
  const step = (ends: End[], how: string): End[] =>
    ends.map((end) => ({ ...end, how: end.how ? `${how}, ${end.how}` : how, sureness: end.sureness * 0.92 }));
  for (const owner of dependents(s, token, "nmod:poss")) {
    const ends = conjuncts(s, owner).flatMap((i) =>
      oneEnd(s, mentions, i, { ...rules, ground: "any" }, depth + 1),
    );
    if (ends.length > 0) return step(ends, "possessor");
  }
  // "the draft proposed by X"
  for (const participle of rules.side === "target" ? dependents(s, token, "acl") : []) {
    if (participle < token || tokenAt(s, participle).xpos !== "VBN") continue;
    for (const agent of dependents(s, participle, "obl")) {
      if (prepositionOf(s, agent) !== "by") continue;
      const ends = conjuncts(s, agent).flatMap((i) => oneEnd(s, mentions, i, rules, depth + 1));
      if (ends.length > 0) return step(ends, "agent");
    }
  }
  const modifier = () => {
    for (const child of dependents(s, token, "amod", "compound", "nmod")) {
      if (prepositionOf(s, child) !== null) continue;
      const own = mentions.at(child, true);
      if (own !== null) return step([{ mention: own, how: null, sureness: 0.95 }], "modifier");
    }
    return [];
  };
  // "U.N. criticism of the army" is the U.N.'s, "Palestinian criticism by Spain" is Spain's
  const isGiven = dependents(s, token, "nmod", "obl").some((i) =>
    /^(?:by|from)$/.test(prepositionOf(s, i) ?? ""),
  );
  const judge = JUDGMENT.test(lemmaAt(s, token)) && !isGiven ? modifier() : [];
  if (judge.length > 0) return judge;
  const shared = MUTUAL.test(lemmaAt(s, token)) ? [...OWNERS, "with", "between"] : OWNERS;
  for (const preposition of rules.side === "source" ? GIVERS : rules.ownersOnly ? shared : TOUCHED)
    for (const child of dependents(s, token, "nmod", "obl")) {
      if (prepositionOf(s, child) !== preposition) continue;
      const within: EndRules = { ...rules, ground: groundAfter(preposition, rules.ground) };
      const ends = conjuncts(s, child).flatMap((i) => oneEnd(s, mentions, i, within, depth + 1));
      if (ends.length > 0) return step(ends, preposition);
    }
  return modifier();
}
