/** Statements that write articles, and the drawing beside them. All values, labels and relationship types are parameters. */

const CALLED =
  "RETURN entity.id AS id, entity.name AS name, entity.aliases AS aliases, entity.wikidata AS wikidata";

/** The label marks the store's own nodes. Setting a property takes the lock, which lasts as long as the transaction. */
export const LOCK = `
    UNWIND $ids AS id
    MERGE (store:DemarcheStore {id: id})
    SET store.locked = true
    REMOVE store.locked`;

export const WRITING = {
  lock: LOCK,
  articleStates: `
    UNWIND range(0, size($rows) - 1) AS place
    WITH place, $rows[place] AS row
    OPTIONAL MATCH (twin:Article {textHash: row.textHash}) WHERE twin.id <> row.id
    OPTIONAL MATCH (article:Article {id: row.id})
    RETURN twin.id AS twin, article.extractionHash AS hash, article.writing AS writing, article.readFrom AS readFrom
    ORDER BY place`,
  /** Setting a property takes the lock, which lasts as long as the transaction; the state is read after it. */
  lockArticles: `
    UNWIND $ids AS id
    MERGE (article:Article {id: id})
    SET article.locked = true
    REMOVE article.locked
    WITH article
    RETURN article.id AS id, article.extractionHash AS hash, article.readFrom AS readFrom, head(COLLECT {
      MATCH (print:Print {article: article.id})
      RETURN {rank: print.rank, bands: COLLECT { MATCH (band:Band {rank: print.rank}) RETURN band.key }}
    }) AS print`,
  namedBy: `
    MATCH (:Article {id: $id})-[names:NAMES]->(entity:Entity)
    RETURN entity.id AS id, names.name AS name, names.aliases AS aliases, names.wikidata AS wikidata`,
  deleteDirect: `
    MATCH (:Article {id: $id})-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim {status: 'fact'})
    UNWIND range(0, size(claim.from) - 1) AS i
    MATCH (:Entity {id: claim.from[i]})-[direct]->(:Entity {id: claim.to[i]})
    WHERE direct.claim = claim.key
    DELETE direct`,
  deleteContent: `
    MATCH (article:Article {id: $id})
    OPTIONAL MATCH (article)-[:HAS_SENTENCE]->(sentence:Sentence)
    OPTIONAL MATCH (sentence)<-[:SUPPORTED_BY]-(claim:Claim)
    DETACH DELETE claim, sentence
    WITH DISTINCT article
    OPTIONAL MATCH (article)-[names:NAMES]->()
    DELETE names`,
  deleteArticle: "MATCH (article:Article {id: $id}) DETACH DELETE article",
  noteReading: "MATCH (article:Article {id: $id}) SET article.readFrom = $readFrom",
  setArticles: "UNWIND $rows AS row MATCH (article:Article {id: row.id}) SET article = row",
  /** Rows come sorted by id, so that writers wait for each other in one order. */
  mergeEntities: `
    UNWIND $rows AS row
    MERGE (entity:Entity {id: row.id})
    ON CREATE SET entity:$(row.label), entity += row.properties
    ${CALLED}`,
  nameEntities: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    MATCH (entity:Entity {id: row.id})
    CREATE (article)-[:NAMES {name: row.name, aliases: row.aliases, wikidata: row.wikidata}]->(entity)`,
  lockEntities: `
    UNWIND $ids AS id
    MATCH (entity:Entity {id: id})
    SET entity.locked = true
    REMOVE entity.locked
    ${CALLED}`,
  givenNames: `
    UNWIND $ids AS id
    MATCH (entity:Entity {id: id})
    OPTIONAL MATCH (entity)<-[names:NAMES]-(:Article)
    WITH id, collect(DISTINCT names.name) AS name, collect(DISTINCT names.aliases) AS aliases,
      collect(DISTINCT names.wikidata) AS wikidata
    RETURN id, name, wikidata, reduce(all = [], list IN aliases | all + list) AS alias`,
  renewEntities: `
    UNWIND $rows AS row
    MATCH (entity:Entity {id: row.id})
    SET entity += row.properties`,
  /**
   * What others have tied to it goes with it; their nodes stay. Whatever is ours is not deleted along: another writer who ties something to it now
   * makes this fail, and it is looked at again.
   */
  deleteEntities: `
    UNWIND $ids AS id
    MATCH (entity:Entity {id: id})
    CALL (entity) {
      MATCH (entity)-[foreign]-(other)
      WHERE NOT (other:Article AND type(foreign) IN ['NAMES', 'MEANS', 'GIVES_OFFICE']
        OR other:Claim AND type(foreign) IN ['SOURCE', 'TARGET', 'ATTRIBUTED_TO']
        OR other:Entity AND foreign.claim IS NOT NULL)
      DELETE foreign
    }
    DELETE entity`,
  createSentences: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    CREATE (article)-[:HAS_SENTENCE]->(sentence:Sentence)
    SET sentence = row`,
  createClaims: `
    UNWIND $rows AS row
    MATCH (sentence:Sentence {key: row.sentence})
    CREATE (claim:Claim)-[:SUPPORTED_BY]->(sentence)
    SET claim = row.properties`,
  createEnds: `
    UNWIND $rows AS row
    MATCH (claim:Claim {key: row.claim})
    MATCH (entity:Entity {id: row.entity})
    CREATE (claim)-[:$(row.type)]->(entity)`,
  createDirect: `
    UNWIND $rows AS row
    MATCH (source:Entity {id: row.source})
    MATCH (target:Entity {id: row.target})
    CREATE (source)-[direct:$(row.relation)]->(target)
    SET direct = row.properties, direct.date = date(row.date)`,

  /** A node beside the graph, of a label that marks the store's own. */
  keepDrawing: `
    MERGE (store:DemarcheStore {id: 'drawing'}) SET store.graph = $graph, store.places = $places`,
} as const;
