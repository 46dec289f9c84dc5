/**
 * What a question means, as Cypher. All that a question gives is a parameter, null where it is open; `$symmetric` are the names of the
 * symmetric relations. Statements come in two forms: over all claims, and over those of the entities whose ids are `$anchor`.
 */
export interface Forms {
  all: string;
  anchored: string;
}

/** On a claim and the ids of two ends of it: enough outlets carry their tie. */
export const isCarried = (source: string, target: string) =>
  `($carried IS NULL OR ${source} + '|' + claim.relation + '|' + claim.status + '|' + ${target} IN $carried)`;

/** On a claim: everything but who stands at its ends. */
export const FILTER = `($relation IS NULL OR claim.relation IN $relation) AND ($status IS NULL OR claim.status IN $status)
  AND ($article IS NULL OR claim.article IN $article) AND ($outlet IS NULL OR claim.outlet IN $outlet)
  AND ($confidence IS NULL OR claim.confidence >= $confidence)
  AND (($since IS NULL AND $until IS NULL) OR ($undated AND claim.dayFrom IS NULL)
    OR (($since IS NULL OR claim.dayTo >= $since) AND ($until IS NULL OR claim.dayFrom <= $until)))
  AND ($carried IS NULL OR any(i IN range(0, size(claim.from) - 1) WHERE ${isCarried("claim.from[i]", "claim.to[i]")}))`;

/** Goes on after each `claim` drawn at `$entity`, with the ids of its ends and of the `other` one. */
export const AROUND = `MATCH (:Entity {id: $entity})<-[:SOURCE|TARGET]-(claim:Claim)
    WHERE ${FILTER}
    WITH DISTINCT claim
    UNWIND range(0, size(claim.from) - 1) AS i
    WITH claim, claim.from[i] AS source, claim.to[i] AS target
    WHERE (source = $entity OR target = $entity) AND ${isCarried("source", "target")}
    WITH claim, source, target, CASE source WHEN $entity THEN target ELSE source END AS other
    WHERE $kind IS NULL OR EXISTS { (one:Entity {id: other}) WHERE one.kind IN $kind }`;

const names = (list: string, end: string) =>
  `EXISTS { (claim)-[end:SOURCE|TARGET]->(one:Entity) WHERE one.id IN ${list}
     AND (type(end) = '${end}' OR claim.relation IN $symmetric) }`;

const isOfKind = (end: string) =>
  `(NOT EXISTS { (claim)-[:${end}]->(:Entity) } OR EXISTS { (claim)-[:${end}]->(one:Entity) WHERE one.kind IN $kind })`;

/** On a claim: it answers the question. */
const ANSWERS = `${FILTER}
  AND ($source IS NULL OR $target IS NOT NULL OR ${names("$source", "SOURCE")})
  AND ($target IS NULL OR $source IS NOT NULL OR ${names("$target", "TARGET")})
  AND ($source IS NULL OR $target IS NULL OR any(i IN range(0, size(claim.from) - 1) WHERE
    (claim.from[i] IN $source AND claim.to[i] IN $target)
    OR (claim.relation IN $symmetric AND claim.from[i] IN $target AND claim.to[i] IN $source)))
  AND ($around IS NULL OR EXISTS { (claim)-[:SOURCE|TARGET]->(one:Entity) WHERE one.id IN $around })
  AND ($kind IS NULL OR (${isOfKind("SOURCE")} AND ${isOfKind("TARGET")}))`;

const OF_ANCHOR =
  "MATCH (anchor:Entity)<-[:SOURCE|TARGET]-(claim:Claim) WHERE anchor.id IN $anchor WITH DISTINCT claim";

/** Statements that go on with `rest` after each `claim` that answers. */
export function overAnswers(rest: string, more = "true"): Forms {
  return {
    all: `MATCH (claim:Claim) WHERE ${more} AND ${ANSWERS} WITH claim ${rest}`,
    anchored: `${OF_ANCHOR} WHERE ${more} AND ${ANSWERS} WITH claim ${rest}`,
  };
}

/** On two ids and their claim: they are those who are asked for, of the kinds asked for. */
const DRAWN = `((($source IS NULL OR source IN $source) AND ($target IS NULL OR target IN $target))
    OR (claim.relation IN $symmetric AND ($source IS NULL OR target IN $source) AND ($target IS NULL OR source IN $target)))
  AND ${isCarried("source", "target")}
  AND ($around IS NULL OR source IN $around OR target IN $around)
  AND ($kind IS NULL OR (EXISTS { (one:Entity {id: source}) WHERE one.kind IN $kind }
    AND EXISTS { (one:Entity {id: target}) WHERE one.kind IN $kind }))`;

/** Statements that go on with `rest` after each `claim` and each `source` and `target` between which it is drawn as an answer. */
export function overDrawn(rest: string, more = "true"): Forms {
  const drawn = `UNWIND range(0, size(claim.from) - 1) AS i
    WITH claim, claim.from[i] AS source, claim.to[i] AS target WHERE ${more} AND ${DRAWN} ${rest}`;
  return {
    all: `MATCH (claim:Claim) WHERE ${FILTER} ${drawn}`,
    anchored: `${OF_ANCHOR} WHERE ${FILTER} ${drawn}`,
  };
}
