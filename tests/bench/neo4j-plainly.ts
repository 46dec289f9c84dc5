import neo4j from "neo4j-driver";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import type { Extraction } from "#schema/extraction.ts";

/** What a first attempt does: a statement for each claim, each in a transaction of its own, with the same nodes and relationships. */
const CLAIM = `
  MERGE (article:Article {id: $article})
  MERGE (source:Entity {id: $source.id}) ON CREATE SET source.name = $source.name, source.kind = $source.kind
  MERGE (target:Entity {id: $target.id}) ON CREATE SET target.name = $target.name, target.kind = $target.kind
  MERGE (article)-[:NAMES]->(source)
  MERGE (article)-[:NAMES]->(target)
  MERGE (article)-[:HAS_SENTENCE]->(sentence:Sentence {key: $sentence}) ON CREATE SET sentence.text = $text, sentence.words = $text
  MERGE (claim:Claim {key: $key}) ON CREATE SET claim += $claim
  MERGE (claim)-[:SUPPORTED_BY]->(sentence)
  MERGE (claim)-[:SOURCE]->(source)
  MERGE (claim)-[:TARGET]->(target)
  CREATE (source)-[:$($relation) {claim: $key, sentence: $text, article: $article, confidence: $confidence}]->(target)`;

export async function writeStatementByStatement(
  { uri, username, password }: Neo4jAddress,
  made: readonly Extraction[],
): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session();
  for (const { article, sentences, entities, mentions, claims } of made) {
    const byId = new Map(entities.map(({ id, name, kind }) => [id, { id, name, kind }]));
    for (const claim of claims) {
      const { start, end } = sentences[claim.sentence]!;
      const entityAt = (list: number[]) => byId.get(mentions[list[0]!]!.entities[0]!)!;
      await session.run(CLAIM, {
        article: article.id,
        source: entityAt(claim.source),
        target: entityAt(claim.target),
        sentence: `${claim.sentence}@${article.id}`,
        text: article.text.slice(start, end),
        key: claim.id,
        claim: {
          relation: claim.relation,
          polarity: claim.polarity,
          modality: claim.modality,
          why: claim.why,
        },
        relation: claim.relation,
        confidence: claim.confidence,
      });
    }
  }
  await session.close();
  await driver.close();
}
