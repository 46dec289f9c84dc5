import { AROUND, FILTER, isCarried, overAnswers, overDrawn } from "./answers.ts";

/**
 * Statements that read. Every statement that is sent to Neo4j stands in this folder. Values, labels and relationship types are parameters throughout; nothing that was read in an
 * article is ever part of a statement (but of a script's, which is a file: see ../script.ts).
 *
 *   (:Article)-[:HAS_SENTENCE]->(:Sentence)<-[:SUPPORTED_BY]-(:Claim)-[:SOURCE|TARGET|ATTRIBUTED_TO]->(:Entity)
 *   (:Article)-[:NAMES {name, aliases, wikidata}]->(:Entity)       what an article calls an entity
 *   (:Article)-[:GIVES_OFFICE {office, tenure, in, words…}]->(:Entity)   an office that an article gives to a person
 *   (:Article)-[:MEANS {was, called, because, sentence}]->(:Entity)   whom an article calls otherwise (identity/)
 *   (:Print {article, rank, sketch, follows, source})  (:Band {key, rank})   what tells copies of an article's text (copies/)
 *   (:Clue {article, key, called, day, holder, state})             what an article knows of who somebody is (identity/clues.ts)
 *   (:Entity)-[:CRITICIZED {claim, sentence, article, date, confidence}]->(:Entity)   one for each claim of status fact
 *
 * A claim's `from` and `to` are the ends of the edges it is drawn as, by entity id, pair by pair. `ends` is JSON: its mentions.
 * A claim has its article's `outlet` and `voice` (by whom it is counted: copies/), and `dayFrom` and `dayTo`: the days of its event, else that of
 * the publication. `words` of sentences and entities are what full-text search sees: folded runs of letters and digits between spaces.
 */

const evidence = (more: string) => `
  MATCH (article:Article)-[:HAS_SENTENCE]->(sentence:Sentence)<-[:SUPPORTED_BY]-(claim)
  RETURN claim {.*} AS claim,
    sentence {.place, .start, .end, .role, .text} AS sentence,
    article {.id, .title, .url, .outlet, .publishedAt, .voice, .copyOf} AS article,
    [(claim)-[:SOURCE|TARGET|ATTRIBUTED_TO]->(entity) | entity {.id, .name, .kind}] AS entities${more}
  ORDER BY claim.article, claim.place`;
const CLAIM_EVIDENCE = evidence("");

const NODE = `entity {.id, .name, .kind, .aliases, .wikidata,
    claims: COUNT { MATCH (entity)<-[:SOURCE|TARGET]-(party:Claim) RETURN DISTINCT party }} AS node`;

const EDGE = `claim.relation AS relation, claim.status AS status, count(claim) AS claims,
      count(DISTINCT claim.article) AS articles, count(DISTINCT claim.voice) AS outlets, max(claim.confidence) AS confidence,
      min(claim.dayFrom) AS first, max(claim.dayTo) AS last`;

const facet = (value: string, rest = "") =>
  overAnswers(`${rest} WITH claim, ${value} AS value WHERE value IS NOT NULL
    RETURN value, count(DISTINCT claim) AS claims ORDER BY claims DESC, value LIMIT $most`);

export const READING = {
  drawing: `
    MATCH (store:DemarcheStore {id: 'drawing'}) RETURN store.graph AS graph, store.places AS places`,
  counts: `
    RETURN COUNT { (:Article) } AS articles, COUNT { (:Entity) } AS entities, COUNT { (:Claim) } AS claims`,
  nodes: `MATCH (entity:Entity) WITH entity ORDER BY entity.id RETURN ${NODE}`,
  edges: `
    MATCH (claim:Claim)
    UNWIND range(0, size(claim.from) - 1) AS i
    RETURN claim.from[i] AS source, claim.to[i] AS target, ${EDGE}
    ORDER BY source, target, relation, status`,
  entity: `MATCH (entity:Entity {id: $id}) RETURN ${NODE}`,
  article: `
    MATCH (article:Article {id: $id})
    RETURN article {.id, .title, .text, .url, .outlet, .byline, .publishedAt, .language, .mentions} AS article,
      article.own AS own, article.offices AS offices,
      COLLECT {
        MATCH (article)-[:HAS_SENTENCE]->(sentence) RETURN sentence {.place, .start, .end, .role} ORDER BY sentence.place
      } AS sentences`,
  articleClaims: `
    MATCH (:Article {id: $id})-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-(claim:Claim)
    ${CLAIM_EVIDENCE}`,
  ties: overDrawn(`WITH source, target, claim.relation AS relation, claim.status AS status, count(claim) AS claims
    RETURN source, target, claims`),
  viewEdges: overDrawn(
    `RETURN source, target, ${EDGE} ORDER BY claims DESC, source, target, relation, status`,
    "source IN $chosen AND target IN $chosen",
  ),
  viewNodes: `
    UNWIND $chosen AS id MATCH (entity:Entity {id: id})
    RETURN ${NODE}`,
  /** How many of the claims that answer name each of those chosen. */
  viewClaims: overAnswers(`MATCH (claim)-[:SOURCE|TARGET]->(entity:Entity) WHERE entity.id IN $chosen
    RETURN entity.id AS id, count(DISTINCT claim) AS claims`),
  countClaims: overAnswers("RETURN count(claim) AS total"),
  pageOfClaims: overAnswers(
    `ORDER BY claim.article, claim.place LIMIT $limit ${CLAIM_EVIDENCE}`,
    "claim.article >= $afterArticle AND (claim.article > $afterArticle OR claim.place > $afterPlace)",
  ),
  timeline: overAnswers(
    "RETURN claim.dayFrom AS day, claim.dateFrom IS NOT NULL AS event, count(claim) AS claims",
  ),
  facets: {
    relation: facet("claim.relation"),
    status: facet("claim.status"),
    outlet: facet("claim.outlet"),
    kind: facet("entity.kind", "MATCH (claim)-[:SOURCE|TARGET]->(entity:Entity)"),
    article: overAnswers(`
      WITH claim.article AS id, count(claim) AS claims ORDER BY claims DESC, id LIMIT $most
      MATCH (article:Article {id: id})
      RETURN article {.id, .title, .outlet, .publishedAt} AS article, claims ORDER BY claims DESC, id`),
  },
  searchEntities: `
    CALL db.index.fulltext.queryNodes('entity_words', $lucene) YIELD node AS entity
    WHERE all(phrase IN $phrases WHERE entity.words CONTAINS phrase)
    WITH entity, ${NODE}
    RETURN node ORDER BY entity.folded CONTAINS $exact DESC, node.claims DESC, node.id LIMIT $limit`,
  complete: `
    CALL db.index.fulltext.queryNodes('entity_words', $lucene) YIELD node AS entity
    WHERE all(phrase IN $phrases WHERE entity.words CONTAINS phrase)
    WITH entity, ${NODE}
    RETURN node ORDER BY entity.folded CONTAINS $begin DESC, node.claims DESC, node.id LIMIT $limit`,
  busiest: `MATCH (entity:Entity) WITH ${NODE} RETURN node ORDER BY node.claims DESC, node.id LIMIT $limit`,
  searchSentences: `
    CALL db.index.fulltext.queryNodes('sentence_words', $lucene) YIELD node AS sentence, score
    WHERE all(phrase IN $phrases WHERE sentence.words CONTAINS phrase)
    WITH sentence, score ORDER BY score DESC, sentence.article, sentence.place LIMIT $limit
    MATCH (article:Article)-[:HAS_SENTENCE]->(sentence)
    RETURN article {.id, .title} AS article, sentence {.place, .start, .end, .role, .text} AS sentence
    ORDER BY score DESC, sentence.article, sentence.place`,
  /** A list of all rows, gathered to be counted and paged in one statement, would be held once for each of its rows. */
  neighbourhood: {
    page: `
      ${AROUND}
      WITH source, target, other, ${EDGE}
      WHERE $afterClaims IS NULL OR claims < $afterClaims
        OR (claims = $afterClaims AND [other, relation, status, source] > $after)
      WITH * ORDER BY claims DESC, other, relation, status, source LIMIT $limit
      MATCH (neighbour:Entity {id: other})
      RETURN source, target, relation, status, claims, articles, outlets, confidence, first, last,
        neighbour {.id, .name, .kind} AS neighbour
      ORDER BY claims DESC, other, relation, status, source`,
    relations: `
      ${AROUND}
      WITH source, other, claim.relation AS relation, claim.status AS status, count(claim) AS claims
      RETURN relation, source = $entity OR relation IN $symmetric AS outgoing, count(*) AS edges,
        count(DISTINCT other) AS neighbours, sum(claims) AS claims
      ORDER BY claims DESC, relation, outgoing DESC`,
    neighbours: `
      ${AROUND}
      RETURN count(DISTINCT other) AS neighboursTotal`,
  },
  neighbours: `
    UNWIND $ids AS id
    MATCH (:Entity {id: id})<-[:SOURCE|TARGET]-(claim:Claim)
    WHERE ${FILTER}
    UNWIND range(0, size(claim.from) - 1) AS i
    WITH id, claim, claim.from[i] AS source, claim.to[i] AS target
    WHERE (source = id OR target = id) AND ${isCarried("source", "target")}
    WITH DISTINCT id, CASE source WHEN id THEN target ELSE source END AS other
    WHERE $kind IS NULL OR other IN $ends OR EXISTS { (one:Entity {id: other}) WHERE one.kind IN $kind }
    RETURN id, collect(other) AS others`,
  refs: "UNWIND $ids AS id MATCH (entity:Entity {id: id}) RETURN entity {.id, .name, .kind} AS entity",
  hop: `
    MATCH (:Entity {id: $one})<-[:SOURCE|TARGET]-(claim:Claim)-[:SOURCE|TARGET]->(:Entity {id: $other})
    WITH DISTINCT claim
    WHERE ${FILTER} AND any(i IN range(0, size(claim.from) - 1) WHERE
      ((claim.from[i] = $one AND claim.to[i] = $other) OR (claim.from[i] = $other AND claim.to[i] = $one))
      AND ${isCarried("claim.from[i]", "claim.to[i]")})
    WITH claim
    ORDER BY CASE claim.status WHEN 'fact' THEN 0 WHEN 'attributed' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END,
      claim.confidence DESC, claim.article, claim.place
    WITH collect(claim) AS drawn
    WITH drawn[0] AS claim, size(drawn) AS claims
    ${evidence(", claims")}`,
  articles: `
    MATCH (article:Article) WHERE article.id > $after
    WITH article ORDER BY article.id LIMIT $limit
    RETURN article {.id, .title, .outlet, .publishedAt,
      claims: COUNT { (article)-[:HAS_SENTENCE]->()<-[:SUPPORTED_BY]-() }} AS article
    ORDER BY article.id`,
  entities: `
    MATCH (entity:Entity) WHERE entity.id > $after
    WITH entity ORDER BY entity.id LIMIT $limit
    RETURN entity {.id, .name, .kind, .aliases, .wikidata} AS entity ORDER BY entity.id`,
  outdated: `
    MATCH (article:Article) WHERE article.readFrom IS NULL OR NOT article.readFrom STARTS WITH $engine + ':'
    RETURN count(article) AS articles`,
  leaving: `
    MATCH (article:Article {id: $id})
    RETURN COLLECT {
      MATCH (article)-[:NAMES]->(entity:Entity)
      WHERE NOT EXISTS { MATCH (other:Article)-[:NAMES]->(entity) WHERE other.id <> $id }
      WITH entity, COUNT { MATCH (entity)<-[:SOURCE|TARGET]-(party:Claim) RETURN DISTINCT party } AS claims
      ORDER BY claims DESC, entity.id
      RETURN entity {.id, .name, .kind}
    } AS entities`,
  articleEntities: `
    MATCH (:Article {id: $id})-[names:NAMES]->(entity:Entity)
    RETURN entity.id AS id, entity.kind AS kind, coalesce(names.name, '') AS name, names.aliases AS aliases, names.wikidata AS wikidata`,
} as const;
