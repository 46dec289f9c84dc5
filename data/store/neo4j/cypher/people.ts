/** Statements about who people are: their clues, their offices, and whom articles call otherwise. All values are parameters. */

const WHEN = "($day = '' OR clue.day = '' OR ($from <= clue.day AND clue.day <= $to))";

const WITNESS = `article {.id, .title, .outlet, .publishedAt} AS article,
    sentence {.place, .start, .end, .role, .text} AS sentence`;

export const PEOPLE = {
  /** What articles call their entities, and what they are called. */
  namedAndCalled: `
    UNWIND $ids AS id
    MATCH (:Article {id: id})-[names:NAMES]->(entity:Entity)
    RETURN {id: entity.id, name: names.name, aliases: names.aliases, wikidata: names.wikidata} AS naming,
      entity {.id, .name, .aliases, .wikidata} AS called`,

  clues: `
    MATCH (clue:Clue {article: $article})
    RETURN clue.key AS key, clue.called AS called, clue.day AS day, clue.holder AS holder, clue.state AS state
    ORDER BY key, called, day, holder, state`,
  deleteClues: "MATCH (clue:Clue {article: $article}) DELETE clue",
  createClues: "UNWIND $rows AS row CREATE (clue:Clue) SET clue = row",

  seen: `
    MATCH (clue:Clue {key: $key}) WHERE clue.called IN ['full name', 'name'] AND ${WHEN}
    WITH clue.called AS called, split(clue.holder, '@')[0] AS holder, clue.state AS state, clue.day AS day
    RETURN called, holder, state, max(CASE WHEN day <> '' AND day < $day THEN day END) AS before,
      coalesce(max(CASE WHEN $day <> '' THEN day = $day END), false) AS same,
      min(CASE WHEN day <> '' AND $day <> '' AND day > $day THEN day END) AS after
    ORDER BY called, holder, state`,
  states: `
    MATCH (clue:Clue {key: '=' + $holder, called: 'full name'})
    RETURN clue.state AS state, count(clue) AS articles`,
  known: `
    UNWIND range(0, size($clues) - 1) AS place
    WITH place, $clues[place] AS row
    WHERE EXISTS {
      MATCH (clue:Clue {key: row.key, called: row.called, day: row.day})
      WHERE clue.holder = row.holder AND clue.state = row.state AND clue.article <> $article
    }
    RETURN place`,
  others: `
    UNWIND range(0, size($clues) - 1) AS place
    WITH place, $clues[place] AS row
    OPTIONAL MATCH (clue:Clue {key: row.key, called: row.called})
    WHERE split(clue.holder, '@')[0] = split(row.holder, '@')[0] AND clue.state = row.state AND clue.article <> $article
    RETURN place, max(CASE WHEN clue.day <> '' AND clue.day <= row.day THEN clue.day END) AS before,
      min(CASE WHEN clue.day <> '' AND clue.day >= row.day THEN clue.day END) AS after,
      coalesce(max(clue.day = ''), false) AS undated
    ORDER BY place`,
  asking: `
    MATCH (clue:Clue {key: $key}) WHERE clue.called IN ['name', 'office'] AND ${WHEN}
    RETURN DISTINCT clue.article AS id`,
  naming: `
    MATCH (clue:Clue {key: '=' + $holder}) RETURN clue.article AS id
    UNION
    MATCH (article:Article)-[:MEANS]->(entity:Entity)
    WHERE entity.id = $holder OR entity.id STARTS WITH $holder + '@'
    RETURN article.id AS id`,

  means: `
    MATCH (:Article {id: $article})-[means:MEANS]->(entity:Entity) RETURN means.was AS was, entity.id AS entity`,
  createMeans: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    MATCH (entity:Entity {id: row.entity})
    CREATE (article)-[means:MEANS]->(entity)
    SET means = row.properties`,
  createOffices: `
    UNWIND $rows AS row
    MATCH (article:Article {id: row.article})
    MATCH (entity:Entity {id: row.holder})
    CREATE (article)-[office:GIVES_OFFICE]->(entity)
    SET office = row.properties`,
  deleteTold: `
    MATCH (:Article {id: $id})-[told:MEANS|GIVES_OFFICE]->() DELETE told`,

  offices: `
    MATCH (article:Article)-[office:GIVES_OFFICE]->(:Entity {id: $id})
    WITH article, office, left(article.publishedAt, 10) AS day
    ORDER BY day IS NULL, day, article.id, office.place
    WITH office.office AS charge, office.in AS heldIn, office.tenure AS tenure, min(day) AS first, max(day) AS last,
      count(DISTINCT article) AS articles, collect({article: article, office: office})[0] AS one
    WITH *, one.article AS article, one.office AS office
    MATCH (article)-[:HAS_SENTENCE]->(sentence:Sentence {place: office.sentence})
    OPTIONAL MATCH (place:Entity {id: heldIn})
    RETURN ${WITNESS}, office.titleStart AS start, office.titleEnd AS end, tenure, first, last, articles,
      place {.id, .name, .kind} AS place
    ORDER BY tenure = 'former', first IS NULL, first, charge, heldIn IS NOT NULL, heldIn, tenure LIMIT $most`,
  joined: `
    MATCH (article:Article)-[means:MEANS]->(:Entity {id: $id})
    WITH article, means ORDER BY article.id, means.was LIMIT $most
    MATCH (article)-[:HAS_SENTENCE]->(sentence:Sentence {place: means.sentence})
    RETURN ${WITNESS}, means.called AS called, means.because AS because ORDER BY article.id, means.was`,
  countJoined: "RETURN COUNT { (:Article)-[:MEANS]->(:Entity {id: $id}) } AS total",
} as const;
