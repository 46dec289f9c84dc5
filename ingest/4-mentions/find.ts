import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token, Tree } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming, Title } from "./candidate.ts";
import {
  baseRelation,
  type Grammar,
  grammarOf,
  headOfSpan,
  isCapitalized,
  nounPhrase,
  topOfSpan,
} from "./grammar.ts";
import { joinTitles } from "./join-titles.ts";
import { findNames } from "./names.ts";
import { findNouns } from "./nouns.ts";
import { countOf, isDefinite } from "./phrase.ts";
import { pronounOf } from "./pronouns.ts";
import { readingAt } from "./reading.ts";
import type { NameSpan, NationalSpan } from "./spans.ts";
import { findTitles, officeSpans, type PlacedTitle } from "./titles.ts";

/** The candidates of one sentence, in text order, with its grammar for the stages after. */
export interface FoundMentions {
  grammar: Grammar;
  candidates: Candidate[];
}

/**
 * Everything in a sentence that may name an actor or a place: names (their titles joined to them), adjectives of states, offices
 * and descriptions without a name, and pronouns. Whom each of them names is not decided here.
 */
export function findMentions(tree: Tree, gazetteer: Gazetteer): FoundMentions {
  const g = grammarOf(tree);
  if (g.tokens.length === 0) return { grammar: g, candidates: [] };
  const { names: raw, nationals } = findNames(g, gazetteer, officeSpans(g, gazetteer));
  const titles = findTitles(
    g,
    gazetteer,
    [...raw, ...nationals].sort((a, b) => a.first - b.first),
  );
  const { names, alone } = joinTitles(g, raw, titles);
  const found = new Finder(g, tree.sentence.index, gazetteer);
  for (const { span, titles: own } of names) found.name(span, own);
  for (const national of nationals)
    found.national(
      national,
      names.map(({ span }) => span),
    );
  for (const title of titles) found.holding(title);
  for (const title of alone) found.office(title);
  found.nouns(
    names.map(({ span }) => span),
    nationals,
  );
  found.pronouns();
  return { grammar: g, candidates: found.sorted() };
}

/** Collects the candidates of one sentence; a token heads at most one candidate of each form. */
class Finder {
  readonly #found: Candidate[] = [];
  /** Tokens that belong to a name or office, which no noun may claim again. */
  readonly #claimed: Set<number> = new Set();
  readonly #g: Grammar;
  readonly #sentence: number;
  readonly #gazetteer: Gazetteer;

  constructor(g: Grammar, sentence: number, gazetteer: Gazetteer) {
    this.#g = g;
    this.#sentence = sentence;
    this.#gazetteer = gazetteer;
  }

  #add(first: number, end: number, head: number, naming: Naming, possessor: number | null = null): void {
    const { tokens } = this.#g;
    this.#found.push({
      start: (tokens[first] as Token).start,
      end: (tokens[end - 1] as Token).end,
      sentence: this.#sentence,
      firstToken: first,
      endToken: end,
      head,
      naming,
      reading: naming.by === "name" ? readingAt(this.#g, this.#gazetteer, first, end, head) : "actor",
      possessor,
    });
  }

  name({ first, end, type, entries, doubtful = false }: NameSpan, titles: Title[]): void {
    for (let i = first; i < end; i++) this.#claimed.add(i);
    for (const title of titles) for (let i = title.first; i < title.end; i++) this.#claimed.add(i);
    // "Minister Okafor": in the tree either word may be the head
    const start = Math.min(
      first,
      ...titles.filter((title) => title.end <= first && first - title.end < 6).map((title) => title.first),
    );
    const head = headOfSpan(this.#g, first, end);
    const whole = start < first ? topOfSpan(this.#g, start, end) : head;
    this.#add(first, end, head, { by: "name", type, entries, titles, doubtful });
    const added = this.#found.at(-1);
    if (added) added.head = whole;
  }

  national({ first, end, entries, form, plural }: NationalSpan, names: NameSpan[]): void {
    if (
      names.some(
        (name) =>
          name.first <= first &&
          end <= name.end &&
          name.end - name.first > end - first &&
          name.entries.length > 0,
      )
    )
      return;
    const naming: Naming =
      form === "adjective" ? { by: "adjective", entries } : { by: "people", entries, plural };
    for (let i = first; i < end; i++) if (form === "people") this.#claimed.add(i);
    this.#add(first, end, headOfSpan(this.#g, first, end), naming);
  }

  /** "US Secretary of State": whose office it is acts through it. */
  holding({ first, of }: PlacedTitle): void {
    if (of === null || of.end > first) return;
    for (const candidate of this.#found)
      if (candidate.firstToken === of.first && candidate.endToken === of.end) candidate.reading = "actor";
  }

  office(title: PlacedTitle): void {
    const g = this.#g;
    const head = title.offices.length === 0 ? title.first : officeHead(g, title);
    const phrase = nounPhrase(g, head);
    // "the prime minister's office", "presidential": an office that only modifies another noun names nobody
    const relation = baseRelation(g.tokens[head] as Token);
    if (relation === "compound" || relation === "amod" || g.forms[title.end] === "-") return;
    let first = Math.min(title.first, phrase.first);
    if (title.of?.end === title.first) first = Math.min(first, title.of.first);
    const { end } = title;
    for (let i = title.first; i < end; i++) this.#claimed.add(i);
    const definite =
      isDefinite(g, first, phrase.determiner, phrase.possessor) ||
      (isCapitalized(g.forms[title.first] ?? "") &&
        !g.titleCase &&
        !/^an?$/i.test(g.forms[first - 1] ?? g.forms[first] ?? "")) ||
      g.titleCase;
    this.#add(
      first,
      end,
      head,
      {
        by: "office",
        title,
        plural: title.plural,
        definite,
        count: countOf(g, first, head, phrase.number),
      },
      phrase.possessor,
    );
  }

  /** Descriptions by a common noun ("the rebels"). */
  nouns(names: readonly NameSpan[], nationals: readonly NationalSpan[]): void {
    const named = new Set(
      [...names, ...nationals].flatMap(({ first, end }) =>
        Array.from({ length: end - first }, (_, i) => first + i),
      ),
    );
    const taken = { claimed: this.#claimed, named, names, candidates: this.#found };
    for (const { first, end, head, naming, possessor } of findNouns(this.#g, this.#gazetteer, taken))
      this.#add(first, end, head, naming, possessor);
  }

  pronouns(): void {
    this.#g.tokens.forEach((_, i) => {
      const naming = pronounOf(this.#g, i);
      if (naming !== null) this.#add(i, i + 1, i, naming);
    });
  }

  sorted(): Candidate[] {
    const seen = new Set<string>();
    return this.#found
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .filter(({ start, end }) => {
        const key = `${start}-${end}`;
        return !seen.has(key) && seen.add(key);
      });
  }
}

/** The noun of a title on which it hangs: "Secretary" of "Secretary of Defense". */
function officeHead(g: Grammar, title: Title): number {
  const of = g.forms.slice(title.first, title.end).findIndex((form) => /^(?:of|for|to|in)$/i.test(form));
  return of > 0 ? title.first + of - 1 : headOfSpan(g, title.first, title.end);
}
