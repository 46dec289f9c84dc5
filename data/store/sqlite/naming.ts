import type { Entity } from "#schema/entity.ts";
import { type Called, calledBy, type Given, givenBy, isCalledAlready } from "../naming.ts";
import type { Connection } from "./connection.ts";

/** The columns of an entity that are derived from its namings. */
interface Derived extends Omit<Called, "aliases"> {
  aliases: string;
}

/**
 * Notes that an article names an entity, which is made where it is new.
 *
 * @returns the entity's key, and whether what it is called has to be derived again
 */
export function nameEntity(
  connection: Connection,
  article: number,
  entity: Entity,
): { key: number; stale: boolean } {
  const given = givenBy(entity);
  const known = connection.get<Derived & { key: number }>(
    "SELECT key, name, aliases, wikidata FROM entity WHERE id = ?",
    entity.id,
  );
  const key = known?.key ?? insertEntity(connection, entity, derive(given));
  const described = given.name.length === 0 ? [""] : [];
  for (const [role, texts] of Object.entries({ ...given, described })) {
    for (const text of texts) {
      connection.run(
        "INSERT INTO naming (entity, role, text, article) VALUES (?, ?, ?, ?)",
        key,
        role,
        text,
        article,
      );
    }
  }
  const stale = known && !isCalledAlready({ ...known, aliases: JSON.parse(known.aliases) }, given);
  return { key, stale: stale === true };
}

/** Derives again what an entity is called; it goes where no article names it any more. */
export function renewEntity(connection: Connection, key: number): void {
  const given: Given = {
    name: textsOf(connection, key, "name"),
    alias: textsOf(connection, key, "alias"),
    wikidata: textsOf(connection, key, "wikidata"),
  };
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

function insertEntity(connection: Connection, entity: Entity, derived: Derived): number {
  return connection.run(
    "INSERT INTO entity (id, kind, name, aliases, wikidata, folded) VALUES (?, ?, ?, ?, ?, ?)",
    entity.id,
    entity.kind,
    derived.name,
    derived.aliases,
    derived.wikidata,
    derived.folded,
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
