/** Statements about copies of one text (copies/): prints, their bands, and by whom articles are counted. All values are parameters. */

import { LOCK } from "./writing.ts";

const KEPT = "print.rank AS rank, print.size AS size, print.sketch AS sketch, print.follows AS follows";

export const COPIES = {
  deletePrints: `
    UNWIND $ranks AS rank
    MATCH (print:Print {rank: rank}) DELETE print
    WITH DISTINCT rank
    MATCH (band:Band {rank: rank}) DELETE band`,
  createPrints: `
    UNWIND $rows AS row
    CREATE (print:Print) SET print = row.properties
    WITH row
    UNWIND row.bands AS key
    CREATE (:Band {key: key, rank: row.properties.rank})`,
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
  /** Others may have come while this one waited: who shares a band is asked once nobody else can. */
  holdBands: `${LOCK}
    WITH count(*) AS held
    UNWIND $rows AS row
    WITH row WHERE EXISTS { MATCH (band:Band) WHERE band.key IN row.bands AND NOT band.rank IN row.own }
    RETURN row.article AS article`,
  source: "MATCH (print:Print {rank: $rank}) RETURN print.source AS source",
  kept: `MATCH (print:Print {rank: $rank}) RETURN ${KEPT}`,
  /** Ties that so many outlets carry, by the ids of their edges. */
  carried: `
    MATCH (claim:Claim)
    UNWIND range(0, size(claim.from) - 1) AS i
    WITH claim.from[i] + '|' + claim.relation + '|' + claim.status + '|' + claim.to[i] AS tie, count(DISTINCT claim.voice) AS outlets
    WHERE outlets >= $outlets
    RETURN tie`,
  /** Of articles those whose text they copy, themselves where it is their own. */
  sources: `
    UNWIND $ids AS id
    MATCH (article:Article {id: id})
    OPTIONAL MATCH (print:Print {article: id})
    OPTIONAL MATCH (source:Print {rank: print.source})
    RETURN id, article.outlet AS outlet, coalesce(source.article, id) AS source, source.outlet AS sourceOutlet`,
  /** Of articles that whose text they copy, or the first that copies theirs. */
  besides: `
    UNWIND $rows AS row
    MATCH (print:Print {article: row.id})
    OPTIONAL MATCH (source:Print {rank: print.source})
      WHERE source.rank <> print.rank AND NOT source.article IN row.behind
    RETURN row.id AS id, coalesce(source.article, head(COLLECT {
      MATCH (other:Print {follows: print.rank}) WHERE other.rank <> print.rank AND NOT other.article IN row.behind
      RETURN other.article ORDER BY other.rank LIMIT 1 })) AS beside`,
  setVoices: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.id}) WHERE article.text IS NOT NULL
    SET article.voice = row.voice, article.copyOf = row.copyOf
    WITH article, row
    MATCH (article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim)
    SET claim.voice = row.voice`,
} as const;
