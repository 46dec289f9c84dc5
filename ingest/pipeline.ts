import { setImmediate } from "node:timers/promises";
import { readGazetteer } from "#data/gazetteer/read.ts";
import { readLexicon } from "#data/lexicon/read.ts";
import type { Article } from "#schema/article.ts";
import { type Extraction, extractionSchema } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { MentionForm } from "#schema/mention.ts";
import { inOrder } from "./1-read/in-order.ts";
import { InputProblem, type Reading } from "./1-read/reading.ts";
import { splitSentences } from "./2-sentences/split.ts";
import { tokenize } from "./2-sentences/tokenize.ts";
import { loadModels } from "./3-parse/load.ts";
import { parseAll } from "./3-parse/parse.ts";
import { resolveEntities } from "./5-entities/resolve.ts";
import { readClaims } from "./6-claims/claims.ts";
import type { Extracted, Failure, Loaded } from "./7-load/load.ts";

/** Reads what an article says. */
export type ArticleReader = (article: Article) => Extraction;

/** The stages from an article to what it says, in their order, with models, gazetteer and lexicon loaded once. */
export function createReader(): ArticleReader {
  const gazetteer = readGazetteer();
  const models = loadModels(undefined, gazetteer);
  const lexicon = readLexicon();
  return (article) => {
    const sentences = splitSentences(article);
    const trees = parseAll(
      sentences.map((sentence) => ({
        sentence,
        words: sentence.role === "boilerplate" ? [] : tokenize(article.text, sentence),
      })),
      models,
    );
    const resolution = resolveEntities(article, trees, gazetteer);
    const said = readClaims(article, trees, resolution, lexicon);
    return extractionSchema.parse({
      article,
      sentences,
      ...withoutBystanders(said),
    });
  };
}

export interface ExtractionOptions {
  /** How many articles are read at once, where `read` can. */
  width?: number;
  /** What stands for an article as it came and the engine that reads it. */
  readFrom?: (article: Article) => string;
}

/**
 * Reads what articles say as they come, and gives it in their order. One that a stage fails on is a failure in its place, and the others go on; those that
 * are loaded already pass.
 */
export function extractArticles<Passing extends Loaded = never>(
  readings: AsyncIterable<Reading | Passing>,
  read: (article: Article) => Extraction | Promise<Extraction>,
  { width = 1, readFrom }: ExtractionOptions = {},
): AsyncGenerator<Extracted | Passing | Failure> {
  return inOrder(readings, width, async (reading) => {
    if ("problem" in reading || "written" in reading) return reading;
    const { place, bytes, article } = reading;
    // Reading may hold the thread; between two articles signals and streams get their turn.
    await setImmediate();
    try {
      const extraction = await read(article);
      return { place, bytes, extraction, ...(readFrom && { readFrom: readFrom(article) }) };
    } catch (error) {
      if (error instanceof InputProblem) return { place, bytes, problem: error.message };
      const reason = (error as Error).message.replace(/\s+/g, " ").slice(0, 300);
      return { place, bytes, problem: `article ${article.id} could not be understood (${reason})` };
    }
  });
}

/** Forms that say which entity is meant to one who does not know it yet; the others lean on a name said elsewhere. */
const NAMING_FORMS: ReadonlySet<MentionForm> = new Set(["name", "adjective", "title", "metonym"]);

/**
 * Leaves out those of whom nothing is claimed and who are never named, but only described ("the spokesman", "he"), or are no actors
 * and no places (books, laws, events).
 * The mentions of nobody else go with them; claims then count in what is left, which stands in text order.
 */
export function withoutBystanders({
  claims,
  entities,
  mentions,
  offices,
}: Omit<Extraction, "article" | "sentences">): Omit<Extraction, "article" | "sentences"> {
  const claimed = new Set(
    claims.flatMap(({ source, target, attributedTo }) => [...source, ...target, ...attributedTo]),
  );
  const things = new Set(entities.filter(({ kind }) => kind === "other").map(({ id }) => id));
  const kept = new Set<EntityId>();
  for (const [index, mention] of mentions.entries()) {
    for (const id of mention.entities)
      if (claimed.has(index) || (NAMING_FORMS.has(mention.form) && !things.has(id))) kept.add(id);
  }
  const places = new Map<number, number>();
  const left: Extraction["mentions"] = [];
  const inTextOrder = [...mentions.entries()].sort(([, a], [, b]) => a.start - b.start || a.end - b.end);
  for (const [index, { start, end, form, reading, entities: ids }] of inTextOrder) {
    const known = ids.filter((id) => kept.has(id));
    if (known.length === 0) continue;
    places.set(index, left.length);
    left.push({ start, end, form, reading, entities: known });
  }
  const moved = (ends: number[]) => ends.map((mention) => places.get(mention)!);
  return {
    entities: entities.filter(({ id }) => kept.has(id)),
    mentions: left,
    claims: claims.map((claim) => ({
      ...claim,
      source: moved(claim.source),
      target: moved(claim.target),
      attributedTo: moved(claim.attributedTo),
    })),
    offices: offices.filter(({ holder }) => kept.has(holder)),
  };
}
