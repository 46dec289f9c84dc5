import type { Article } from "#schema/article.ts";
import { statusOf } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import { type Print, printOf } from "../copies/print.ts";
import { daysOf } from "../days.ts";
import { type Derivation, driftOf } from "../drift.ts";
import { applied } from "../identity/apply.ts";
import { cluesOf } from "../identity/clues.ts";
import { sha256 } from "../record.ts";
import { readExtraction, readKept } from "./archive.ts";
import type { Connection } from "./connection.ts";
import { followedBy, voiceOf } from "./copies.ts";
import { pairsOf, sidesOf } from "./ends.ts";
import { cluesIn, identitiesIn } from "./identity.ts";

/** What the tables hold of an article beside what it says, where that is anything else. Belongs into a reading transaction. */
export function readDrift(connection: Connection, id: string): string[] {
  const [said, kept] = [readExtraction(connection, id), readKept(connection, id)];
  if (!said || !kept) return [];
  const { hash } = connection.get<{ hash: string }>(
    "SELECT extraction_hash AS hash FROM article WHERE id = ?",
    id,
  )!;
  return driftOf(said, hash, [
    ...derivationsOf(connection, said, kept),
    ...printDerivations(connection, said.article, printOf(said)),
    { what: "clues", kept: cluesIn(connection, id), follows: cluesOf(said) },
  ]);
}

function derivationsOf(connection: Connection, said: Extraction, kept: Extraction): Derivation[] {
  const { article, sentences, claims } = kept;
  const { voice, copyOf } = voiceOf(connection, article.id, article.outlet);
  const rows = (sql: string) => connection.all<object>(sql, article.id);
  return [
    {
      what: "hash of its text, and by whom it is counted,",
      kept: rows("SELECT text_hash AS textHash, voice, copy_of AS copyOf FROM article WHERE id = ?"),
      follows: [{ textHash: sha256(article.text), voice, copyOf }],
    },
    {
      what: "sentences",
      kept: rows(
        `SELECT place, sentence.text FROM sentence JOIN article ON article.key = sentence.article WHERE article.id = ?`,
      ),
      follows: sentences.map(({ start, end }, place) => ({ place, text: article.text.slice(start, end) })),
    },
    {
      what: "statuses and days of claims",
      kept: rows(
        `SELECT place, status, day_from AS "from", day_to AS "to" FROM claim JOIN article ON article.key = claim.article WHERE article.id = ?`,
      ),
      follows: claims.map((claim, place) => ({ place, status: statusOf(claim), ...daysOf(claim, article) })),
    },
    {
      what: "parties of claims",
      kept: rows(`SELECT entity.id, party.place, sides, party.relation, claim.place AS claim FROM party JOIN entity ON entity.key = party.entity
        LEFT JOIN claim ON claim.key = party.claim WHERE article_id = ?`),
      follows: claims.flatMap((claim, place) =>
        [...sidesOf(kept, claim)].map(([id, sides]) => ({
          ...{ id, place, sides, relation: claim.relation },
          claim: place,
        })),
      ),
    },
    {
      what: "drawn claims",
      kept: rows(`SELECT source.id AS source, target.id AS target, edge.relation, edge.status, edge.place, edge.confidence,
          edge.day_from AS "from", edge.day_to AS "to", claim.place AS claim
        FROM edge JOIN entity AS source ON source.key = edge.source JOIN entity AS target ON target.key = edge.target
        LEFT JOIN claim ON claim.key = edge.claim WHERE article_id = ?`),
      follows: claims.flatMap((claim, place) =>
        pairsOf(kept, claim).map(([source, target]) => ({
          ...{ source, target, relation: claim.relation, status: statusOf(claim), place },
          ...{ confidence: claim.confidence, ...daysOf(claim, article), claim: place },
        })),
      ),
    },
    {
      what: "reasons why somebody is somebody else",
      kept: rows(`SELECT was, called, joining.entity, sentence.place AS sentence, because
        FROM joining JOIN article ON article.key = joining.article LEFT JOIN sentence ON sentence.key = joining.sentence WHERE article.id = ?`),
      follows: applied(said, identitiesIn(connection, article.id)).joinings,
    },
  ];
}

/** Whom a print follows is worked out anew; at the end of all following it has the source of whom it follows. */
function printDerivations(
  connection: Connection,
  { id, outlet }: Pick<Article, "id" | "outlet">,
  print: Print | null,
): Derivation[] {
  const rows = (sql: string) => connection.all<object>(sql, id);
  const followed = print && followedBy(connection, print);
  const one =
    print && followed !== null
      ? [{ ...{ rank: print.rank, outlet, size: print.size, sketch: print.sketch }, ...followed }]
      : [];
  return [
    {
      what: "marks of a copy, and the text that it copies,",
      kept: rows("SELECT rank, outlet, size, sketch, follows, source FROM print WHERE article_id = ?"),
      follows: one,
    },
    {
      what: "parts by which copies are found",
      kept: rows(
        `SELECT band, band.rank, band.follows FROM band JOIN print ON print.rank = band.rank WHERE article_id = ?`,
      ),
      follows: (print?.bands ?? []).map((band) => ({ band, rank: print!.rank, follows: followed!.follows })),
    },
  ];
}
