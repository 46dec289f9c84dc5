import neo4j from "neo4j-driver";
import type { EntityRef } from "#schema/api.ts";
import type { Claim } from "#schema/claim.ts";
import type { Entity } from "#schema/entity.ts";
import type { ArticlePage, ArticleSummary } from "#schema/exploring.ts";
import type { Extraction } from "#schema/extraction.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { type Own, restored } from "../identity/apply.ts";
import { canonical } from "../record.ts";
import type { Run } from "./connection.ts";
import { READING } from "./cypher/reading.ts";
import { type ArticleRow, articleOf } from "./read.ts";
import type { StoredEnd, StoredEnds } from "./rows.ts";
import { type ClaimRow, contentOf, dateOf } from "./views.ts";

/** @throws {BadCursor} */
export async function readArticles(
  run: Run,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<ArticlePage> {
  const after = cursor === undefined ? "" : readCursor(cursor, ["string"])[0];
  const [counts] = await run<{ articles: number }>(READING.counts);
  const rows = await run<{ article: ArticleSummary }>(READING.articles, {
    after,
    limit: neo4j.int(limit + 1),
  });
  const articles = rows.slice(0, limit).map(({ article }) => article);
  return {
    articles,
    total: counts!.articles,
    cursor: rows.length > limit ? cursorOf([articles.at(-1)!.id]) : null,
  };
}

/** A page of entities in the order of their ids. */
export async function readEntityPage(
  run: Run,
  { limit, cursor = "" }: { limit: number; cursor?: string },
): Promise<{ entities: Entity[]; cursor: string | null }> {
  const rows = await run<{ entity: Entity }>(READING.entities, { after: cursor, limit: neo4j.int(limit) });
  const entities = rows.map(({ entity }) => entity);
  return { entities, cursor: entities.length < limit ? null : entities.at(-1)!.id };
}

/** What an article says, as it was read; null where there is none of this id. */
export async function readExtraction(run: Run, id: string): Promise<Extraction | null> {
  const found = await readRecord(run, id);
  return found && canonical(restored(found.kept, found.own));
}

/** What an article says, with people under the ids of whom they are; null where there is none of this id. */
export async function readKept(run: Run, id: string): Promise<Extraction | null> {
  return (await readRecord(run, id))?.kept ?? null;
}

/** How many articles were read by another engine than this one, or by one that is not known. */
export async function countOutdated(run: Run, engine: string): Promise<number> {
  const [row] = await run<{ articles: number }>(READING.outdated, { engine });
  return row!.articles;
}

/** Whom an article alone names; null where there is none of this id. */
export async function readLeaving(run: Run, id: string): Promise<EntityRef[] | null> {
  const [row] = await run<{ entities: EntityRef[] }>(READING.leaving, { id });
  return row?.entities ?? null;
}

async function readRecord(run: Run, id: string): Promise<{ kept: Extraction; own: Own | null } | null> {
  const [row] = await run<ArticleRow & { own: string | null; offices: string | null }>(READING.article, {
    id,
  });
  if (!row) return null;
  const entities = await run<Entity>(READING.articleEntities, { id });
  const claims = await run<ClaimRow>(READING.articleClaims, { id });
  const kept = canonical({
    ...articleOf(row),
    entities: entities.map(({ id, name, kind, aliases, wikidata }) => ({
      id,
      name,
      kind,
      aliases,
      wikidata,
    })),
    mentions: JSON.parse(row.article.mentions),
    claims: claims.map(claimOf),
    offices: row.offices === null ? [] : JSON.parse(row.offices),
  });
  return { kept, own: row.own === null ? null : JSON.parse(row.own) };
}

function claimOf({ claim, sentence }: ClaimRow): Claim {
  const ends: StoredEnds = JSON.parse(claim.ends);
  const mentions = (stored: StoredEnd[]) => stored.map(([mention]) => mention);
  return {
    id: claim.id,
    relation: claim.relation,
    event: claim.event ?? null,
    sentence: sentence.place,
    cue: { start: claim.cueStart, end: claim.cueEnd },
    source: mentions(ends.source),
    target: mentions(ends.target),
    polarity: claim.polarity,
    modality: claim.modality,
    attributedTo: mentions(ends.attributedTo),
    content: contentOf(claim),
    explicit: claim.explicit,
    confidence: claim.confidence,
    date: dateOf(claim),
    after: claim.after as Claim["after"],
    why: claim.why,
  };
}
