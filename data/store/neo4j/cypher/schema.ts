/** Statements about the server, the schema and its soundness. All values are parameters. */

const UNIQUE = (label: string, property: string) =>
  `CREATE CONSTRAINT ${label.toLowerCase()}_${property.toLowerCase()} IF NOT EXISTS FOR (node:${label}) REQUIRE node.${property} IS UNIQUE`;

/** Our own tokens are indexed as they are, so that both stores find the same. */
const FULL_TEXT = (name: string, label: string) =>
  `CREATE FULLTEXT INDEX ${name} IF NOT EXISTS FOR (node:${label}) ON EACH [node.words]
   OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace', \`fulltext.eventually_consistent\`: false}}`;

const AWAIT = "CALL db.awaitIndexes(300)";

export const SCHEMA = {
  serverVersion:
    "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version",
  schemaVersion: "MATCH (store:DemarcheStore) RETURN max(store.version) AS version",
  strangers: `
    OPTIONAL MATCH (node:Article|Sentence|Claim|Entity|Clue|Print|Band) RETURN count(node) AS count`,
  noteSchemaVersion: `
    MERGE (store:DemarcheStore {id: 'schema'})
    SET store.version = CASE WHEN store.version > $version THEN store.version ELSE $version END`,
  /** What each version of the schema needs beside those before it. */
  versions: {
    1: [
      UNIQUE("DemarcheStore", "id"),
      UNIQUE("Article", "id"),
      UNIQUE("Article", "textHash"),
      UNIQUE("Sentence", "key"),
      UNIQUE("Claim", "key"),
      UNIQUE("Entity", "id"),
      FULL_TEXT("entity_words", "Entity"),
      FULL_TEXT("sentence_words", "Sentence"),
      AWAIT,
    ],
    2: ["CREATE INDEX claim_place IF NOT EXISTS FOR (claim:Claim) ON (claim.article, claim.place)", AWAIT],
    3: [
      "CREATE INDEX clue_key IF NOT EXISTS FOR (clue:Clue) ON (clue.key, clue.called, clue.day)",
      "CREATE INDEX clue_article IF NOT EXISTS FOR (clue:Clue) ON (clue.article)",
      "CREATE CONSTRAINT print_rank IF NOT EXISTS FOR (print:Print) REQUIRE print.rank IS UNIQUE",
      "CREATE INDEX print_article IF NOT EXISTS FOR (print:Print) ON (print.article)",
      "CREATE INDEX print_follows IF NOT EXISTS FOR (print:Print) ON (print.follows)",
      "CREATE INDEX band_key IF NOT EXISTS FOR (band:Band) ON (band.key, band.rank)",
      "CREATE INDEX band_rank IF NOT EXISTS FOR (band:Band) ON (band.rank)",
      AWAIT,
    ],
    4: [],
  } as Record<number, readonly string[]>,

  /** For claims of version 1, article by article in the order of ids. */
  addDays: `
    MATCH (article:Article) WHERE article.id > $after
    WITH article ORDER BY article.id LIMIT $limit
    OPTIONAL MATCH (article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim)
    SET claim.outlet = article.outlet, claim.dayFrom = coalesce(claim.dateFrom, left(article.publishedAt, 10)),
      claim.dayTo = coalesce(claim.dateTo, left(article.publishedAt, 10))
    RETURN max(article.id) AS last`,

  /** Setting a property takes the lock, which lasts as long as the transaction. */
  lockArticles: `
    MATCH (article:Article) WHERE article.id IN $ids
    SET article.locked = true
    REMOVE article.locked`,
  setHashes: "UNWIND $rows AS row MATCH (article:Article {id: row.id}) SET article.extractionHash = row.hash",

  /** What the constraints do not hold: each a count of what nothing holds. */
  strays: `
    CALL () { MATCH (sentence:Sentence) WHERE NOT (:Article)-[:HAS_SENTENCE]->(sentence)
      RETURN 'sentences without an article' AS what, count(*) AS count
      UNION ALL MATCH (claim:Claim) WHERE NOT (claim)-[:SUPPORTED_BY]->(:Sentence)
      RETURN 'claims without a sentence' AS what, count(*) AS count
      UNION ALL MATCH (entity:Entity) WHERE NOT (:Article)-[:NAMES]->(entity)
      RETURN 'entities that no article names' AS what, count(*) AS count
      UNION ALL MATCH (:Entity)-[direct]->(:Entity) WHERE direct.claim IS NOT NULL
        AND NOT EXISTS { MATCH (:Claim {key: direct.claim}) }
      RETURN 'relationships without a claim' AS what, count(*) AS count
      UNION ALL MATCH (source:Entity)-[direct]->(target:Entity)
        MATCH (claim:Claim {key: direct.claim})-[:SUPPORTED_BY]->(sentence:Sentence)
        WHERE claim.status <> 'fact' OR claim.relation <> type(direct) OR direct.sentence <> sentence.text
          OR direct.article <> claim.article OR direct.confidence <> claim.confidence
          OR none(i IN range(0, size(claim.from) - 1) WHERE claim.from[i] = source.id AND claim.to[i] = target.id)
      RETURN 'relationships that are not what their claim says' AS what, count(*) AS count
      UNION ALL MATCH (source:Entity)-[direct]->(target:Entity) WHERE direct.claim IS NOT NULL
        WITH direct.claim AS key, count(*) AS drawn, count(DISTINCT source.id + ' ' + target.id) AS pairs
        MATCH (claim:Claim {key: key, status: 'fact'})
        WITH count(*) AS known, sum(CASE WHEN drawn = size(claim.from) AND pairs = drawn THEN 0 ELSE 1 END) AS wrong
        CALL () { MATCH (claim:Claim {status: 'fact'}) WHERE size(claim.from) > 0 RETURN count(*) AS facts }
      RETURN 'facts without a relationship for each pair of theirs' AS what, wrong + facts - known AS count
      UNION ALL MATCH (clue:Clue) WHERE NOT EXISTS { MATCH (:Article {id: clue.article}) }
      RETURN 'clues without an article' AS what, count(*) AS count
      UNION ALL MATCH (print:Print) WHERE NOT EXISTS { MATCH (:Article {id: print.article}) }
      RETURN 'prints without an article' AS what, count(*) AS count
      UNION ALL MATCH (print:Print) WHERE NOT EXISTS { MATCH (:Print {rank: print.follows}) }
        OR NOT EXISTS { MATCH (:Print {rank: print.source}) }
      RETURN 'prints that follow one that is not there' AS what, count(*) AS count
      UNION ALL MATCH (band:Band) WHERE NOT EXISTS { MATCH (:Print {rank: band.rank}) }
      RETURN 'bands without a print' AS what, count(*) AS count }
    WITH what, count WHERE count > 0
    RETURN what, count`,
  /** What stands in nodes and follows from what an article says. */
  derived: `
    MATCH (article:Article {id: $id})
    RETURN article.extractionHash AS hash, article {.textHash, .voice, .copyOf} AS article,
      COLLECT { MATCH (article)-[:HAS_SENTENCE]->(sentence:Sentence) RETURN sentence {.*} } AS sentences,
      COLLECT { MATCH (article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim) RETURN claim {.*} } AS claims,
      COLLECT { MATCH (print:Print {article: $id}) RETURN print {.*} } AS prints,
      COLLECT { MATCH (print:Print {article: $id}) MATCH (band:Band {rank: print.rank}) RETURN band {.key} } AS bands`,
  /** A page of entities, with all that they are called. */
  called: `
    MATCH (entity:Entity) WHERE entity.id > $after
    WITH entity ORDER BY entity.id LIMIT $limit
    RETURN entity.id AS id, entity {.name, .aliases, .wikidata, .folded, .words} AS called ORDER BY id`,
  /** A page of claims, with whom they say to be tied to and whom they are. */
  tied: `
    MATCH (claim:Claim) WHERE claim.key > $after
    WITH claim ORDER BY claim.key LIMIT $limit
    RETURN claim.key AS key, claim.ends AS ends,
      [(claim)-[end:SOURCE|TARGET|ATTRIBUTED_TO]->(entity:Entity) | [type(end), entity.id]] AS tied`,
} as const;
