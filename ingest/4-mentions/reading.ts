import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Reading } from "#schema/mention.ts";
import {
  baseRelation,
  firstConjunct,
  type Grammar,
  isCapitalized,
  isPossessiveMark,
  lemmaOf,
  prepositionOf,
} from "./grammar.ts";

/**
 * Whether a place's name means the government (or the team, the people as one) or the ground, by its place in the sentence:
 * its preposition and what governs it, the verb whose subject or object it is, the noun whose possessor it is.
 * The words that decide are rows of the gazetteer's readings; a name coordinated with another is read like the first.
 */
export function readingAt(
  g: Grammar,
  gazetteer: Pick<Gazetteer, "readings" | "actors">,
  first: number,
  end: number,
  head: number,
): Reading {
  return new Reader(g, gazetteer).of(first, end, head);
}

const EXEMPLIFYING = /^(?:including|such as|like|especially|particularly|notably)$/;

class Reader {
  readonly #g: Grammar;
  readonly #gazetteer: Pick<Gazetteer, "readings" | "actors">;

  constructor(g: Grammar, gazetteer: Pick<Gazetteer, "readings" | "actors">) {
    this.#g = g;
    this.#gazetteer = gazetteer;
  }

  #look(slot: string, word: string): Reading | undefined {
    return this.#gazetteer.readings.get(`${slot} ${word}`);
  }

  #token(i: number): Token {
    return this.#g.tokens[i] as Token;
  }

  of(first: number, end: number, head: number): Reading {
    const g = this.#g;
    if (isPossessiveMark((g.tokens[end] ?? { form: "", upos: "X" }) as Token)) return this.#possessor(end);
    if (this.#followsCity(first)) return "place";
    const at = firstConjunct(g, head);
    const preposition = this.#preposition(at, head, first);
    // "US-led", "Moscow-backed": whoever leads and backs acts
    if (
      /^[-–]$/.test(g.forms[end] ?? "") &&
      !isCapitalized(g.forms[end + 1] ?? "") &&
      /(?:ed|n|led|held|run)$/.test(g.forms[end + 1] ?? "")
    )
      return /^(?:based|born|bound|controlled|located|centered|centred|trained)$/.test(g.forms[end + 1] ?? "")
        ? "place"
        : "actor";
    return this.#atNoun(at, preposition, 0);
  }

  /** The reading of whatever stands at a noun's place. */
  #atNoun(at: number, preposition: string | null, depth: number): Reading {
    const token = this.#token(at);
    const relation = baseRelation(token);
    // "countries such as X": read like the countries
    if (
      preposition !== null &&
      EXEMPLIFYING.test(preposition) &&
      token.head >= 0 &&
      depth < 3 &&
      /^(?:NOUN|PROPN)$/.test(this.#token(token.head).upos)
    )
      return this.#ofApposition(token.head, depth);
    if (preposition !== null) return this.#ofPreposition(preposition, token.head);
    if (token.head < 0) return "place";
    const above = this.#token(token.head);
    switch (relation) {
      case "nsubj":
      case "csubj":
        return this.#ofSubject(token, above);
      case "obj":
      case "iobj":
        return this.#look("obj", lemmaOf(above)) ?? "actor";
      case "vocative":
        return "actor";
      case "conj":
        return depth < 3 && !/^(?:VERB|AUX)$/.test(above.upos)
          ? this.#atNoun(token.head, prepositionOf(this.#g, token.head), depth + 1)
          : "actor";
      case "appos":
        return this.#ofApposition(token.head, depth);
      case "parataxis":
        // "Nine states abstained: X, Y and Z"
        return /^(?:VERB|AUX)$/.test(above.upos) ? (this.#look("subj", lemmaOf(above)) ?? "actor") : "place";
      case "compound":
      case "amod":
      case "flat":
      case "nmod":
      case "dep":
        return token.head > at ? this.#modifier(above) : "place";
      default:
        return "place";
    }
  }

  /** "X N": X acts where the noun says that somebody does. */
  #modifier(above: Token): Reading {
    return this.#look("noun", lemmaOf(above)) ?? "place";
  }

  /** "its neighbours, X and Y": read like the noun, if that noun is one for actors. */
  #ofApposition(head: number, depth: number): Reading {
    const noun = this.#gazetteer.actors.get(lemmaOf(this.#token(head)));
    if (noun?.kind === "state" && noun.use !== "relational" && depth < 3)
      return this.#atNoun(head, prepositionOf(this.#g, head), depth + 1);
    if (noun === undefined || noun.kind === "place" || depth > 2) return "place";
    return noun.use === "relational" || noun.kind !== "person"
      ? "actor"
      : this.#atNoun(head, prepositionOf(this.#g, head), depth + 1);
  }

  /** "Aleppo, Syria": the second name of an address is the ground. */
  #followsCity(first: number): boolean {
    const g = this.#g;
    if (g.forms[first - 1] !== "," || first < 2) return false;
    const before = this.#token(first - 2);
    return (
      before.upos === "PROPN" &&
      isCapitalized(before.form) &&
      /^(?:appos|nmod|list|dep|flat|obl|parataxis|compound)$/.test(baseRelation(this.#token(first)))
    );
  }

  /** The preposition of the name itself or, where it is coordinated, of the first of the list. */
  #preposition(at: number, head: number, first: number): string | null {
    const g = this.#g;
    const parsed = (head === at ? null : prepositionOf(g, head)) ?? prepositionOf(g, at);
    if (parsed !== null) return parsed;
    const before = /^the$/i.test(g.forms[first - 1] ?? "") ? first - 2 : first - 1;
    const token = g.tokens[before];
    return token?.upos === "ADP" && token.deprel === "case" ? token.form.toLowerCase() : null;
  }

  /** "X's N": the N is the next noun that no other noun follows. */
  #possessor(mark: number): Reading {
    const g = this.#g;
    for (let i = mark + 1; i < Math.min(mark + 9, g.tokens.length); i++) {
      const token = this.#token(i);
      if (
        /^(?:most|largest|biggest|oldest|richest|highest|longest|busiest|leading|greatest|best|tallest)$/i.test(
          token.form,
        )
      )
        return "place";
      if (!/^(?:NOUN|PROPN|VERB)$/.test(token.upos)) continue;
      const next = g.tokens[i + 1];
      if (
        next !== undefined &&
        /^(?:NOUN|PROPN)$/.test(next.upos) &&
        /^(?:compound|amod|flat|nmod|case)$/.test(baseRelation(token))
      )
        continue;
      return (
        this.#look("noun", lemmaOf(token)) ??
        (token.upos === "PROPN" || this.#gazetteer.actors.get(lemmaOf(token))?.kind === "person"
          ? "place"
          : "actor")
      );
    }
    return "actor";
  }

  #ofPreposition(preposition: string, aboveAt: number): Reading {
    const above = aboveAt < 0 ? null : this.#token(aboveAt);
    if (above !== null) {
      const governor = lemmaOf(above);
      const governed =
        this.#look("governed", `${governor} ${preposition}`) ?? this.#farGovernor(aboveAt, preposition);
      if (governed) return governed;
      if (preposition === "of") {
        const own = this.#look("of", governor);
        if (own) return own;
        // whoever holds an office or belongs "of X" does so on X's ground
        return this.#gazetteer.actors.has(governor) ? "place" : (this.#look("noun", governor) ?? "place");
      }
    }
    // "relations between X and Y" are the governments', what moves between X and Y crosses ground
    if (preposition === "between" && above !== null && /^(?:VERB|AUX)$/.test(above.upos)) return "place";
    return this.#look("case", preposition) ?? "place";
  }

  /** "lost the game to X": verb and object govern a preposition together, whichever of them it hangs on. */
  #farGovernor(aboveAt: number, preposition: string): Reading | undefined {
    const above = this.#token(aboveAt);
    if (baseRelation(above) === "obj" && above.head >= 0) {
      const found = this.#look("governed", `${lemmaOf(this.#token(above.head))} ${preposition}`);
      if (found) return found;
    }
    for (const child of this.#g.children[aboveAt] ?? []) {
      const token = this.#token(child);
      if (baseRelation(token) !== "obj") continue;
      const found = this.#look("governed", `${lemmaOf(token)} ${preposition}`);
      if (found) return found;
    }
    return undefined;
  }

  #ofSubject(token: Token, above: Token): Reading {
    const below = (this.#g.children[token.head] ?? []).map((child) => this.#token(child));
    const word = lemmaOf(above);
    if (below.some(({ deprel }) => deprel === "cop")) return this.#ofPredicate(token.head, above, below);
    if (token.deprel === "nsubj:pass") return this.#look("passive", word) ?? "actor";
    if (word === "have") {
      const had = below.find((one) => baseRelation(one) === "obj");
      return (had && this.#look("had", lemmaOf(had))) ?? "actor";
    }
    return this.#look("subj", word) ?? "actor";
  }

  /** "X is a village in …" describes the ground, "X is a member of …", "X is ready to …" an actor. */
  #ofPredicate(at: number, above: Token, below: readonly Token[]): Reading {
    const preposition = prepositionOf(this.#g, at);
    if (preposition !== null)
      return /^(?:in|on|at|near|within|inside|outside|off|along|between|from)$/.test(preposition)
        ? "place"
        : "actor";
    if (above.upos === "ADJ" || above.upos === "VERB") return this.#look("subj", lemmaOf(above)) ?? "actor";
    // "X is one of the teams": what it is one of
    const whole = /^(?:one|two|some|most|part)$/.test(lemmaOf(above))
      ? below.find((one) => baseRelation(one) === "nmod")
      : undefined;
    const word = lemmaOf(whole ?? above);
    const known = this.#look("pred", word);
    if (known) return known;
    return this.#gazetteer.actors.get(word)?.kind === "place"
      ? "place"
      : (this.#look("noun", word) ?? "actor");
  }
}
