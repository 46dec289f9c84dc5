/** Statements about copies of one text (copies/): prints, their bands, and by whom articles are counted. All values are parameters. */

const KEPT = "print.rank AS rank, print.size AS size, print.sketch AS sketch, print.follows AS follows";

export const COPIES = {
  rankOf: `
    MATCH (print:Print {article: $article})
    RETURN print.rank AS rank, COLLECT { MATCH (band:Band {rank: print.rank}) RETURN band.key } AS bands`,
  deletePrint: `
    MATCH (print:Print {rank: $rank}) DELETE print
    WITH DISTINCT 1 AS gone
    MATCH (band:Band {rank: $rank}) DELETE band`,
  createPrint: `
    CREATE (print:Print) SET print = $properties
    WITH print
    UNWIND $bands AS key
    CREATE (:Band {key: key, rank: print.rank})`,
  setFollows: `
    UNWIND $rows AS row MATCH (print:Print {rank: row.rank}) SET print.follows = row.follows`,
  setSources: `
    UNWIND $rows AS row MATCH (print:Print {rank: row.rank}) SET print.source = row.source`,
  before: `
    MATCH (band:Band) WHERE band.key IN $bands AND band.rank > $after AND band.rank < $rank
    WITH DISTINCT band.rank AS rank
    MATCH (print:Print {rank: rank})
    RETURN ${KEPT} ORDER BY rank LIMIT $limit`,
  behind: `
    MATCH (band:Band) WHERE band.key IN $bands AND band.rank > $after AND band.rank > $rank
    WITH DISTINCT band.rank AS rank
    MATCH (print:Print {rank: rank}) WHERE print.follows > $rank
    RETURN ${KEPT} ORDER BY rank LIMIT $limit`,
  followers: `
    MATCH (print:Print {follows: $rank}) WHERE print.rank <> $rank RETURN ${KEPT} ORDER BY rank`,
  bands: "MATCH (band:Band {rank: $rank}) RETURN band.key AS band",
  shared: "RETURN EXISTS { MATCH (band:Band) WHERE band.key IN $bands AND NOT band.rank IN $own } AS shared",
  kept: `MATCH (print:Print {rank: $rank}) RETURN ${KEPT}`,
  /** Ties that so many outlets carry, by the ids of their edges. */
  carried: `
    MATCH (claim:Claim)
    UNWIND range(0, size(claim.from) - 1) AS i
    WITH claim.from[i] + '|' + claim.relation + '|' + claim.status + '|' + claim.to[i] AS tie, count(DISTINCT claim.voice) AS outlets
    WHERE outlets >= $outlets
    RETURN tie`,
  /** Of an article the one whose text it copies, and the first that copies its text. */
  beside: `
    MATCH (print:Print {article: $article})
    MATCH (source:Print {rank: print.source})
    RETURN source.article AS id, source.outlet AS outlet,
      head(COLLECT { MATCH (other:Print {follows: print.rank}) WHERE other.rank <> print.rank
        RETURN other.article ORDER BY other.rank LIMIT 1 }) AS follower`,
  setVoice: `
    MATCH (article:Article {id: $id}) SET article.voice = $voice, article.copyOf = $copyOf
    WITH article
    MATCH (article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim)
    SET claim.voice = $voice`,
  outletOf:
    "MATCH (article:Article {id: $id}) WHERE article.text IS NOT NULL RETURN article.outlet AS outlet",
} as const;
