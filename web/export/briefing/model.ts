import { STATUSES, type Status } from "#schema/claim.ts";
import type { EntityId } from "#schema/ids.ts";
import { subgraphPicture } from "../picture/subgraph-picture.ts";
import type { Picture } from "../picture/svg.ts";
import { provenanceLines } from "../provenance.ts";
import {
  type ExportedEntity,
  officeInWords,
  type Provenance,
  type Subgraph,
  type WriteOptions,
} from "../subgraph.ts";
import { writable } from "../text.ts";
import { counted, dated, grouped, KIND_WORDS, listed, STATUS_WORDS } from "../words.ts";
import { Collation, type Placed } from "./collation.ts";
import { type Source, Sources } from "./sources.ts";
import { cautionOf, partiesOf, tellingOf } from "./telling.ts";
import { clean, foreign } from "./wording.ts";

/** What a briefing says but for its statements, whatever file it becomes: its texts hold nothing that a document cannot. */
export interface Frame {
  title: string;
  /** The question, its filters and where the answer is from: name and value. */
  origin: { name: string; value: string }[];
  provenance: Provenance;
  /** How much of it is fact, attributed, planned, denied; one sentence. */
  overview: string;
  /** Of the pairs with the most statements, how many: "France and Niger", "4 statements: 3 stated as fact and 1 denied". */
  glance: { heading: string; text: string }[];
  picture: Picture;
  /** Whether the picture is so wide that its words could not be read on an upright page: it has one of its own on its side. */
  isWide: boolean;
  /** What the picture leaves out. */
  leftOut: string | null;
  actors: Actor[];
  articles: Source[];
}

/** A briefing that is held as a whole. */
export interface Briefing extends Frame {
  /** Those with the most statements first. */
  pairs: Pair[];
  /** By number, from 1: of statements, then of offices, in the order in which they stand. */
  notes: Note[];
}

/** A briefing of any length: its statements are outside of memory, read one after the other and as often as is wanted. */
export interface LongBriefing extends Frame {
  /** With the heading of their pair before the first of each. */
  statements(): Iterable<{ heading: string | null; statement: Statement }>;
  /** As in a briefing that is held. */
  notes(): Iterable<Note>;
  /** Must be called when no more is read. */
  close(): void;
}

export interface Pair {
  heading: string;
  statements: Statement[];
}

export interface Statement {
  when: string;
  text: string;
  /** Null for what is stated as fact: it needs no remark. */
  remark: string | null;
  /** Several where several sentences say the same. */
  notes: Note[];
}

/** Who and what, with the offices that articles say they hold. */
export interface Actor {
  name: string;
  /** "person, also called Austin; 12 statements; quoted for 2 statements". */
  about: string;
  offices: { text: string; note: Note }[];
}

/** A footnote: the sentence that says so, and where it stands. */
export interface Note extends Source {
  number: number;
  sentence: string;
  /** The note before this one that quotes the same sentence already, so that this one need not; null where none does. */
  sameAs: number | null;
  /** What is to be known about how it was read; null where nothing is. */
  caution: string | null;
}

/** Reads a subgraph into a briefing that is held: for formats that are made as a whole. */
export async function briefingOf(subgraph: Subgraph, options: WriteOptions = {}): Promise<Briefing> {
  const { statements, notes, close, ...frame } = await longBriefingOf(subgraph, options);
  try {
    const pairs: Pair[] = [];
    for (const { heading, statement } of statements()) {
      if (heading !== null) pairs.push({ heading, statements: [] });
      pairs.at(-1)!.statements.push(statement);
    }
    return { ...frame, pairs, notes: [...notes()] };
  } finally {
    close();
  }
}

/** Reads a subgraph into a briefing: grouped by who is involved, in each group in time. */
export async function longBriefingOf(subgraph: Subgraph, options: WriteOptions = {}): Promise<LongBriefing> {
  const { provenance } = subgraph;
  const collation = new Collation();
  try {
    const sources = new Sources(provenance.articles);
    const quoted = new Map<EntityId, number>();
    for await (const claim of subgraph.claims()) {
      collation.add(tellingOf(claim, sources.numberOf(claim.article)), partiesOf(claim));
      const speakers = claim.attributedTo.flatMap(({ entities }) => entities.map(({ id }) => id));
      for (const id of new Set(speakers)) quoted.set(id, (quoted.get(id) ?? 0) + 1);
    }
    await collation.arrange();
    const actors = actorsOf(subgraph.entities, quoted, sources, collation);
    const { leftOut, ...picture } = subgraphPicture(subgraph, { ...options, alone: false });
    return {
      title: foreign(provenance.title),
      origin: provenanceLines(provenance).map(({ name, value }) => ({
        name: clean(name),
        value: name === "Exported" ? `${dated(value)}, ${value.slice(11, 16)} UTC` : foreign(value),
      })),
      provenance,
      overview: overviewOf(collation.statuses(), provenance),
      glance: collation.first(AT_A_GLANCE).map(({ heading, statuses }) => ({
        heading,
        text: `${counted(sum(statuses), "statement")}: ${statusesOf(statuses)}`,
      })),
      picture,
      isWide: isWide(picture),
      leftOut,
      actors,
      articles: sources.cited(),
      statements: () => statementsOf(collation.placed(), sources),
      *notes() {
        for (const placed of collation.placed()) yield noteOf(placed, sources);
        for (const { offices } of actors) for (const { note } of offices) yield note;
      },
      close: () => collation.close(),
    };
  } catch (error) {
    collation.close();
    throw error;
  }
}

/** Whoever a statement names or quotes, and whoever is said to hold an office. */
function actorsOf(
  entities: readonly ExportedEntity[],
  quoted: ReadonlyMap<EntityId, number>,
  sources: Sources,
  collation: Collation,
): Actor[] {
  return entities
    .filter(({ id, claims, offices }) => claims > 0 || quoted.has(id) || offices.length > 0)
    .map((entity) => ({ ...entity, name: clean(entity.name) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1))
    .map((entity) => ({
      name: entity.name,
      about: aboutOf(entity, quoted.get(entity.id) ?? 0),
      offices: entity.offices.map((office) => {
        const { sentence: read, article } = office;
        const [source, sentence] = [sources.numberOf(article), writable(read)];
        const note = {
          ...sources.at(source),
          ...collation.noteOf(source, sentence),
          sentence,
          caution: cautionOf(office),
        };
        return { text: clean(officeInWords(office, (words) => `“${words}”`)), note };
      }),
    }));
}

/** As many pairs stand on the first page. */
const AT_A_GLANCE = 12;

/** CSS pixels of a picture that an upright page takes without its smallest words becoming smaller than six points. */
const WIDEST = 860;

/** Whether a picture needs a page on its side. */
function isWide({ width }: Picture): boolean {
  return width > WIDEST;
}

/** What is said in the same words of the same time stands once, with a note for each sentence that says so. */
function* statementsOf(
  tellings: Iterable<Placed>,
  sources: Sources,
): Generator<{ heading: string | null; statement: Statement }> {
  let before: Placed | null = null;
  let whole: { heading: string | null; statement: Statement } | null = null;
  for (const placed of tellings) {
    const isSamePair = before?.pair === placed.pair;
    const note = noteOf(placed, sources);
    if (whole !== null && isSamePair && before?.statement === placed.statement) {
      whole.statement.notes.push(note);
    } else {
      if (whole !== null) yield whole;
      const { heading, when, text, remark } = placed;
      whole = { heading: isSamePair ? null : heading, statement: { when, text, remark, notes: [note] } };
    }
    before = placed;
  }
  if (whole !== null) yield whole;
}

function noteOf({ number, sameAs, sentence, caution, source }: Placed, sources: Sources): Note {
  return { ...sources.at(source), number, sameAs, sentence, caution };
}

function aboutOf({ kind, aliases, claims }: ExportedEntity, quoted: number): string {
  const others = aliases.map(foreign).filter((alias) => alias !== "");
  const called = others.length === 0 ? "" : `, also called ${listed(others)}`;
  const parts = [
    `${KIND_WORDS[kind]}${called}`,
    claims > 0 ? counted(claims, "statement") : null,
    quoted > 0 ? `quoted for ${counted(quoted, "statement")}` : null,
  ];
  return parts.filter((part) => part !== null).join("; ");
}

function overviewOf(statuses: ReadonlyMap<Status, number>, { counts, articles }: Provenance): string {
  const what = `${counted(counts.claims, "statement")} from ${counted(articles.length, "article")}`;
  return statuses.size === 0 ? `${what}.` : `${what}: ${statusesOf(statuses)}.`;
}

/** "3 stated as fact and 1 denied". */
function statusesOf(counts: ReadonlyMap<Status, number>): string {
  return listed(
    STATUSES.filter((status) => counts.has(status)).map(
      (status) => `${grouped(counts.get(status)!)} ${STATUS_WORDS[status]}`,
    ),
  );
}

function sum(counts: ReadonlyMap<Status, number>): number {
  return [...counts.values()].reduce((a, b) => a + b, 0);
}

/** What every briefing says about how it is to be read. */
export const HOW_TO_READ =
  "Each statement was read by a program out of the sentence quoted in its note, and says no more than that sentence; what is denied, planned, wished or only said by somebody is told so. Words in quotation marks are the article’s.";
