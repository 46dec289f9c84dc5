import type { EntityRef } from "#schema/api.ts";
import type { Claim, Modality, Polarity } from "#schema/claim.ts";
import type { Entity } from "#schema/entity.ts";
import type { ArticlePage, ArticleSummary } from "#schema/exploring.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { Mention } from "#schema/mention.ts";
import type { HeldOffice } from "#schema/office.ts";
import type { PloverEvent, Relation } from "#schema/relations.ts";
import { cursorOf, readCursor } from "../cursor.ts";
import { type Own, restored } from "../identity/apply.ts";
import { canonical } from "../record.ts";
import type { Connection } from "./connection.ts";
import { readArticle } from "./read.ts";

/** @throws {BadCursor} */
export function readArticles(
  connection: Connection,
  { limit, cursor }: { limit: number; cursor?: string },
): ArticlePage {
  const after = cursor === undefined ? "" : readCursor(cursor, ["string"])[0];
  const { total } = connection.get<{ total: number }>("SELECT count(*) AS total FROM article")!;
  const rows = connection.all<ArticleSummary>(
    `SELECT id, title, outlet, published_at AS publishedAt,
       (SELECT count(*) FROM claim WHERE claim.article = article.key) AS claims
     FROM article WHERE id > ? ORDER BY id LIMIT ?`,
    after,
    limit + 1,
  );
  const articles = rows.slice(0, limit);
  return { articles, total, cursor: rows.length > limit ? cursorOf([articles.at(-1)!.id]) : null };
}

/** A page of entities in the order of their ids. */
export function readEntityPage(
  connection: Connection,
  { limit, cursor = "" }: { limit: number; cursor?: string },
): { entities: Entity[]; cursor: string | null } {
  const rows = connection.all<Omit<Entity, "aliases"> & { aliases: string }>(
    "SELECT id, name, kind, aliases, wikidata FROM entity WHERE id > ? ORDER BY id LIMIT ?",
    cursor,
    limit,
  );
  const entities = rows.map((row) => ({ ...row, aliases: JSON.parse(row.aliases) as string[] }));
  return { entities, cursor: entities.length < limit ? null : entities.at(-1)!.id };
}

/** Whom an article alone names; null where there is none of this id. */
export function readLeaving(connection: Connection, id: string): EntityRef[] | null {
  const found = connection.get<{ key: number }>("SELECT key FROM article WHERE id = ?", id);
  if (!found) return null;
  return connection.all<EntityRef>(
    `SELECT id, name, kind FROM entity
     WHERE key IN (SELECT entity FROM naming WHERE article = ?)
       AND NOT EXISTS (SELECT 1 FROM naming WHERE naming.entity = entity.key AND naming.article <> ?)
     ORDER BY (SELECT count(*) FROM party WHERE party.entity = entity.key) DESC, id`,
    found.key,
    found.key,
  );
}

interface ClaimRow {
  key: number;
  id: Claim["id"];
  relation: Relation;
  event: PloverEvent | null;
  polarity: Polarity;
  modality: Modality;
  sentence_place: number;
  cue_start: number;
  cue_end: number;
  content_start: number | null;
  content_end: number | null;
  explicit: number;
  confidence: number;
  date_from: string | null;
  date_to: string | null;
  date_text: string | null;
  after: string;
  why: string;
}

/** What an article says, as it was read; null where there is none of this id. */
export function readExtraction(connection: Connection, id: string): Extraction | null {
  const kept = readKept(connection, id);
  if (!kept) return null;
  const { own } = connection.get<{ own: string | null }>("SELECT own FROM article WHERE id = ?", id)!;
  return canonical(restored(kept, own === null ? null : (JSON.parse(own) as Own)));
}

/** What an article says, with people under the ids of whom they are; null where there is none of this id. */
export function readKept(connection: Connection, id: string): Extraction | null {
  const detail = readArticle(connection, id);
  if (!detail) return null;
  const { key } = connection.get<{ key: number }>("SELECT key FROM article WHERE id = ?", id)!;
  return canonical({
    article: detail.article,
    sentences: detail.sentences,
    entities: entitiesOf(connection, key),
    mentions: mentionsOf(connection, key),
    claims: claimsOf(connection, key),
    offices: officesOf(connection, key),
  });
}

function officesOf(connection: Connection, article: number): HeldOffice[] {
  return connection
    .all<Omit<HeldOffice, "single" | "title"> & { single: number; start: number; end: number }>(
      `SELECT holder, called, office, single, held_in AS "of", tenure, sentence.place AS sentence,
         title_start AS start, title_end AS "end"
       FROM office JOIN sentence ON sentence.key = office.sentence WHERE office.article = ? ORDER BY office.place`,
      article,
    )
    .map(({ start, end, single, ...office }) => ({
      ...office,
      single: single === 1,
      title: { start, end },
    }));
}

/** Entities as this article calls them. */
function entitiesOf(connection: Connection, article: number): Entity[] {
  const entities = new Map<string, Entity>();
  for (const { id, kind, role, text, called } of connection.all<{
    id: Entity["id"];
    kind: Entity["kind"];
    role: "name" | "alias" | "wikidata" | "described";
    text: string;
    called: string;
  }>(
    `SELECT entity.id, entity.kind, naming.role, naming.text, entity.name AS called FROM naming JOIN entity ON entity.key = naming.entity
     WHERE naming.article = ?`,
    article,
  )) {
    const entity = entities.get(id) ?? { id, name: "", kind, aliases: [], wikidata: null };
    entities.set(id, entity);
    if (role === "alias") entity.aliases.push(text);
    else if (role === "described") entity.name = called;
    else entity[role] = text;
  }
  return [...entities.values()];
}

function mentionsOf(connection: Connection, article: number): Mention[] {
  return connection
    .all<Omit<Mention, "entities"> & { entities: string }>(
      `SELECT start, "end", form, reading,
         (SELECT json_group_array(entity.id ORDER BY mention_entity.place)
          FROM mention_entity JOIN entity ON entity.key = mention_entity.entity
          WHERE mention_entity.mention = mention.key) AS entities
       FROM mention WHERE article = ? ORDER BY place`,
      article,
    )
    .map((row) => ({ ...row, entities: JSON.parse(row.entities) }));
}

function claimsOf(connection: Connection, article: number): Claim[] {
  const ends = new Map<number, Pick<Claim, "source" | "target" | "attributedTo">>();
  for (const { claim, role, mention } of connection.all<{
    claim: number;
    role: "source" | "target" | "attributedTo";
    mention: number;
  }>(
    `SELECT claim_end.claim, claim_end.role, mention.place AS mention
     FROM claim JOIN claim_end ON claim_end.claim = claim.key JOIN mention ON mention.key = claim_end.mention
     WHERE claim.article = ? ORDER BY claim_end.claim, claim_end.role, claim_end.place`,
    article,
  )) {
    const lists = ends.get(claim) ?? { source: [], target: [], attributedTo: [] };
    ends.set(claim, lists);
    lists[role].push(mention);
  }
  return connection
    .all<ClaimRow>(
      `SELECT claim.*, sentence.place AS sentence_place FROM claim JOIN sentence ON sentence.key = claim.sentence
       WHERE claim.article = ? ORDER BY claim.place`,
      article,
    )
    .map((row) => ({
      id: row.id,
      relation: row.relation,
      event: row.event,
      sentence: row.sentence_place,
      cue: { start: row.cue_start, end: row.cue_end },
      ...(ends.get(row.key) ?? { source: [], target: [], attributedTo: [] }),
      polarity: row.polarity,
      modality: row.modality,
      content: row.content_start === null ? null : { start: row.content_start, end: row.content_end! },
      explicit: row.explicit === 1,
      confidence: row.confidence,
      date: row.date_from === null ? null : { from: row.date_from, to: row.date_to!, text: row.date_text! },
      after: JSON.parse(row.after),
      why: JSON.parse(row.why),
    }));
}
