import type { ClaimEnd, ClaimView, EntityRef } from "#schema/api.ts";
import { RELATION_NAMES, RELATIONS, type Relation } from "#schema/relations.ts";
import { listed } from "#web/export/words.ts";

/** A claim as seen from one entity: who stands at the other end; nobody where the article does not say. */
export interface Seen {
  claim: ClaimView;
  others: EntityRef[];
}

/** Claims of one relation and direction, under the words that say it ("was criticized by"). */
export interface Group {
  key: string;
  relation: Relation;
  words: string;
  direction: "from" | "to" | "mutual";
  claims: Seen[];
}

function entitiesOf(ends: readonly ClaimEnd[]): EntityRef[] {
  return [...new Map(ends.flatMap(({ entities }) => entities).map((entity) => [entity.id, entity])).values()];
}

/** The claims of an entity by relation and direction: acts and words first, standing ties last, the more frequent first. A claim that names it at both ends stands in both groups. */
export function groupsOf(claims: readonly ClaimView[], entity: string): Group[] {
  const groups = new Map<string, Group>();
  const add = (claim: ClaimView, direction: Group["direction"], others: EntityRef[]) => {
    const { relation } = claim;
    const key = `${relation} ${direction}`;
    const { label, reverse } = RELATIONS[relation];
    const group = groups.get(key) ?? {
      key,
      relation,
      words: direction === "to" ? reverse : label,
      direction,
      claims: [],
    };
    group.claims.push({ claim, others: others.filter(({ id }) => id !== entity) });
    groups.set(key, group);
  };
  for (const claim of claims) {
    const sources = entitiesOf(claim.source);
    const targets = entitiesOf(claim.target);
    const acts = sources.some(({ id }) => id === entity);
    const suffers = targets.some(({ id }) => id === entity);
    // A collective without a target means its members with one another.
    const alone = targets.length === 0 && sources.length > 1;
    if (RELATIONS[claim.relation].symmetric) {
      if (acts || suffers) add(claim, "mutual", alone ? sources : acts ? targets : sources);
    } else {
      if (acts) add(claim, "from", alone ? sources : targets);
      if (suffers) add(claim, "to", sources);
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(isStanding(a)) - Number(isStanding(b)) ||
      b.claims.length - a.claims.length ||
      RELATION_NAMES.indexOf(a.relation) - RELATION_NAMES.indexOf(b.relation) ||
      a.direction.localeCompare(b.direction),
  );
}

function isStanding({ relation }: Group): boolean {
  return RELATIONS[relation].tone === "standing";
}

/** "2 sentences in 1 article": several claims may share a sentence. */
export function sourcesOf(claims: readonly ClaimView[]): { sentences: number; articles: number } {
  return {
    sentences: new Set(claims.map(({ article, sentence }) => `${article.id}\n${sentence.index}`)).size,
    articles: new Set(claims.map(({ article }) => article.id)).size,
  };
}

/** What is to be said about a claim beside its sentence: "denied", "planned", "said by Lloyd Austin". Empty for a plain fact. */
export function remarksOn(
  claim: Pick<ClaimView, "polarity" | "modality" | "attributedTo" | "explicit">,
): string[] {
  const remarks: string[] = [];
  if (claim.polarity === "negated") remarks.push("denied");
  if (claim.modality === "future") remarks.push("planned");
  if (claim.modality === "hypothetical") remarks.push("planned or wished");
  if (claim.modality === "historical") remarks.push("told as background");
  const speakers = entitiesOf(claim.attributedTo).map(({ name }) => name);
  if (speakers.length > 0) remarks.push(`said by ${listed(speakers)}`);
  if (!claim.explicit) remarks.push("partly inferred");
  return remarks;
}
