import type { Token } from "#ingest/3-parse/tree.ts";
import type { Grammar } from "#ingest/4-mentions/grammar.ts";
import { baseRelation, firstConjunct, isNominal, lemmaOf } from "#ingest/4-mentions/grammar.ts";
import type { MentionForm } from "#schema/mention.ts";
import type { Draft } from "./draft.ts";
import { type Role, roleOf } from "./working.ts";

/** Something that was spoken of: an entity, several coordinated ones, or a thing that is no entity but that "it" may stand for. */
export interface Recent {
  /** Empty for a thing. */
  drafts: readonly Draft[];
  sentence: number;
  /** Its head, and the token on which its clause hangs. */
  token: number;
  verb: number;
  role: Role;
  /** Several: a coordination, or a collective resolved before. */
  several: boolean;
  plural: boolean;
  /** How it was mentioned; null for a thing and for several together. */
  form: MentionForm | null;
  /** For a description, its noun; for a thing too. */
  noun: string | null;
}

/** How far back an antecedent may lie, in sentences and in things spoken of: this bounds the cost per mention. */
const SENTENCES = 4;
const THINGS = 60;

/** What has been spoken of so far, the latest last. */
export class Discourse {
  #recents: Recent[] = [];
  /** Verbs with their subjects, for "their discussions" after "A and B discussed". */
  #acts: { stem: string; recent: Recent }[] = [];

  add(g: Grammar, recent: Omit<Recent, "verb" | "role">): Recent {
    const full: Recent = { ...recent, role: roleOf(g, recent.token), verb: verbAbove(g, recent.token) };
    this.#recents.push(full);
    if (this.#recents.length > THINGS * 2) this.#recents = this.#recents.slice(-THINGS);
    if (full.role === "subject" && full.verb >= 0)
      this.#acts.push({ stem: stemOf(lemmaOf(g.tokens[full.verb] as Token)), recent: full });
    if (this.#acts.length > THINGS) this.#acts.shift();
    return full;
  }

  /** The latest first. */
  before(sentence: number, token: number): Recent[] {
    const found: Recent[] = [];
    for (let i = this.#recents.length - 1; i >= 0 && found.length < THINGS; i--) {
      const recent = this.#recents[i] as Recent;
      if (sentence - recent.sentence > SENTENCES) break;
      if (recent.sentence === sentence && recent.token >= token) continue;
      found.push(recent);
    }
    return found;
  }

  /** Who did what a noun names: "discussions" after somebody "discussed". */
  doers(noun: string, sentence: number): Recent | null {
    const stem = stemOf(noun);
    if (stem.length < 4) return null;
    return (
      [...this.#acts]
        .reverse()
        .find((act) => act.stem === stem && sentence - act.recent.sentence <= SENTENCES)?.recent ?? null
    );
  }
}

const stemOf = (word: string): string => word.slice(0, 6);

/** The nearest verb (or predicate) above a token; -1 for none. */
export function verbAbove(g: Grammar, token: number): number {
  let at = (g.tokens[firstConjunct(g, token)] as Token).head;
  for (let step = 0; step < 30 && at >= 0; step++) {
    const one = g.tokens[at] as Token;
    if (one.upos === "VERB" || one.upos === "AUX" || !isNominal(one) || baseRelation(one) === "root")
      return at;
    at = one.head;
  }
  return at;
}
