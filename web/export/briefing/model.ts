import { STATUSES, type Status } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import { subgraphPicture } from "../picture/subgraph-picture.ts";
import type { Picture } from "../picture/svg.ts";
import { provenanceLines } from "../provenance.ts";
import type { Provenance, Subgraph, WriteOptions } from "../subgraph.ts";
import { writable } from "../text.ts";
import { counted, dated, KIND_WORDS, listed, STATUS_WORDS } from "../words.ts";
import { inTime, partiesOf, type Telling, tellingOf } from "./telling.ts";
import { clean } from "./wording.ts";

/** What a briefing says, whatever file it becomes: its texts hold nothing that a document cannot. */
export interface Briefing {
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
  /** Those with the most statements first. */
  pairs: { heading: string; statements: Statement[] }[];
  actors: Actor[];
  articles: Source[];
  /** By number, from 1: of statements, then of offices, in the order in which they stand. */
  notes: Note[];
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
  /** "person, also called Austin; 12 statements". */
  about: string;
  offices: { text: string; note: Note }[];
}

export interface Source {
  title: string;
  /** Outlet and day of publication, where they are known. */
  from: string;
  /** What the article gives as its address, and the same where it is one that a reader may follow. */
  url: string | null;
  href: string | null;
}

/** A footnote: the sentence that says so, and where it stands. */
export interface Note extends Source {
  number: number;
  sentence: string;
  /** What is to be known about how it was read; null where nothing is. */
  caution: string | null;
}

/** Reads a subgraph into a briefing: grouped by who is involved, in each group in time. */
export async function briefingOf(subgraph: Subgraph, options: WriteOptions = {}): Promise<Briefing> {
  const { provenance } = subgraph;
  const groups = new Map<string, { heading: string; ends: number; tellings: Telling[] }>();
  for await (const claim of subgraph.claims()) {
    const { key, names } = partiesOf(claim);
    const group = groups.get(key) ?? { heading: headingOf(names), ends: names.length, tellings: [] };
    group.tellings.push(tellingOf(claim));
    groups.set(key, group);
  }
  const articles = new Map<string, Source>(
    provenance.articles.map((article) => [article.id, sourceOf(article)]),
  );
  const notes: Note[] = [];
  const noted = (sentence: string, article: string, caution: string | null): Note => {
    const source = articles.get(article) ?? { title: clean(article), from: "", url: null, href: null };
    const note = { ...source, number: notes.length + 1, sentence, caution };
    notes.push(note);
    return note;
  };
  const ordered = [...groups.values()].sort(
    (a, b) =>
      Number(b.ends > 1) - Number(a.ends > 1) ||
      b.tellings.length - a.tellings.length ||
      (a.heading < b.heading ? -1 : 1),
  );
  const pairs = ordered.map(({ heading, tellings }) => ({
    heading,
    statements: statementsOf(tellings.sort(inTime), noted),
  }));
  const actors = [...subgraph.entities]
    .map((entity) => ({ ...entity, name: clean(entity.name) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1))
    .map((entity) => ({
      name: entity.name,
      about: aboutOf(entity),
      offices: entity.offices.map(({ words, in: place, sentence, article }) => ({
        text: `“${clean(words)}” (${clean(place.name)})`,
        note: noted(writable(sentence), article, null),
      })),
    }));
  const { leftOut, ...picture } = subgraphPicture(subgraph, { ...options, alone: false });
  return {
    title: clean(provenance.title),
    origin: provenanceLines(provenance).map(({ name, value }) => ({
      name: clean(name),
      value: name === "Exported" ? `${dated(value)}, ${value.slice(11, 16)} UTC` : clean(value),
    })),
    provenance,
    overview: overviewOf(countBy(ordered.flatMap(({ tellings }) => tellings)), provenance),
    glance: ordered.slice(0, AT_A_GLANCE).map(({ heading, tellings }) => ({
      heading,
      text: `${counted(tellings.length, "statement")}: ${statusesOf(countBy(tellings))}`,
    })),
    picture,
    isWide: isWide(picture),
    leftOut,
    pairs,
    actors,
    articles: [...articles.values()],
    notes,
  };
}

/** As many pairs stand on the first page. */
const AT_A_GLANCE = 12;

/** CSS pixels of a picture that an upright page takes without its smallest words becoming smaller than six points. */
const WIDEST = 860;

/** Whether a picture needs a page on its side. */
export function isWide({ width }: Picture): boolean {
  return width > WIDEST;
}

/** What is said in the same words of the same time stands once, with a note for each sentence that says so. */
function statementsOf(
  tellings: readonly Telling[],
  noted: (sentence: string, article: string, caution: string | null) => Note,
): Statement[] {
  const same = Map.groupBy(tellings, ({ when, text, remark }) => JSON.stringify([when, text, remark]));
  return [...same.values()].map((group) => {
    const { when, text, remark } = group[0]!;
    const notes = group.map(({ sentence, article, caution }) => noted(sentence, article, caution));
    return { when, text, remark, notes };
  });
}

function headingOf(names: string[]): string {
  return names.length === 1 ? `${names[0]}, with nobody else named` : listed(names);
}

function sourceOf({ title, outlet, url, publishedAt }: Provenance["articles"][number]): Source {
  const known = [outlet, publishedAt === null ? null : dated(publishedAt)].filter((part) => part !== null);
  const unknown = [outlet === null ? "outlet" : null, publishedAt === null ? "date" : null].filter(
    (part) => part !== null,
  );
  const from = unknown.length === 0 ? known : [...known, `${listed(unknown)} not given`];
  return {
    title: clean(title ?? "") || "Untitled article",
    from: clean(from.join(", ")),
    url: url === null ? null : clean(url),
    href: hrefOf(url),
  };
}

/** An address of the web as a link; null for all that a click should not start. */
function hrefOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href : null;
}

function aboutOf({ kind, aliases, claims }: { kind: EntityKind; aliases: string[]; claims: number }): string {
  const others = aliases.map(clean).filter((alias) => alias !== "");
  const called = others.length === 0 ? "" : `, also called ${listed(others)}`;
  return `${KIND_WORDS[kind]}${called}; ${counted(claims, "statement")}`;
}

function overviewOf(statuses: ReadonlyMap<Status, number>, { counts, articles }: Provenance): string {
  const what = `${counted(counts.claims, "statement")} from ${counted(articles.length, "article")}`;
  return statuses.size === 0 ? `${what}.` : `${what}: ${statusesOf(statuses)}.`;
}

/** "3 stated as fact and 1 denied". */
function statusesOf(counts: ReadonlyMap<Status, number>): string {
  return listed(
    STATUSES.filter((status) => counts.has(status)).map(
      (status) => `${counts.get(status)!.toLocaleString("en")} ${STATUS_WORDS[status]}`,
    ),
  );
}

function countBy(tellings: readonly Telling[]): Map<Status, number> {
  const counts = new Map<Status, number>();
  for (const { status } of tellings) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** What every briefing says about how it is to be read. */
export const HOW_TO_READ =
  "Each statement was read by a program out of the sentence quoted in its note, and says no more than that sentence; what is denied, planned, wished or only said by somebody is told so. Words in quotation marks are the article’s.";
