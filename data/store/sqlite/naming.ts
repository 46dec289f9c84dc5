import type { Entity } from "#schema/entity.ts";
import { type Called, calledBy, type Given, givenBy, isCalledAlready } from "../naming.ts";
import type { Connection } from "./connection.ts";

/** The columns of an entity that are derived from its namings. */
interface Derived extends Omit<Called, "aliases"> {
  aliases: string;
}

/**
 * Notes that an article names entities, which are made where they are new.
 *
 * @returns their keys by their ids, and the keys of those for whom it has to be derived again what they are called
 */
export function nameEntities(
  connection: Connection,
  article: number,
  entities: readonly Entity[],
): { keys: Map<string, number>; stale: number[] } {
  const keys = new Map<string, number>();
  const stale: number[] = [];
  const unknown: Entity[] = [];
  for (const entity of entities) {
    const known = connection.get<Derived & { key: number }>(
      "SELECT key, name, aliases, wikidata FROM entity WHERE id = ?",
      entity.id,
    );
    if (!known) unknown.push(entity);
    else {
      keys.set(entity.id, known.key);
      const called = { ...known, aliases: JSON.parse(known.aliases) };
      if (!isCalledAlready(called, givenBy(entity))) stale.push(known.key);
    }
  }
  const made = insertEntities(connection, unknown);
  for (const [place, { id }] of unknown.entries()) keys.set(id, made[place]!);
  for (const entity of entities) noteNaming(connection, article, keys.get(entity.id)!, givenBy(entity));
  return { keys, stale };
}

function noteNaming(connection: Connection, article: number, entity: number, given: Given): void {
  const described = given.name.length === 0 ? [""] : [];
  for (const [role, texts] of Object.entries({ ...given, described })) {
    for (const text of texts) {
      connection.run(
        "INSERT INTO naming (entity, role, text, article) VALUES (?, ?, ?, ?)",
        entity,
        role,
        text,
        article,
      );
    }
  }
}

/** How many entities are not called what articles call them. */
export function countMiscalled(connection: Connection): number {
  let miscalled = 0;
  for (const { key, ...now } of connection.all<Derived & { key: number }>(
    "SELECT key, name, aliases, wikidata, folded FROM entity",
  )) {
    const next = derive(givenTo(connection, key));
    // Of those whom no article names more is told.
    if (next.name !== "" && (Object.keys(now) as (keyof Derived)[]).some((part) => now[part] !== next[part]))
      miscalled++;
  }
  return miscalled;
}

/** Derives again what an entity is called; it goes where no article names it any more. */
export function renewEntity(connection: Connection, key: number): void {
  const given = givenTo(connection, key);
  if (given.name.length === 0) {
    connection.run("DELETE FROM entity WHERE key = ?", key);
    return;
  }
  const next = derive(given);
  const now = connection.get<Derived>(
    "SELECT name, aliases, wikidata, folded FROM entity WHERE key = ?",
    key,
  )!;
  if (now.name === next.name && now.aliases === next.aliases && now.wikidata === next.wikidata) return;
  connection.run(
    "UPDATE entity SET name = ?, aliases = ?, wikidata = ?, folded = ? WHERE key = ?",
    next.name,
    next.aliases,
    next.wikidata,
    next.folded,
    key,
  );
}

function givenTo(connection: Connection, key: number): Given {
  return {
    name: textsOf(connection, key, "name"),
    alias: textsOf(connection, key, "alias"),
    wikidata: textsOf(connection, key, "wikidata"),
  };
}

function insertEntities(connection: Connection, entities: readonly Entity[]): number[] {
  return connection.insert(
    "entity",
    ["id", "kind", "name", "aliases", "wikidata", "folded"],
    entities.map((entity) => {
      const { name, aliases, wikidata, folded } = derive(givenBy(entity));
      return [entity.id, entity.kind, name, aliases, wikidata, folded];
    }),
  );
}

/** Each different text once. Jumps from one to the next in the index, however many articles give the same. */
function textsOf(connection: Connection, entity: number, role: keyof Given): string[] {
  return connection
    .all<{ text: string }>(
      `WITH RECURSIVE given (text) AS (
         SELECT min(text) FROM naming WHERE entity = ?1 AND role = ?2
         UNION ALL
         SELECT (SELECT min(text) FROM naming WHERE entity = ?1 AND role = ?2 AND text > given.text)
         FROM given WHERE given.text IS NOT NULL
       ) SELECT text FROM given WHERE text IS NOT NULL`,
      entity,
      role,
    )
    .map(({ text }) => text);
}

function derive(given: Given): Derived {
  const called = calledBy(given);
  return { ...called, aliases: JSON.stringify(called.aliases) };
}
