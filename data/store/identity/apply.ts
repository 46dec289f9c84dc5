import type { Entity } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { HeldOffice } from "#schema/office.ts";
import { nameIn } from "./clues.ts";

/** That somebody an article names is kept as somebody else's or as one apart, and why. */
export interface Joining {
  /** The id that the article gives. */
  was: EntityId;
  /** What it calls them. */
  called: string;
  entity: EntityId;
  /** Index of the sentence that bears it out. */
  sentence: number;
  because: string;
}

/** What of an article's own record is lost where people in it are joined to others. */
export interface Own {
  entities: Entity[];
  mentions: [place: number, entities: EntityId[]][];
  offices: HeldOffice[];
}

export interface Applied {
  extraction: Extraction;
  /** Null where nobody is joined. */
  own: Own | null;
  joinings: Joining[];
}

/**
 * The record as it is kept: with those who are joined under the ids of whom they are.
 * Somebody whom the article calls by an office alone has no name there: it is empty, and is what other articles give.
 */
export function applied(raw: Extraction, found: ReadonlyMap<EntityId, EntityId>): Applied {
  if (found.size === 0) return { extraction: raw, own: null, joinings: [] };
  const idOf = (id: EntityId) => found.get(id) ?? id;
  const called = new Map(raw.offices.map((office) => [office.holder, office.called]));
  const entities = new Map<EntityId, Entity>();
  for (const entity of raw.entities) {
    const id = idOf(entity.id);
    const isNamed = id === entity.id || called.get(entity.id) !== "office";
    const renamed = { ...entity, id, ...(!isNamed && { name: "" }) };
    const other = entities.get(id);
    entities.set(id, other ? together(other, renamed) : renamed);
  }
  const mentions = raw.mentions.map((mention) => ({
    ...mention,
    entities: [...new Set(mention.entities.map(idOf))],
  }));
  return {
    extraction: {
      ...raw,
      entities: [...entities.values()],
      mentions,
      offices: raw.offices.map((office) => ({ ...office, holder: idOf(office.holder) })),
    },
    own: {
      entities: raw.entities,
      mentions: raw.mentions.flatMap(({ entities: ids }, place): Own["mentions"] =>
        ids.some((id) => found.has(id)) ? [[place, ids]] : [],
      ),
      offices: raw.offices,
    },
    joinings: [...found].map(([was, entity]) => joiningOf(raw, was, entity)),
  };
}

/** The record as the article was read. */
export function restored(kept: Extraction, own: Own | null): Extraction {
  if (own === null) return kept;
  const ids = new Map(own.mentions);
  return {
    ...kept,
    entities: own.entities,
    mentions: kept.mentions.map((mention, place) => ({
      ...mention,
      entities: ids.get(place) ?? mention.entities,
    })),
    offices: own.offices,
  };
}

function together(one: Entity, other: Entity): Entity {
  const [name, ...names] = [one.name, other.name].filter(Boolean).sort((a, b) => b.length - a.length);
  return {
    ...one,
    name: name ?? "",
    aliases: [...new Set([...names, ...one.aliases, ...other.aliases])].filter((alias) => alias !== name),
    wikidata: one.wikidata ?? other.wikidata,
  };
}

function joiningOf(raw: Extraction, was: EntityId, entity: EntityId): Joining {
  const own = raw.offices.filter(({ holder }) => holder === was);
  const called = raw.entities.find(({ id }) => id === was)?.name ?? nameIn(was);
  if (entity === `${was}@${raw.article.id}`) {
    const because = `several who hold offices in different states are called “${called}”, and this article does not say which of them is meant`;
    const start = raw.mentions.find(({ entities }) => entities.includes(was))?.start ?? 0;
    const sentence = raw.sentences.findLast((one) => one.start <= start)?.index ?? 0;
    return { was, called, entity, sentence, because };
  }
  const office = own.find(({ of }) => of !== null) ?? own[0]!;
  const words = `“${raw.article.text.slice(office.title.start, office.title.end)}”`;
  const place =
    raw.entities.find(({ id }) => id === office.of)?.name ?? office.of?.replace(/^\w+:/, "") ?? null;
  const held = place === null ? words : `${words} (${place})`;
  const because = {
    "full name": `here “${called}” is ${held}, and the articles give most who are called so an office in another state`,
    name:
      place === null
        ? `here “${called}” is ${held} of a state that is not said, and of the states of which the article speaks one alone has somebody of this surname in that office at that time`
        : `here “${called}” is ${held}, and of those who are called so by their full name at that time one alone has this name`,
    office: `here ${held} stands without a name, and whoever is called so by name last before and first after is one and the same`,
  }[office.called];
  return { was, called, entity, sentence: office.sentence, because };
}
