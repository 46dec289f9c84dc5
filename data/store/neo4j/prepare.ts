import { randomUUID } from "node:crypto";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { Voice } from "../copies/voice.ts";
import { applied, type Joining } from "../identity/apply.ts";
import { type Clue, cluesOf } from "../identity/clues.ts";
import { canonical, checkReferences, extractionHash, sha256 } from "../record.ts";
import { type ArticleRows, articleRows } from "./rows.ts";

/** An article that is ready to be written: checked and hashed. */
export interface Prepared {
  id: string;
  textHash: string;
  hash: string;
  /** Told apart from every other writing, of the same article too. */
  writing: string;
  readFrom: string | null;
  record: Extraction;
  clues: Clue[];
}

/** An article as it is kept. */
export interface Laid {
  properties: Record<string, unknown>;
  rows: ArticleRows;
  means: { article: string; entity: string; properties: Omit<Joining, "entity"> }[];
}

/** Longer ids would not fit into the indexes of Neo4j (about 8,000 bytes a key). */
const LONGEST_ID_BYTES = 7_000;

/** @throws {Error} where the record contradicts itself or has an id that Neo4j cannot index */
export function prepare(extraction: Extraction, readFrom: string | null = null): Prepared {
  checkReferences(extraction);
  const record = canonical(extraction);
  const { article } = record;
  for (const { id } of [article, ...record.entities]) {
    if (Buffer.byteLength(id) > LONGEST_ID_BYTES)
      throw new Error(
        `The id "${id.slice(0, 60)}…" has ${Buffer.byteLength(id)} bytes, and Neo4j takes ${LONGEST_ID_BYTES} at most: give a shorter one.`,
      );
  }
  const textHash = sha256(article.text);
  const hash = extractionHash(record);
  return {
    ...{ id: article.id, textHash, hash, writing: randomUUID(), readFrom },
    ...{ record, clues: cluesOf(record) },
  };
}

/**
 * @param found who in truth are those whom the article names
 * @param counted by whom it is counted, and the article whose text it copies
 */
export function laid(
  { record, textHash, hash, writing, readFrom }: Omit<Prepared, "clues">,
  found: ReadonlyMap<EntityId, EntityId>,
  counted: Voice,
): Laid {
  const { extraction, own, joinings } = applied(record, found);
  const { article, mentions, offices } = extraction;
  return {
    properties: {
      ...article,
      textHash,
      extractionHash: hash,
      writing,
      readFrom,
      mentions: JSON.stringify(mentions),
      offices: JSON.stringify(offices),
      own: own && JSON.stringify(own),
      ...counted,
    },
    rows: articleRows(extraction, counted.voice),
    means: joinings.map(({ entity, ...properties }) => ({ article: article.id, entity, properties })),
  };
}
