import type { PlacedMention } from "#ingest/5-entities/resolution.ts";
import { conjuncts, dependents, lemmaAt, prepositionOf, relationAt, type Syntax } from "./syntax.ts";

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
}

/** What a mention is, as far as the ends of claims ask: an actor, a state named as ground, or other ground. */
export type Footing = "actor" | "state's ground" | "ground";

/** The mentions of one sentence, found by the token they hang on. */
export class SentenceMentions {
  readonly #byHead = new Map<number, number[]>();
  readonly #all: { index: number; mention: PlacedMention }[];
  readonly #footingOf: (mention: PlacedMention) => Footing;

  /** `indexes` are the numbers of `mentions` in the article. */
  constructor(
    mentions: { index: number; mention: PlacedMention }[],
    footingOf: (mention: PlacedMention) => Footing,
  ) {
    this.#all = mentions;
    this.#footingOf = footingOf;
    for (const { index, mention } of mentions) {
      const same = this.#byHead.get(mention.head);
      if (same) same.push(index);
      else this.#byHead.set(mention.head, [index]);
    }
  }

  get(index: number): PlacedMention {
    return this.#all.find((one) => one.index === index)?.mention as PlacedMention;
  }

  /**
   * The mention a noun heads or is part of; the longest of several, a bare title only where nothing else is there.
   * With `adjectives`, also one that only tells whose it is ("Israeli").
   */
  at(token: number, adjectives = false): number | null {
    const heads = this.#byHead.get(token) ?? [];
    const headed = this.#all.filter(
      ({ index, mention }) => heads.includes(index) && (adjectives || mention.form !== "adjective"),
    );
    const inside = this.#all.filter(
      ({ mention }) => mention.form === "name" && mention.firstToken <= token && token < mention.endToken,
    );
    return longest(headed) ?? longest(inside);
  }

  mayBe(index: number, { ground }: EndRules): boolean {
    const footing = this.#footingOf(this.get(index));
    return footing === "actor" || ground === "any" || (ground === "states" && footing === "state's ground");
  }
}

const longest = (some: { index: number; mention: PlacedMention }[]): number | null =>
  some.sort((a, b) => width(b.mention) - width(a.mention))[0]?.index ?? null;
const width = ({ firstToken, endToken }: PlacedMention): number => endToken - firstToken;

const TRANSPARENT = new Set(
  (
    "number group majority minority dozen hundred thousand lot team rest part member leader bulk half series handful score ten million " +
    "pair couple host variety range type kind sort wave bunch crowd some many most several one two three four five all each none"
  ).split(" "),
);

/** Prepositions by which a thing leads to whose it is or whom it touches, in the order in which they are tried. */
const DIG: Record<Side, readonly string[]> = {
  source: ["of", "by", "from"],
  target: ["of", "by", "from", "against", "with", "between", "to", "for", "on", "over", "in"],
};

/**
 * The actors that a noun and its conjuncts stand for: the mention it heads; else, through a quantity ("a number of X"), an
 * apposition, or whose thing it is ("the decision of X", "X's proposal", "Israeli raid").
 */
export function endsAt(s: Syntax, mentions: SentenceMentions, token: number, rules: EndRules): End[] {
  const ends = conjuncts(s, token).flatMap((one, i) =>
    i === 0
      ? oneEnd(s, mentions, one, rules, 0)
      : oneEnd(s, mentions, one, rules, 0).filter(({ sureness }) => sureness > 0.9),
  );
  return ends.filter((end, i) => ends.findIndex(({ mention }) => mention === end.mention) === i);
}

function oneEnd(s: Syntax, mentions: SentenceMentions, token: number, rules: EndRules, depth: number): End[] {
  if (depth > 3) return [];
  const quantity = TRANSPARENT.has(lemmaAt(s, token));
  if (quantity) {
    const of = dependents(s, token, "nmod").filter((i) => prepositionOf(s, i) === "of");
    const inside = of
      .flatMap((i) => conjuncts(s, i))
      .flatMap((i) => oneEnd(s, mentions, i, rules, depth + 1));
    if (inside.length > 0) return inside;
  }
  const own = mentions.at(token);
  if (own !== null && mentions.mayBe(own, rules)) return [{ mention: own, how: null, sureness: 1 }];
  for (const child of dependents(s, token, "appos", "flat", "compound", "nmod:desc", "nmod:unmarked")) {
    const named = relationAt(s, child) === "compound" && child < token ? null : mentions.at(child);
    if (named !== null && mentions.mayBe(named, rules))
      return [{ mention: named, how: relationAt(s, child), sureness: 0.95 }];
  }
  return dig(s, mentions, token, rules, depth);
}

const LOCATIVE = /^(?:in|at|near|inside|outside|across|throughout|within|around|along)$/;

/** A state after a preposition of place is the ground, after any other it is meant itself. */
export const groundAfter = (preposition: string, ground: Ground): Ground =>
  ground === "any" ? "any" : LOCATIVE.test(preposition) ? "none" : "states";

function dig(s: Syntax, mentions: SentenceMentions, token: number, rules: EndRules, depth: number): End[] {
  const step = (ends: End[], how: string): End[] =>
    ends.map((end) => ({ ...end, how: end.how ? `${how}, ${end.how}` : how, sureness: end.sureness * 0.85 }));
  for (const owner of dependents(s, token, "nmod:poss")) {
    const ends = conjuncts(s, owner).flatMap((i) =>
      oneEnd(s, mentions, i, { ...rules, ground: "any" }, depth + 1),
    );
    if (ends.length > 0) return step(ends, "possessor");
  }
  for (const preposition of DIG[rules.side])
    for (const child of dependents(s, token, "nmod", "obl")) {
      if (prepositionOf(s, child) !== preposition) continue;
      const within: EndRules = { ...rules, ground: groundAfter(preposition, rules.ground) };
      const ends = conjuncts(s, child).flatMap((i) => oneEnd(s, mentions, i, within, depth + 1));
      if (ends.length > 0) return step(ends, preposition);
    }
  for (const child of dependents(s, token, "amod", "compound", "nmod")) {
    if (prepositionOf(s, child) !== null) continue;
    const own = mentions.at(child, true);
    if (own !== null) return step([{ mention: own, how: null, sureness: 0.95 }], "modifier");
  }
  return [];
}
