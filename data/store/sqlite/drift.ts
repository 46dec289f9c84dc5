import { statusOf } from "#schema/claim.ts";
import type { Extraction } from "#schema/extraction.ts";
import { type Print, printOf } from "../copies/print.ts";
import { daysOf } from "../days.ts";
import { applied } from "../identity/apply.ts";
import { cluesOf } from "../identity/clues.ts";
import { canonicalJson, sha256 } from "../record.ts";
import { readExtraction, readKept } from "./archive.ts";
import type { Connection } from "./connection.ts";
import { followedBy, voiceOf } from "./copies.ts";
import { pairsOf, sidesOf } from "./ends.ts";
import { cluesIn, identitiesIn } from "./identity.ts";

/** What follows from an article's record, as rows; in what order does not matter. */
interface Derivation {
  what: string;
  sql: string;
  rows: readonly object[];
}

/** The tables that are filled with what follows from an article, where they hold anything else. Belongs into a reading transaction. */
export function readDrift(connection: Connection, id: string): string[] {
  const [said, kept] = [readExtraction(connection, id), readKept(connection, id)];
  if (!said || !kept) return [];
  const drift = [
    ...derivationsOf(connection, said, kept),
    ...printDerivations(connection, said.article.outlet, printOf(said)),
  ].filter(({ sql, rows }) => !areSame(connection.all<object>(sql, id), rows));
  return [
    ...drift.map(({ what }) => `its ${what} are not what follows from what it says`),
    ...(areSame(cluesIn(connection, id), cluesOf(said))
      ? []
      : ["its clues are not what follows from what it says"]),
  ];
}

function derivationsOf(connection: Connection, said: Extraction, kept: Extraction): Derivation[] {
  const { article, sentences, claims } = kept;
  const { voice, copyOf } = voiceOf(connection, article.id, article.outlet);
  return [
    {
      what: "hash of its text, and by whom it is counted,",
      sql: "SELECT text_hash AS textHash, voice, copy_of AS copyOf FROM article WHERE id = ?",
      rows: [{ textHash: sha256(article.text), voice, copyOf }],
    },
    {
      what: "sentences",
      sql: `SELECT place, sentence.text FROM sentence JOIN article ON article.key = sentence.article WHERE article.id = ?`,
      rows: sentences.map(({ start, end }, place) => ({ place, text: article.text.slice(start, end) })),
    },
    {
      what: "statuses and days of claims",
      sql: `SELECT place, status, day_from AS "from", day_to AS "to" FROM claim JOIN article ON article.key = claim.article WHERE article.id = ?`,
      rows: claims.map((claim, place) => ({ place, status: statusOf(claim), ...daysOf(claim, article) })),
    },
    {
      what: "parties of claims",
      sql: `SELECT entity.id, party.place, sides, party.relation, claim.place AS claim FROM party JOIN entity ON entity.key = party.entity
        LEFT JOIN claim ON claim.key = party.claim WHERE article_id = ?`,
      rows: claims.flatMap((claim, place) =>
        [...sidesOf(kept, claim)].map(([id, sides]) => ({
          ...{ id, place, sides, relation: claim.relation },
          claim: place,
        })),
      ),
    },
    {
      what: "drawn claims",
      sql: `SELECT source.id AS source, target.id AS target, edge.relation, edge.status, edge.place, edge.confidence,
          edge.day_from AS "from", edge.day_to AS "to", claim.place AS claim
        FROM edge JOIN entity AS source ON source.key = edge.source JOIN entity AS target ON target.key = edge.target
        LEFT JOIN claim ON claim.key = edge.claim WHERE article_id = ?`,
      rows: claims.flatMap((claim, place) =>
        pairsOf(kept, claim).map(([source, target]) => ({
          ...{ source, target, relation: claim.relation, status: statusOf(claim), place },
          ...{ confidence: claim.confidence, ...daysOf(claim, article), claim: place },
        })),
      ),
    },
    {
      what: "reasons why somebody is somebody else",
      sql: `SELECT was, called, joining.entity, sentence.place AS sentence, because
        FROM joining JOIN article ON article.key = joining.article LEFT JOIN sentence ON sentence.key = joining.sentence WHERE article.id = ?`,
      rows: applied(said, identitiesIn(connection, article.id)).joinings,
    },
  ];
}

/** Whom a print follows is worked out anew; at the end of all following it has the source of whom it follows. */
function printDerivations(connection: Connection, outlet: string | null, print: Print | null): Derivation[] {
  const followed = print && followedBy(connection, print);
  const one =
    print && followed !== null
      ? [{ ...{ rank: print.rank, outlet, size: print.size, sketch: print.sketch }, ...followed }]
      : [];
  return [
    {
      what: "marks of a copy, and the text that it copies,",
      sql: "SELECT rank, outlet, size, sketch, follows, source FROM print WHERE article_id = ?",
      rows: one,
    },
    {
      what: "parts by which copies are found",
      sql: `SELECT band, band.rank, band.follows FROM band JOIN print ON print.rank = band.rank WHERE article_id = ?`,
      rows: (print?.bands ?? []).map((band) => ({ band, rank: print!.rank, follows: followed!.follows })),
    },
  ];
}

function areSame(one: readonly object[], other: readonly object[]): boolean {
  const sorted = (rows: readonly object[]) => canonicalJson(rows.map(canonicalJson).sort());
  return sorted(one) === sorted(other);
}
