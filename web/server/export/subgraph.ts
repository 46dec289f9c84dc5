import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { CitedArticle, ClaimView } from "#schema/api.ts";
import type { Entity } from "#schema/entity.ts";
import type { Question } from "#schema/question.ts";
import { questionInWords } from "#web/export/question.ts";
import {
  type ExportedClaim,
  type ExportedDocument,
  type ExportedEntity,
  isNoOffice,
  type Office,
  type Subgraph,
  wordsAt,
} from "#web/export/subgraph.ts";
import { part } from "./part.ts";
import type { GraphSource } from "./source.ts";
import { idsOf, pairsOf, Survey } from "./survey.ts";

export interface Asked {
  question: Question;
  /** How far around `question.around` to walk: 1 takes the claims that name one of them, 2 those too that name one of their neighbours. */
  hops?: number;
}

export interface GatherOptions {
  /** Of this program. */
  version: string;
  date: Date;
  /** Ends all reading where it is aborted. */
  signal?: AbortSignal;
  /** Told of each claim that is read, when all of them have been counted. */
  step?: () => void;
}

/** Nothing answers the question, or the store does not stay the same while it is read; the message is a sentence. */
export class ExportError extends Error {
  override name = "ExportError";
}

/** No claim answers the question. */
export class NoAnswer extends ExportError {}

/** After so many claims whatever else waits has its turn. */
const TURN = 200;

/**
 * Reads the claims that answer a question once, to know whom they name, and makes them ready to be read again by a format.
 *
 * @throws {NoAnswer} where no claim answers; reading again throws it where the store has changed meanwhile
 */
export async function gather(source: GraphSource, asked: Asked, options: GatherOptions): Promise<Subgraph> {
  const { version, date, signal, step = () => {} } = options;
  const { hops = 1 } = asked;
  const read = (question: Question) => inTurns(source.claims(question), signal);
  const question = await widened(asked.question, hops, read);
  const isWhole = Object.values(question).every((value) => value === undefined);

  const survey = new Survey();
  const hash = createHash("sha256");
  for await (const claim of read(question)) {
    survey.add(claim);
    hash.update(keyOf(claim));
  }
  const counted = hash.digest("hex");
  const articles = isWhole ? await allArticles(source, survey) : [...survey.articles.values()];
  const known = new Map<string, Entity>();
  const inQuestion = new Set(
    [asked.question.source, asked.question.target, asked.question.around].flatMap((ids) => ids ?? []),
  );
  const names = new Map<string, string>();
  for await (const entity of source.entities()) {
    if (isWhole || survey.entities.has(entity.id)) known.set(entity.id, entity);
    if (inQuestion.has(entity.id)) names.set(entity.id, entity.name);
  }
  const words = questionInWords(asked.question, hops, (id) => names.get(id) ?? id);
  if (survey.claims === 0 && (!isWhole || articles.length === 0))
    throw new NoAnswer(`No claim answers: ${words.title}. Ask for less, or read in more articles.`);
  const offices = await officesOf(read({ relation: ["HOLDS_OFFICE_IN"] }), known);
  const entities = [...known.values()].map(
    ({ id, name, kind, aliases, wikidata }): ExportedEntity => ({
      id,
      name,
      kind,
      aliases,
      wikidata,
      claims: survey.entities.get(id) ?? 0,
      offices: offices.get(id) ?? [],
    }),
  );
  const edges = survey.edges();

  async function* claims(): AsyncGenerator<ExportedClaim> {
    const again = createHash("sha256");
    let number = 0;
    for await (const claim of read(question)) {
      number += 1;
      again.update(keyOf(claim));
      const pairs = pairsOf(claim).map(([source, target], at) => ({
        key: `${number}.${at + 1}`,
        source,
        target,
      }));
      // A file that names an entity it does not hold would be no graph.
      if (
        [...claim.source, ...claim.target].some(({ entities }) => entities.some(({ id }) => !known.has(id)))
      )
        throw changed();
      yield { ...claim, number, pairs };
      step();
    }
    if (again.digest("hex") !== counted) throw changed();
  }

  async function* documents(): AsyncGenerator<ExportedDocument> {
    const byArticle = grouped(claims());
    let next = await byArticle.next();
    try {
      for (const { id } of articles) {
        const ofArticle = !next.done && next.value[0]!.article.id === id ? next.value : [];
        if (ofArticle.length > 0) next = await byArticle.next();
        const extraction = await source.extraction(id);
        if (extraction === null) throw changed();
        yield { extraction: isWhole ? extraction : part(extraction, ofArticle), claims: ofArticle };
      }
    } finally {
      await byArticle.return(undefined);
    }
  }

  return {
    provenance: {
      product: "Demarche",
      version,
      store: source.kind,
      date: date.toISOString(),
      question: asked.question,
      hops,
      ...words,
      articles,
      counts: { entities: entities.length, edges: edges.length, claims: survey.claims },
    },
    entities,
    edges,
    claims,
    documents,
  };
}

function changed(): ExportError {
  return new ExportError("The store was written to while it was exported: export again.");
}

function keyOf({ article, id }: ClaimView): string {
  return `${JSON.stringify([article.id, id])}\n`;
}

async function* inTurns(
  claims: AsyncIterable<ClaimView>,
  signal: AbortSignal | undefined,
): AsyncGenerator<ClaimView> {
  let count = 0;
  for await (const claim of claims) {
    signal?.throwIfAborted();
    yield claim;
    count += 1;
    if (count % TURN === 0) await setImmediate();
  }
}

/** The question around everyone who is less than so many hops away. */
async function widened(
  question: Question,
  hops: number,
  read: (question: Question) => AsyncIterable<ClaimView>,
): Promise<Question> {
  if (question.around === undefined) return question;
  let around: string[] = question.around;
  for (let hop = 1; hop < hops; hop++) {
    const reached = new Set<string>(around);
    for await (const { source, target } of read({ ...question, around }))
      for (const id of idsOf([...source, ...target])) reached.add(id);
    if (reached.size === around.length) break;
    around = [...reached];
  }
  return { ...question, around };
}

/** Those too in which no claim stands. */
async function allArticles(source: GraphSource, survey: Survey): Promise<CitedArticle[]> {
  const articles: CitedArticle[] = [];
  for await (const id of source.articles()) {
    const known = survey.articles.get(id) ?? (await source.extraction(id))?.article;
    if (known === undefined) throw changed();
    const { title, url, outlet, publishedAt } = known;
    articles.push({ id: known.id, title, url, outlet, publishedAt });
  }
  return articles;
}

/** The offices that are held as fact, and those that somebody only says are, as far as the article does not say so itself. */
async function officesOf(
  claims: AsyncIterable<ClaimView>,
  wanted: ReadonlyMap<string, unknown>,
): Promise<Map<string, Office[]>> {
  const offices = new Map<string, Office[]>();
  for await (const claim of claims) {
    if (claim.polarity !== "affirmed" || claim.modality !== "asserted") continue;
    const words = wordsAt(claim, claim.cue);
    const [place] = claim.target.flatMap(({ entities }) => entities);
    if (words === null || place === undefined || isNoOffice(words)) continue;
    const speakers = new Map(
      claim.attributedTo.flatMap(({ entities }) => entities.map((one) => [one.id, one] as const)),
    );
    const saidBy = [...speakers.values()];
    for (const holder of idsOf(claim.source)) {
      if (!wanted.has(holder)) continue;
      const { voice: _, copyOf: _of, ...article } = claim.article;
      const { explicit, confidence, sentence } = claim;
      const office = { words, in: place, saidBy, explicit, confidence, sentence: sentence.text, article };
      const held = offices.get(holder) ?? [];
      if (held.some((other) => tellsAsMuch(other, office))) continue;
      offices.set(holder, [...held.filter((other) => !tellsAsMuch(office, other)), office]);
    }
  }
  return offices;
}

/** Whether one tells of the same office what another does: as fact, or by the same speakers. */
function tellsAsMuch(one: Office, other: Office): boolean {
  if (one.words !== other.words || one.in.id !== other.in.id) return false;
  const speakers = (office: Office) => office.saidBy.map(({ id }) => id).join();
  return one.saidBy.length === 0 || speakers(one) === speakers(other);
}

/** Claims that stand in one article, together. */
async function* grouped(claims: AsyncIterable<ExportedClaim>): AsyncGenerator<ExportedClaim[], undefined> {
  let group: ExportedClaim[] = [];
  for await (const claim of claims) {
    if (group.length > 0 && group[0]!.article.id !== claim.article.id) {
      yield group;
      group = [];
    }
    group.push(claim);
  }
  if (group.length > 0) yield group;
}
