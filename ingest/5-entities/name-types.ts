import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, NameType } from "#ingest/4-mentions/candidate.ts";
import { baseRelation, type Grammar, lemmaOf, prepositionOf } from "#ingest/4-mentions/grammar.ts";
import { nameWords } from "./people.ts";
import { type By, isNaming, type Scene, textOf } from "./working.ts";

const ORGANIZATION_WORD =
  /^(?:university|college|institute|ministry|department|agency|council|commission|committee|party|union|association|federation|organi[sz]ation|bank|group|company|corp|corporation|inc|ltd|court|parliament|congress|senate|assembly|army|navy|force|forces|police|guard|guards|brigade|brigades|front|movement|league|club|church|foundation|fund|center|centre|office|bureau|authority|command|corps|coalition|alliance|times|post|news|tv|radio|airlines|airways|school|hospital|museum|society|trust|network|service|services)$/i;
/** The last word of a name that no place or person has. */
const BODY_WORD =
  /^(?:university|college|institute|ministry|department|agency|council|commission|committee|party|union|association|federation|organi[sz]ation|company|corp|corporation|inc|ltd|parliament|congress|senate|assembly|army|brigades?|foundation|league|society|times|post)$/i;
/** How firms and media are called in one word. */
const FIRM = /^\p{Lu}\p{L}+(?:news|soft|bank|corp|media|tech|telecom|neft|gaz|prom|aid)$/u;
const PLACE_WORD =
  /^(?:river|lake|mount|mountain|mountains|sea|ocean|bay|gulf|island|islands|street|avenue|road|square|airport|province|county|district|city|town|village|valley|desert|peninsula|strait|region|state|beach|park|bridge|palace|station|stadium|hotel|cape|canal|dam|port)$/i;

/** What the names of an article are: a person's, a body's or a place's. Every place where a name stands is a witness. */
export class NameTypes {
  readonly #gazetteer: Gazetteer;
  readonly #text: string;
  readonly #votes = new Map<string, NameType>();
  /** Names that stand somewhere in the article where a capital means something. */
  readonly #seen = new Set<string>();

  constructor(gazetteer: Gazetteer, text: string, scenes: readonly Scene[]) {
    this.#gazetteer = gazetteer;
    this.#text = text;
    this.#vote(scenes);
  }

  /** Is a capital all that speaks for a name, here and wherever else it stands? */
  isDoubtful(candidate: By<"name">, { grammar }: Scene): boolean {
    // Capitals of a title-cased line prove nothing.
    return (
      grammar.titleCase ||
      (candidate.naming.doubtful && !this.#seen.has(foldName(textOf(grammar, this.#text, candidate))))
    );
  }

  #vote(scenes: readonly Scene[]): void {
    const votes = new Map<string, Map<NameType, number>>();
    for (const { grammar, candidates } of scenes)
      for (const candidate of candidates) {
        if (!isNaming(candidate, "name")) continue;
        const key = foldName(textOf(grammar, this.#text, candidate));
        if (!candidate.naming.doubtful && !grammar.titleCase) this.#seen.add(key);
        const counts = votes.get(key) ?? new Map<NameType, number>();
        const vote = (type: NameType, weight: number) =>
          type !== null && counts.set(type, (counts.get(type) ?? 0) + weight);
        vote(candidate.naming.type, 1.5);
        vote(guessed(grammar, candidate), 1);
        if (isGround(grammar, this.#gazetteer, candidate)) vote("LOC", 2);
        if (candidate.naming.titles.length > 0) vote("PER", 2);
        if (this.#gazetteer.genderOf.has(key) && isActor(grammar, candidate)) vote("PER", 2);
        if (FIRM.test(grammar.forms[candidate.endToken - 1] ?? "")) vote("ORG", DESCRIBED);
        vote(described(grammar, this.#gazetteer, candidate), DESCRIBED);
        votes.set(key, counts);
      }
    for (const [key, counts] of votes)
      this.#votes.set(key, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null);
  }

  /** What a name is: by its title, by the finder's votes over the article, by its own words. */
  of(candidate: By<"name">, scene: Scene): NameType {
    const { type, titles, entries } = candidate.naming;
    if (
      titles.some(({ offices, counterpart }) => counterpart || offices.length > 0) &&
      type !== "ORG" &&
      !entries.some(({ kind }) => kind === "body")
    )
      return "PER";
    const text = textOf(scene.grammar, this.#text, candidate);
    const voted = this.#votes.get(foldName(text)) ?? null;
    if (
      entries.length > 0 &&
      !(
        voted === "PER" &&
        (candidate.endToken - candidate.firstToken > 1
          ? type === "PER"
          : entries.every(({ kind, form }) => kind === "place" && form === "name") &&
            !isPlaced(scene.grammar, candidate))
      )
    )
      return null;
    const words = nameWords(text);
    if (type === "LOC" || type === "PER") {
      if (
        words.length > 1 &&
        (BODY_WORD.test(words.at(-1) ?? "") || (BODY_WORD.test(words[0] ?? "") && words[1] === "of"))
      )
        return "ORG";
      if (
        type === "LOC" &&
        words.length > 1 &&
        words.length < 4 &&
        this.#gazetteer.genderOf.has(foldName(words[0] ?? "")) &&
        !PLACE_WORD.test(words.at(-1) ?? "")
      )
        return "PER";
    }
    if (type !== null) return voted ?? type;
    if (voted !== null) return voted;
    if (
      words.length > 1 &&
      words.length < 4 &&
      this.#gazetteer.genderOf.has(foldName(words[0] ?? "")) &&
      !scene.grammar.titleCase
    )
      return "PER";
    const last = words.at(-1) ?? "";
    if (words.length > 1 && !scene.grammar.titleCase && ORGANIZATION_WORD.test(last)) return "ORG";
    if (
      words.length > 1 &&
      !scene.grammar.titleCase &&
      (PLACE_WORD.test(last) || PLACE_WORD.test(words[0] ?? ""))
    )
      return "LOC";
    const guess = scene.grammar.titleCase ? null : guessed(scene.grammar, candidate);
    return guess === "LOC" ? null : guess;
  }
}

/** Beside a name stands what it is: that outweighs the finder's word at two places. */
const DESCRIBED = 4;

/** "X, an Australian woman", "X, who": what an apposition or a relative pronoun says of a name; null where nothing does. */
function described(g: Grammar, { actors, byTitle }: Gazetteer, { head }: Candidate): NameType {
  for (const child of g.children[head] ?? []) {
    const token = g.tokens[child] as Token;
    if (child < head) continue;
    if (token.deprel === "appos" && token.upos === "NOUN") {
      const noun = actors.get(lemmaOf(token));
      const bare = !(g.children[child] ?? []).some((part) => g.tokens[part]?.deprel === "det");
      if ((noun?.kind === "person" || byTitle.has(lemmaOf(token))) && !bare) return "PER";
    }
    if (
      /^acl/.test(token.deprel) &&
      /^(?:who|whom)$/i.test(
        g.forms[head + 1] === "," ? (g.forms[head + 2] ?? "") : (g.forms[head + 1] ?? ""),
      )
    )
      return "PER";
  }
  return null;
}

const PLACING = new Set(["in", "near", "into", "outside", "throughout"]);
const HUMAN = new Set(
  "say tell ask think believe know marry bear die write speak want feel love hate smile laugh ask answer reply join become serve".split(
    " ",
  ),
);

/** What people do, and cities that are no capitals do not: "Austin urged". */
const ACTS = new Set(
  "say tell ask urge criticize criticise warn meet praise accuse condemn thank visit call vow pledge add note announce reject welcome".split(
    " ",
  ),
);

function isActor(g: Grammar, { head }: Candidate): boolean {
  const token = g.tokens[head] as Token;
  const above = g.tokens[token.head];
  return token.deprel === "nsubj" && above?.upos === "VERB" && ACTS.has(lemmaOf(above));
}

function isPlaced(g: Grammar, { head }: Candidate): boolean {
  return PLACING.has(prepositionOf(g, head) ?? "");
}

/** "the village of X", "west of X", "X is a town": what stands beside the name says that it is a place's. */
function isGround(g: Grammar, { actors }: Gazetteer, { head }: Candidate): boolean {
  const token = g.tokens[head] as Token;
  const above = g.tokens[token.head];
  if (above === undefined) return false;
  const place = actors.get(lemmaOf(above))?.kind === "place";
  if (prepositionOf(g, head) === "of")
    return (
      (place && above.upos === "NOUN") ||
      /^(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)$/.test(lemmaOf(above))
    );
  const copula = (g.children[token.head] ?? []).some((child) => g.tokens[child]?.deprel === "cop");
  return place && copula && baseRelation(token) === "nsubj" && above.upos === "NOUN";
}

/** What a name that nobody marked most likely is, by its place in the sentence; null where that does not tell. */
function guessed(g: Grammar, { head, firstToken, endToken }: Candidate): NameType {
  const token = g.tokens[head] as Token;
  const above = g.tokens[token.head];
  const article = /^(?:the|a|an)$/i.test(g.forms[firstToken - 1] ?? "");
  const preposition = prepositionOf(g, head);
  if (preposition !== null && PLACING.has(preposition) && !article && endToken - firstToken < 3) return "LOC";
  if (
    !article &&
    endToken - firstToken <= 3 &&
    baseRelation(token) === "nsubj" &&
    above &&
    HUMAN.has(lemmaOf(above))
  )
    return "PER";
  return null;
}
