import { foldName } from "#data/gazetteer/fold.ts";
import type { Gazetteer, GazetteerEntry } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, NameType } from "#ingest/4-mentions/candidate.ts";
import {
  baseRelation,
  type Grammar,
  isPossessiveMark,
  lemmaOf,
  prepositionOf,
} from "#ingest/4-mentions/grammar.ts";
import type { Draft, Drafts } from "./draft.ts";
import { adjectiveDraft, linkEntries } from "./link.ts";
import { nameWords, People } from "./people.ts";
import { isNaming, type Scene, textOf, type Working } from "./working.ts";

type NameCandidate = Candidate & { naming: Extract<Candidate["naming"], { by: "name" }> };

const ORGANIZATION_WORD =
  /^(?:university|college|institute|ministry|department|agency|council|commission|committee|party|union|association|federation|organi[sz]ation|bank|group|company|corp|corporation|inc|ltd|court|parliament|congress|senate|assembly|army|navy|force|forces|police|guard|guards|brigade|brigades|front|movement|league|club|church|foundation|fund|center|centre|office|bureau|authority|command|corps|coalition|alliance|times|post|news|tv|radio|airlines|airways|school|hospital|museum|society|trust|network|service|services)$/i;
/** The last word of a name that no place or person has. */
const BODY_WORD =
  /^(?:university|college|institute|ministry|department|agency|council|commission|committee|party|union|association|federation|organi[sz]ation|company|corp|corporation|inc|ltd|parliament|congress|senate|assembly|army|brigades?|foundation|league|society|times|post)$/i;
const ARMED = /^(?:brigades?|front|movement|militia|martyrs|resistance|fighters|rebels|jihad|guerrillas?)$/i;
const PLACE_WORD =
  /^(?:river|lake|mount|mountain|mountains|sea|ocean|bay|gulf|island|islands|street|avenue|road|square|airport|province|county|district|city|town|village|valley|desert|peninsula|strait|region|state|beach|park|bridge|palace|station|stadium|hotel|cape|canal|dam|port)$/i;
const COMPANY_SUFFIX = /^(?:inc|ltd|corp|corporation|co|company|plc|llc|group|ag|sa|gmbh)$/;

/** Resolves the names, adjectives and demonyms of an article; what needs context (descriptions, pronouns) comes after. */
export class NameResolver {
  readonly people: People;
  readonly #drafts: Drafts;
  readonly #gazetteer: Gazetteer;
  readonly #text: string;
  /** What the name finder most often took a name for in this article. */
  readonly #typeOf = new Map<string, NameType>();
  /** Names that stand somewhere in the article where a capital means something. */
  readonly #seen = new Set<string>();
  readonly #acronyms = new Map<string, Draft>();
  /** Bodies by a name that every state has, as last meant in this article. */
  readonly #generic = new Map<string, Draft>();

  constructor(drafts: Drafts, gazetteer: Gazetteer, text: string, scenes: readonly Scene[]) {
    this.#drafts = drafts;
    this.#gazetteer = gazetteer;
    this.#text = text;
    this.people = new People(drafts, gazetteer);
    this.#vote(scenes);
    for (const scene of scenes)
      for (const candidate of scene.candidates)
        if (isNaming(candidate, "name") && this.#typed(candidate, scene) === "PER")
          this.people.learn(textOf(scene.grammar, text, candidate));
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
        votes.set(key, counts);
      }
    for (const [key, counts] of votes)
      this.#typeOf.set(key, [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null);
  }

  /** What a name is: by its title, by the finder's votes over the article, by its own words. */
  #typed(candidate: NameCandidate, scene: Scene): NameType {
    const { type, titles, entries } = candidate.naming;
    if (
      titles.some(({ offices, counterpart }) => counterpart || offices.length > 0) &&
      type !== "ORG" &&
      !entries.some(({ kind }) => kind === "body")
    )
      return "PER";
    const text = textOf(scene.grammar, this.#text, candidate);
    const voted = this.#typeOf.get(foldName(text)) ?? null;
    if (
      entries.length > 0 &&
      !(type === "PER" && voted === "PER" && candidate.endToken - candidate.firstToken > 1)
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

  resolve(scene: Scene): void {
    let before: Candidate | null = null;
    for (const candidate of scene.candidates) {
      if (isNaming(candidate, "name")) {
        const working = this.#name(candidate, scene, before);
        if (working) {
          scene.resolved.set(candidate, working);
          const alias = textOf(scene.grammar, this.#text, candidate);
          for (const draft of working.drafts) {
            draft.aliases.add(alias);
            // "the council" may mean the Security Council
            if (draft.kind === "organization" || draft.kind === "group") {
              draft.nouns.add(lastWord(alias));
              this.#generic.set(lastWord(alias), draft);
            }
          }
          before = candidate;
        }
      } else if (isNaming(candidate, "adjective")) {
        const draft = adjectiveDraft(this.#drafts, this.#gazetteer, candidate.naming.entries);
        if (draft) {
          const text = textOf(scene.grammar, this.#text, candidate);
          scene.resolved.set(candidate, {
            candidate,
            drafts: [draft],
            form: "adjective",
            reading: candidate.reading,
            chain: `adjective: ${text} → ${draft.name}`,
          });
        }
      } else if (isNaming(candidate, "people"))
        scene.resolved.set(candidate, this.#inhabitants(candidate, scene));
    }
  }

  #name(candidate: NameCandidate, scene: Scene, before: Candidate | null): Working | null {
    const { entries, titles } = candidate.naming;
    const text = textOf(scene.grammar, this.#text, candidate);
    const single = (draft: Draft, reading = candidate.reading): Working => ({
      candidate,
      drafts: [draft],
      form: "name",
      reading,
      chain: null,
    });
    const type = this.#typed(candidate, scene);
    // "Jordan said" where the article has a Michael Jordan
    const surname =
      this.people.knows(text) &&
      (entries.length === 0 ||
        candidate.naming.type === "PER" ||
        titles.length > 0 ||
        (candidate.reading === "actor" && entries.every(({ kind }) => kind === "place" || kind === "seat")));
    if (type === "PER" || surname) {
      const draft = this.people.find(text);
      for (const title of titles) {
        const word = scene.grammar.forms[title.first] ?? "";
        if (/^mrs?\.?$|^ms\.?$|^sir$|^dame$/i.test(word) && draft.gender === "u")
          draft.gender = /^(?:mr|sir)/i.test(word) ? "m" : "f";
      }
      return single(draft, "actor");
    }
    if (isGeneric(text) && entries.every(isOfEveryState) && (entries.length > 0 || type === "ORG"))
      return single(this.#national(candidate, scene, text), "actor");
    if (entries.length > 0) {
      const linked = linkEntries(this.#drafts, this.#gazetteer, entries, candidate, text);
      return (
        linked && {
          candidate,
          drafts: [linked.draft],
          form: linked.form,
          reading: linked.reading,
          chain: linked.chain,
        }
      );
    }
    const acronym = this.#acronym(candidate, scene, before, text);
    if (acronym) return single(acronym, acronym.kind === "place" ? candidate.reading : "actor");
    if (type === "LOC")
      return single(
        this.#drafts.named(`place ${foldName(text)}`, () => ({
          kind: "place",
          name: text,
          canonical: { name: text },
        })),
      );
    if (type === "ORG") return single(this.#organization(text), "actor");
    // Capitals of a title-cased line prove nothing.
    if (scene.grammar.titleCase || (candidate.naming.doubtful && !this.#seen.has(foldName(text))))
      return null;
    return single(
      this.#drafts.named(`other ${foldName(text)}`, () => ({
        kind: "other",
        name: text,
        canonical: { name: text },
      })),
      "actor",
    );
  }

  #organization(text: string): Draft {
    const words = foldName(text).split(" ");
    while (words.length > 1 && COMPANY_SUFFIX.test(words.at(-1) ?? "")) words.pop();
    const key = words.join(" ");
    const kind = words.length > 1 && ARMED.test(words.at(-1) ?? "") ? "group" : "organization";
    const draft = this.#drafts.named(`organization ${key}`, () => ({
      kind,
      name: text,
      canonical: { name: text },
    }));
    const initials = text
      .split(/[\s-]+/)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word.charAt(0))
      .join("");
    if (initials.length > 1 && !this.#acronyms.has(initials)) this.#acronyms.set(initials, draft);
    return draft;
  }

  /** "Ukraine's Defense Ministry": a name that every state has names a body of the state beside it, or of the one the article gave it before. */
  #national(candidate: NameCandidate, scene: Scene, text: string): Draft {
    const [entry] = candidate.naming.entries;
    const title = entry?.kind === "body" ? entry.row.name : text;
    const key = foldName(title);
    const owner = stateBeside(candidate, scene);
    const before = owner === null ? (this.#generic.get(key) ?? this.#generic.get(lastWord(text))) : undefined;
    if (before) return before;
    const draft = this.#drafts.named(`organization ${owner?.name ?? ""} ${key}`, () => ({
      kind: "organization",
      name: text,
      canonical: owner ? { name: `${owner.name} ${title}` } : { description: text },
      named: true,
    }));
    this.#generic.set(key, draft);
    return draft;
  }

  /** "the African Union (AU)", and AU anywhere after it. */
  #acronym(
    candidate: Candidate,
    { grammar, resolved }: Scene,
    before: Candidate | null,
    text: string,
  ): Draft | null {
    if (!/^\p{Lu}[\p{L}\p{N}]{0,6}$/u.test(text) || !/\p{Lu}.*\p{Lu}/u.test(text)) return null;
    const bracketed =
      before !== null &&
      before.endToken === candidate.firstToken - 1 &&
      grammar.forms[before.endToken] === "(" &&
      grammar.forms[candidate.endToken] === ")";
    const long = bracketed ? resolved.get(before)?.drafts[0] : undefined;
    if (long && long.kind !== "person") {
      this.#acronyms.set(text, long);
      return long;
    }
    return this.#acronyms.get(text) ?? null;
  }

  #inhabitants(
    candidate: Candidate & { naming: Extract<Candidate["naming"], { by: "people" }> },
    scene: Scene,
  ): Working {
    const { entries, plural } = candidate.naming;
    const text = textOf(scene.grammar, this.#text, candidate);
    const group = entries.find(({ kind }) => kind === "group");
    const groupDraft = group ? adjectiveDraft(this.#drafts, this.#gazetteer, [group]) : null;
    const draft =
      groupDraft ??
      (plural
        ? this.#drafts.named(`people ${foldName(text)}`, () => ({
            kind: "group",
            name: text,
            canonical: { name: text },
            plural: true,
          }))
        : this.#drafts.add({ kind: "person", name: text, canonical: { description: text } }));
    return {
      candidate,
      drafts: [draft],
      form: plural ? "name" : "nominal",
      reading: "actor",
      chain: `people: ${text}`,
    };
  }
}

const GENERIC =
  /^(?:ministry|department|office|council|court|parliament|senate|congress|assembly|army|navy|military|police|government|bank|commission|committee|cabinet|secretariat|prosecutor|prosecutors|prosecution|authority|agency|service|services|force|forces|guard|staff|defense|defence|foreign|interior|finance|health|justice|education|energy|trade|economy|information|intelligence|agriculture|transport|culture|labor|labour|affairs|external|home|national|supreme|central|high|security|state|armed|air|coast|federal|general|constitutional|public|internal|election|electoral|secret|the|of|for|and|s|')$/;

/** Does a name have no word that only one body has? */
const isGeneric = (text: string): boolean =>
  foldName(text)
    .split(/[\s']+/)
    .every((word) => GENERIC.test(word));

const isOfEveryState = (entry: GazetteerEntry): boolean =>
  entry.kind === "body" &&
  entry.row.state === null &&
  /^(?:agency|military|legislature|court)$/.test(entry.row.kind);

const lastWord = (text: string): string => foldName(text).split(" ").at(-1) ?? "";

/** The state whose adjective or possessive stands right before a name, or that follows it with "of". */
function stateBeside({ firstToken, endToken }: Candidate, { grammar: g, resolved }: Scene): Draft | null {
  for (const { candidate: other, drafts } of resolved.values()) {
    const one = drafts[0];
    if (one?.kind !== "state") continue;
    const mark = g.tokens[other.endToken];
    const gap = mark !== undefined && isPossessiveMark(mark) ? 1 : 0;
    if (other.endToken + gap === firstToken || (other.firstToken >= firstToken && other.endToken <= endToken))
      return one;
    const after = g.forms[endToken] === "of" ? endToken + (g.forms[endToken + 1] === "the" ? 2 : 1) : -1;
    if (other.firstToken === after) return one;
  }
  return null;
}

const PLACING = new Set(["in", "near", "into", "outside", "throughout"]);
const HUMAN = new Set(
  "say tell ask think believe know marry bear die write speak want feel love hate smile laugh ask answer reply join become serve".split(
    " ",
  ),
);

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
