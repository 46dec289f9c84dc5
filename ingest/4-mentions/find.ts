import type { ActorRow, Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token, Tree } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming, Title } from "./candidate.ts";
import {
  baseRelation,
  type Grammar,
  grammarOf,
  headOfSpan,
  isCapitalized,
  isPossessiveMark,
  lemmaOf,
  nounPhrase,
  topOfSpan,
} from "./grammar.ts";
import { findNames, type NameSpan, type NationalSpan } from "./names.ts";
import { pronounOf } from "./pronouns.ts";
import { readingAt } from "./reading.ts";
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

interface TitledName {
  span: NameSpan;
  titles: Title[];
}

/** Cuts titles off the names that begin with them, and gives each name the titles before it; the rest stand alone. */
function joinTitles(
  g: Grammar,
  raw: NameSpan[],
  titles: PlacedTitle[],
): { names: TitledName[]; alone: PlacedTitle[] } {
  const names: TitledName[] = [];
  const used = new Set<PlacedTitle>();
  for (const span of raw) {
    const inside = titles.filter((title) => title.first < span.end && span.first < title.end);
    let { first } = span;
    for (const title of inside) {
      if (title.end >= span.end && title.first <= span.first) first = span.end;
      else if (title.first === first) first = title.end;
      else if (span.type === "ORG" || span.entries.length > 0 || title.end < span.end) used.add(title);
    }
    if (first >= span.end) continue;
    if (
      span.type === "ORG" &&
      inside.length > 0 &&
      first > span.first &&
      !isCapitalized(g.forms[first] ?? "")
    )
      continue;
    const own = titlesBefore(g, first, titles);
    for (const title of own) used.add(title);
    const titled = own.some(({ offices, counterpart }) => offices.length > 0 || counterpart);
    const type =
      titled && span.entries.every(({ kind }) => kind !== "state" && kind !== "body") ? "PER" : span.type;
    names.push({
      span: { ...span, first, type, entries: first === span.first ? span.entries : [] },
      titles: own,
    });
  }
  sharePluralTitles(g, names);
  const alone = titles.filter(
    (title) =>
      !used.has(title) && title.offices.some(({ row }) => row.level !== "honorific") !== title.counterpart,
  );
  return { names, alone };
}

/** The titles that end where a name begins, also "minister of X NAME" and two joined by "and". */
function titlesBefore(g: Grammar, first: number, titles: PlacedTitle[]): PlacedTitle[] {
  const own: PlacedTitle[] = [];
  let at = first;
  for (let step = 0; step < 4; step++) {
    let end = at;
    if (own.length > 0 && /^(?:and|,)$/.test(g.forms[end - 1] ?? "")) end--;
    const before = titles.find(
      (title) =>
        title.end === end || (title.of !== null && title.of.end === end && title.of.first >= title.end),
    );
    if (before === undefined || (end !== at && before.end !== end)) break;
    own.push(before);
    at = before.first;
  }
  return own;
}

/** "ministers Blinken and Gallant": the plural title is both's. */
function sharePluralTitles(g: Grammar, names: TitledName[]): void {
  names.forEach((name, i) => {
    const next = names[i + 1];
    const plural = name.titles.find((title) => (title as PlacedTitle).plural);
    if (
      plural &&
      next &&
      next.titles.length === 0 &&
      next.span.type === "PER" &&
      /^(?:and|,)$/.test(g.forms[name.span.end] ?? "") &&
      next.span.first === name.span.end + 1
    )
      next.titles.push(plural);
  });
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
    if (title.of !== null && title.of.end <= title.first && title.of.end === title.first)
      first = Math.min(first, title.of.first);
    const end = title.of !== null && title.of.first >= title.end ? title.end : title.end;
    for (let i = title.first; i < end; i++) this.#claimed.add(i);
    const definite =
      isDefinite(g, first, phrase.determiner, phrase.possessor) ||
      (isCapitalized(g.forms[title.first] ?? "") && !g.titleCase) ||
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

  /** Common nouns of the list of actors that head a phrase of their own. */
  nouns(names: NameSpan[], nationals: NationalSpan[]): void {
    const g = this.#g;
    const named = new Set<number>();
    for (const span of [...names, ...nationals]) for (let i = span.first; i < span.end; i++) named.add(i);
    g.tokens.forEach((token, i) => {
      if (this.#claimed.has(i) || !(token.upos === "NOUN" || (token.upos === "PROPN" && !g.titleCase)))
        return;
      const row = this.#rowOf(i);
      if (row === null || this.#describesName(i, names)) return;
      const relation = baseRelation(token);
      if (relation === "compound" || relation === "amod" || g.forms[i + 1] === "-" || g.forms[i - 1] === "-")
        return;
      const phrase = nounPhrase(g, i);
      const qualified = this.#isQualified(i, phrase, named);
      if (row.use === "guarded" && !qualified) return;
      // "the alliance between X and Y" is what they have, not somebody
      if (row.kind === "organization" && g.forms[i + 1] === "between") return;
      const first = withoutClaimed(phrase.first, i, this.#claimed, named);
      const plural =
        /S$/.test(token.xpos) ||
        (row.kind !== "person" &&
          /^(?:police|people|troops|military|public)$/.test(lemmaOf(token)) &&
          /^(?:police|people)$/.test(lemmaOf(token)));
      const demonstrative = /^(?:this|that|these|those|such)$/.test(phrase.determiner ?? "");
      this.#add(
        first,
        row.use === "relational" ? withComplement(g, i) : i + 1,
        i,
        {
          by: "noun",
          row,
          plural,
          demonstrative,
          definite: isDefinite(g, first, phrase.determiner, phrase.possessor),
          count: countOf(g, first, i, phrase.number),
        },
        phrase.possessor,
      );
    });
  }

  #rowOf(i: number): ActorRow | null {
    const { actors } = this.#gazetteer;
    const token = this.#g.tokens[i] as Token;
    const before = this.#g.tokens[i - 1];
    const lemma = lemmaOf(token);
    if (before && before.head === i) {
      const two =
        actors.get(`${before.form.toLowerCase()} ${lemma}`) ??
        actors.get(`${before.form.toLowerCase()} ${token.form.toLowerCase()}`);
      if (two) return two;
    }
    const form = token.form.toLowerCase();
    return (
      actors.get(lemma) ??
      actors.get(form) ??
      (token.upos === "PROPN"
        ? (actors.get(form.replace(/ies$/, "y")) ?? actors.get(form.replace(/s$/, "")) ?? null)
        : null)
    );
  }

  /** "spokesman John Okafor", "the rebel leader Rao": the noun belongs to the name right after it. */
  #describesName(i: number, names: NameSpan[]): boolean {
    const name = names.find(({ first }) => first === i + 1);
    if (name === undefined || !isCapitalized(this.#g.forms[name.first] ?? "")) return false;
    const token = this.#g.tokens[i] as Token;
    const head = this.#g.tokens[name.first] as Token;
    const linked = (token.head >= name.first && token.head < name.end) || head.head === i;
    if (!linked || name.type === "LOC") return false;
    const found = this.#found.find((one) => one.firstToken === name.first && one.naming.by === "name");
    if (found && head.head === i) found.head = i;
    return true;
  }

  #isQualified(
    head: number,
    phrase: { first: number; possessor: number | null; number: number | null },
    named: Set<number>,
  ): boolean {
    for (let i = phrase.first; i < head; i++) if (named.has(i) || this.#isActor(i)) return true;
    return phrase.possessor !== null && named.has(phrase.possessor);
  }

  /** "opposition forces", "rebel side": another noun for actors qualifies a guarded one. */
  #isActor(i: number): boolean {
    const row = this.#gazetteer.actors.get(lemmaOf(this.#g.tokens[i] as Token));
    return row !== undefined && row.kind !== "place" && this.#g.tokens[i]?.upos === "NOUN";
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

/** "friend in the Middle East", "member of the bloc": where such a noun ends with the phrase that completes it. */
function withComplement(g: Grammar, head: number): number {
  const next = g.tokens[head + 1];
  if (next === undefined || !/^(?:of|in|on)$/.test(next.form)) return head + 1;
  const noun = next.head;
  if (noun <= head || noun - head > 5 || g.tokens[noun]?.head !== head) return head + 1;
  return noun + 1;
}

/** The noun of a title on which it hangs: "Secretary" of "Secretary of Defense". */
function officeHead(g: Grammar, title: Title): number {
  const of = g.forms.slice(title.first, title.end).findIndex((form) => /^(?:of|for|to|in)$/i.test(form));
  return of > 0 ? title.first + of - 1 : headOfSpan(g, title.first, title.end);
}

function isDefinite(g: Grammar, first: number, determiner: string | null, possessor: number | null): boolean {
  if (possessor !== null || /^(?:the|this|that|these|those|both)$/.test(determiner ?? "")) return true;
  return (
    /^(?:the|both|his|her|its|their|our|my)$/i.test(g.forms[first - 1] ?? "") ||
    (first > 0 && isPossessiveMark(g.tokens[first - 1] as Token))
  );
}

const NUMBERS = new Map([
  ["two", 2],
  ["2", 2],
  ["both", 2],
  ["pair", 2],
  ["three", 3],
  ["3", 3],
  ["four", 4],
  ["4", 4],
  ["five", 5],
  ["5", 5],
]);

/** How many a phrase speaks of, where it speaks of a few: "both", "the two", "all three". */
function countOf(g: Grammar, first: number, head: number, number: number | null): number | null {
  for (let i = Math.max(0, first - 2); i < head; i++) if (/^both$/i.test(g.forms[i] ?? "")) return 2;
  return number === null ? null : (NUMBERS.get((g.forms[number] ?? "").toLowerCase()) ?? null);
}

/** A description's own words do not begin inside a name's. */
function withoutClaimed(first: number, head: number, claimed: Set<number>, named: Set<number>): number {
  let from = first;
  for (let i = first; i < head; i++) if (claimed.has(i) && !named.has(i)) from = i + 1;
  return from;
}
