import type { Run } from "./connection.ts";

/** What the server's constraints do not hold: each a count of what nothing holds. */
const STRAYS = `
  CALL () { MATCH (sentence:Sentence) WHERE NOT (:Article)-[:HAS_SENTENCE]->(sentence)
    RETURN 'sentences without an article' AS what, count(*) AS count
    UNION ALL MATCH (claim:Claim) WHERE NOT (claim)-[:SUPPORTED_BY]->(:Sentence)
    RETURN 'claims without a sentence' AS what, count(*) AS count
    UNION ALL MATCH (entity:Entity) WHERE NOT (:Article)-[:NAMES]->(entity)
    RETURN 'entities that no article names' AS what, count(*) AS count
    UNION ALL MATCH (:Entity)-[direct]->(:Entity) WHERE direct.claim IS NOT NULL
      AND NOT EXISTS { MATCH (:Claim {key: direct.claim}) }
    RETURN 'relationships without a claim' AS what, count(*) AS count }
  WITH what, count WHERE count > 0
  RETURN what, count`;

/** What hangs loose in the database: nodes and relationships that nothing holds. */
export async function readStrays(run: Run): Promise<string[]> {
  const rows = await run<{ what: string; count: number }>(STRAYS);
  return rows.map(({ what, count }) => `${count} ${what}`);
}
