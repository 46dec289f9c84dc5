import { type Claim, statusOf } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import { printOf } from "../copies/print.ts";
import { type Days, daysOf } from "../days.ts";
import { applied } from "../identity/apply.ts";
import { cluesOf } from "../identity/clues.ts";
import { canonical, checkReferences, extractionHash, sha256 } from "../record.ts";
import type { Drawing, Written } from "../store.ts";
import { readExtraction } from "./archive.ts";
import type { Connection } from "./connection.ts";
import { copyBeside, countBySource, keepPrint, voiceOf } from "./copies.ts";
import { pairsOf, sidesOf } from "./ends.ts";
import { identitiesIn, joiningsIn, keepClues } from "./identity.ts";
import { nameEntities, renewEntity } from "./naming.ts";
import { insertTold } from "./people.ts";
import { twinOf } from "./standing.ts";

/** Writes an article with all that is said in it. Belongs into a writing transaction. */
export function writeExtraction(
  connection: Connection,
  extraction: Extraction,
  readFrom: string | null,
): Written {
  checkReferences(extraction);
  const { article } = extraction;
  const textHash = sha256(article.text);
  const twin = twinOf(connection, article.id, textHash);
  if (twin) return twin;

  const hash = extractionHash(extraction);
  const stored = connection.get<{ key: number; hash: string; readFrom: string | null }>(
    "SELECT key, extraction_hash AS hash, read_from AS readFrom FROM article WHERE id = ?",
    article.id,
  );
  const isSame = stored?.hash === hash;
  // Another engine may make the same of an article, and something else of who is who in it.
  if (isSame && (readFrom === null || stored.readFrom === readFrom)) {
    noteReading(connection, article.id, readFrom);
    return { outcome: "unchanged" };
  }

  const stale = new Set(stored ? deleteArticle(connection, stored.key) : []);
  const others = keepClues(connection, article.id, cluesOf(extraction));
  const copies = keepPrint(connection, article.id, article.outlet, printOf(extraction));
  insertExtraction(connection, canonical(extraction), textHash, hash, stale);
  noteReading(connection, article.id, readFrom);
  countBySource(connection, copies);
  for (const other of others) identifyAgain(connection, other, stale);
  for (const entity of stale) renewEntity(connection, entity);
  if (isSame) return { outcome: "unchanged" };
  const nearCopyOf = copyBeside(connection, article.id);
  return { outcome: stored ? "replaced" : "added", ...(nearCopyOf !== null && { nearCopyOf }) };
}

/** Takes an article out; false where there is none of this id. Belongs into a writing transaction. */
export function removeExtraction(connection: Connection, id: string): boolean {
  const stored = connection.get<{ key: number }>("SELECT key FROM article WHERE id = ?", id);
  if (!stored) return false;
  const stale = new Set(deleteArticle(connection, stored.key));
  for (const other of keepClues(connection, id, [])) identifyAgain(connection, other, stale);
  countBySource(connection, keepPrint(connection, id, null, null));
  for (const entity of stale) renewEntity(connection, entity);
  return true;
}

/** Writes an article again in which somebody is another one now that others say more or less of him. */
function identifyAgain(connection: Connection, id: string, stale: Set<number>): void {
  const [before, now] = [joiningsIn(connection, id), identitiesIn(connection, id)];
  if (before.size === now.size && [...now].every(([was, entity]) => before.get(was) === entity)) return;
  const raw = readExtraction(connection, id)!;
  const { key, textHash, hash, readFrom } = connection.get<{
    key: number;
    textHash: string;
    hash: string;
    readFrom: string | null;
  }>(
    "SELECT key, text_hash AS textHash, extraction_hash AS hash, read_from AS readFrom FROM article WHERE id = ?",
    id,
  )!;
  for (const entity of deleteArticle(connection, key)) stale.add(entity);
  insertExtraction(connection, raw, textHash, hash, stale);
  noteReading(connection, id, readFrom);
}

/** Works out anew what every article knows of people, and who they are. Belongs into a writing transaction. */
export function identifyAll(connection: Connection): void {
  const ids = connection.all<{ id: string }>("SELECT id FROM article").map(({ id }) => id);
  for (const id of ids) keepClues(connection, id, cluesOf(readExtraction(connection, id)!));
  const stale = new Set<number>();
  for (const id of ids) identifyAgain(connection, id, stale);
  for (const entity of stale) renewEntity(connection, entity);
}

function noteReading(connection: Connection, id: string, readFrom: string | null): void {
  connection.run("UPDATE article SET read_from = ? WHERE id = ?", readFrom, id);
}

/** Keeps where the graph is drawn instead of where it was. Belongs into a writing transaction. */
export function writeDrawing(connection: Connection, { graph, places }: Drawing): void {
  connection.run(
    "INSERT INTO drawing (key, graph, places) VALUES (1, ?1, ?2) ON CONFLICT DO UPDATE SET graph = ?1, places = ?2",
    graph,
    JSON.stringify(places),
  );
}

/** @returns the keys of the entities that the article named */
function deleteArticle(connection: Connection, key: number): number[] {
  const named = connection.all<{ entity: number }>(
    "SELECT DISTINCT entity FROM naming WHERE article = ?",
    key,
  );
  connection.run("DELETE FROM article WHERE key = ?", key);
  return named.map(({ entity }) => entity);
}

function insertExtraction(
  connection: Connection,
  raw: Extraction,
  textHash: string,
  hash: string,
  stale: Set<number>,
): void {
  const { extraction, own, joinings } = applied(raw, identitiesIn(connection, raw.article.id));
  const { article, sentences, entities, mentions, claims } = extraction;
  const { voice, copyOf } = voiceOf(connection, article.id, article.outlet);
  const articleKey = connection.run(
    `INSERT INTO article (id, title, text, url, outlet, byline, published_at, language, text_hash, extraction_hash, own,
       voice, copy_of)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    article.id,
    article.title,
    article.text,
    article.url,
    article.outlet,
    article.byline,
    article.publishedAt,
    article.language,
    textHash,
    hash,
    own && JSON.stringify(own),
    voice,
    copyOf,
  );
  const sentenceKeys = connection.insert(
    "sentence",
    ["article", "place", "start", "end", "role", "text"],
    sentences.map(({ start, end, role }, place) => [
      articleKey,
      place,
      start,
      end,
      role,
      article.text.slice(start, end),
    ]),
  );
  insertTold(connection, articleKey, sentenceKeys, extraction.offices, joinings);
  const named = nameEntities(connection, articleKey, entities);
  for (const entity of named.stale) stale.add(entity);
  const entityKeys = named.keys;
  const mentionKeys = mentions.map(({ start, end, form, reading, entities: ids }, place) => {
    const mention = connection.run(
      "INSERT INTO mention (article, place, start, end, form, reading) VALUES (?, ?, ?, ?, ?, ?)",
      articleKey,
      place,
      start,
      end,
      form,
      reading,
    );
    ids.forEach((id, at) => {
      connection.run(
        "INSERT INTO mention_entity (mention, place, entity) VALUES (?, ?, ?)",
        mention,
        at,
        entityKeys.get(id)!,
      );
    });
    return mention;
  });
  claims.forEach((claim, place) => {
    const key = insertClaim(
      connection,
      articleKey,
      sentenceKeys[claim.sentence]!,
      place,
      claim,
      daysOf(claim, article),
    );
    for (const role of ["source", "target", "attributedTo"] as const) {
      claim[role].forEach((mention, at) => {
        connection.run(
          "INSERT INTO claim_end (claim, role, place, mention) VALUES (?, ?, ?, ?)",
          key,
          role,
          at,
          mentionKeys[mention]!,
        );
      });
    }
    insertDerived(connection, extraction, entityKeys, claim, key, place);
  });
}

function insertClaim(
  connection: Connection,
  article: number,
  sentence: number,
  place: number,
  claim: Claim,
  days: Days,
): number {
  return connection.run(
    `INSERT INTO claim (article, sentence, place, id, relation, event, status, cue_start, cue_end, polarity, modality,
       content_start, content_end, explicit, confidence, date_from, date_to, date_text, after, why,
       day_from, day_to)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    article,
    sentence,
    place,
    claim.id,
    claim.relation,
    claim.event,
    statusOf(claim),
    claim.cue.start,
    claim.cue.end,
    claim.polarity,
    claim.modality,
    claim.content?.start ?? null,
    claim.content?.end ?? null,
    claim.explicit ? 1 : 0,
    claim.confidence,
    claim.date?.from ?? null,
    claim.date?.to ?? null,
    claim.date?.text ?? null,
    JSON.stringify(claim.after),
    JSON.stringify(claim.why),
    days.from,
    days.to,
  );
}

/** The rows of `party` and `edge`, which are made from the claim's ends. */
function insertDerived(
  connection: Connection,
  extraction: Extraction,
  entityKeys: ReadonlyMap<string, number>,
  claim: Claim,
  key: number,
  place: number,
): void {
  const articleId = extraction.article.id;
  const days = daysOf(claim, extraction.article);
  for (const [id, sides] of sidesOf(extraction, claim)) {
    connection.run(
      "INSERT INTO party (entity, article_id, place, claim, sides, relation) VALUES (?, ?, ?, ?, ?, ?)",
      entityKeys.get(id)!,
      articleId,
      place,
      key,
      sides,
      claim.relation,
    );
  }
  for (const [from, to] of pairsOf(extraction, claim)) {
    connection.run(
      `INSERT INTO edge (source, target, relation, status, article_id, place, claim, confidence, day_from, day_to)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      entityKeys.get(from)!,
      entityKeys.get(to)!,
      claim.relation,
      statusOf(claim),
      articleId,
      place,
      key,
      claim.confidence,
      days.from,
      days.to,
    );
  }
}
