import neo4j from "neo4j-driver";
import type { Article } from "#schema/article.ts";
import { statusOf } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { MentionForm } from "#schema/mention.ts";
import type { HeldOffice } from "#schema/office.ts";
import { daysOf } from "../days.ts";
import { drawnPairs } from "../edges.ts";
import { byCode, calledBy, givenBy } from "../naming.ts";
import { tokensOf } from "../words.ts";

/** Nodes and relationships of one article, as rows for the statements that make them; entities first, each list in a fixed order. */
export interface ArticleRows {
  entities: { id: string; label: string; properties: EntityProperties }[];
  names: { article: string; id: string; name: string | null; aliases: string[]; wikidata: string | null }[];
  sentences: object[];
  claims: { sentence: string; properties: object }[];
  ends: { claim: string; entity: string; type: string }[];
  offices: { article: string; holder: string; properties: object }[];
  direct: { source: string; target: string; relation: string; date: string | null; properties: object }[];
}

/** What an entity is called, as properties of its node. */
export interface EntityProperties {
  kind?: EntityKind;
  name: string;
  aliases: string[];
  wikidata: string | null;
  folded: string;
  words: string;
}

/** An end of a claim as it is kept in the claim's node: the mention's place, its span and form, the entities it stands for. */
export type StoredEnd = [
  mention: number,
  start: number,
  end: number,
  form: MentionForm,
  entities: EntityId[],
];
export type StoredEnds = Record<"source" | "target" | "attributedTo", StoredEnd[]>;

const END_TYPES = { source: "SOURCE", target: "TARGET", attributedTo: "ATTRIBUTED_TO" } as const;
const ROLES = Object.keys(END_TYPES) as (keyof typeof END_TYPES)[];

const LABELS: Record<EntityKind, string> = {
  person: "Person",
  state: "State",
  organization: "Organization",
  group: "Group",
  place: "Place",
  other: "Other",
};

/**
 * @param extraction in canonical form
 * @param voice by whom the article is counted
 */
export function articleRows(extraction: Extraction, voice: string | null): ArticleRows {
  const { article, sentences, entities, mentions, claims, offices } = extraction;
  const rows: ArticleRows = {
    ...{ entities: [], names: [], sentences: [], claims: [], ends: [], direct: [] },
    offices: offices.map((office, place) => officeRow(office, place, article)),
  };
  for (const entity of entities) {
    const { id, kind, name, aliases, wikidata } = entity;
    const given = givenBy(entity);
    rows.entities.push({ id, label: LABELS[kind], properties: { kind, ...entityProperties(given) } });
    rows.names.push({ article: article.id, id, name: name || null, aliases, wikidata });
  }
  for (const [place, { start, end, role }] of sentences.entries()) {
    const text = article.text.slice(start, end);
    rows.sentences.push({
      key: keyOf(article.id, place),
      article: article.id,
      place: neo4j.int(place),
      start: neo4j.int(start),
      end: neo4j.int(end),
      role,
      text,
      words: spaced(tokensOf(text)),
    });
  }
  for (const [place, claim] of claims.entries()) {
    const key = keyOf(article.id, place);
    const status = statusOf(claim);
    const days = daysOf(claim, article);
    const ends = Object.fromEntries(
      ROLES.map((role) => [
        role,
        claim[role].map((mention): StoredEnd => {
          const { start, end, form, entities: ids } = mentions[mention]!;
          return [mention, start, end, form, ids];
        }),
      ]),
    ) as StoredEnds;
    const pairs = drawnPairs(claim.relation, idsIn(ends.source), idsIn(ends.target));
    rows.claims.push({
      sentence: keyOf(article.id, claim.sentence),
      properties: {
        key,
        id: claim.id,
        article: article.id,
        place: neo4j.int(place),
        relation: claim.relation,
        event: claim.event,
        status,
        polarity: claim.polarity,
        modality: claim.modality,
        explicit: claim.explicit,
        confidence: claim.confidence,
        cue: article.text.slice(claim.cue.start, claim.cue.end),
        cueStart: neo4j.int(claim.cue.start),
        cueEnd: neo4j.int(claim.cue.end),
        contentStart: claim.content && neo4j.int(claim.content.start),
        contentEnd: claim.content && neo4j.int(claim.content.end),
        dateFrom: claim.date?.from ?? null,
        dateTo: claim.date?.to ?? null,
        dateText: claim.date?.text ?? null,
        dayFrom: days.from,
        dayTo: days.to,
        outlet: article.outlet,
        voice,
        after: claim.after,
        why: claim.why,
        ends: JSON.stringify(ends),
        from: pairs.map(([from]) => from),
        to: pairs.map(([, to]) => to),
      },
    });
    for (const [type, entity] of tiesOf(ends)) rows.ends.push({ claim: key, entity, type });
    if (status !== "fact") continue;
    const { start, end } = sentences[claim.sentence]!;
    for (const [source, target] of pairs)
      rows.direct.push({
        source,
        target,
        relation: claim.relation,
        date: claim.date?.from ?? null,
        properties: {
          claim: key,
          sentence: article.text.slice(start, end),
          article: article.id,
          confidence: claim.confidence,
        },
      });
  }
  rows.ends.sort((a, b) => byCode(a.entity, b.entity));
  rows.direct.sort((a, b) => byCode(a.source, b.source) || byCode(a.target, b.target));
  return rows;
}

function idsIn(ends: readonly StoredEnd[]): string[] {
  return ends.flatMap(([, , , , ids]) => ids);
}

/** To whom a claim is tied, each once in every part that they have in it. */
export function tiesOf(ends: StoredEnds): [type: string, entity: string][] {
  return ROLES.flatMap((role) =>
    [...new Set(idsIn(ends[role]))].map((id): [string, string] => [END_TYPES[role], id]),
  );
}

function officeRow(
  { holder, called, office, of, tenure, sentence, title }: HeldOffice,
  place: number,
  article: Article,
): ArticleRows["offices"][number] {
  const [titleStart, titleEnd] = [neo4j.int(title.start), neo4j.int(title.end)];
  const words = article.text.slice(title.start, title.end);
  const where = { place: neo4j.int(place), sentence: neo4j.int(sentence), titleStart, titleEnd };
  return { article: article.id, holder, properties: { called, office, in: of, tenure, words, ...where } };
}

/** The properties that follow from what articles call an entity. */
export function entityProperties(given: Parameters<typeof calledBy>[0]): EntityProperties {
  const { name, aliases, wikidata, folded } = calledBy(given);
  const words = [name, ...aliases].map((text) => spaced(tokensOf(text))).join("\n");
  return { name, aliases, wikidata, folded, words };
}

/** The key of an article's sentence or claim; no other article's, because the place comes first. */
function keyOf(article: string, place: number): string {
  return `${place}@${article}`;
}

function spaced(tokens: readonly string[]): string {
  return ` ${tokens.join(" ")} `;
}
