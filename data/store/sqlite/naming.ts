import type { Entity } from "#schema/entity.ts";
import type { Connection } from "./connection.ts";
import { foldName } from "./words.ts";

/** What the articles together call an entity, by the role that each word plays. */
interface Given {
  name: readonly string[];
  alias: readonly string[];
  wikidata: readonly string[];
}

/** The columns of an entity that are derived from its namings. */
interface Derived {
  name: string;
  aliases: string;
  wikidata: string | null;
  folded: string;
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
  const given: Given = {
    name: [entity.name],
    alias: entity.aliases,
    wikidata: entity.wikidata === null ? [] : [entity.wikidata],
  };
  const known = connection.get<{ key: number }>("SELECT key FROM entity WHERE id = ?", entity.id);
  const key = known?.key ?? insertEntity(connection, entity, derive(given));
  for (const [role, texts] of Object.entries(given)) {
    for (const text of new Set(texts as string[])) {
      connection.run(
        "INSERT INTO naming (entity, role, text, article) VALUES (?, ?, ?, ?)",
        key,
        role,
        text,
        article,
      );
    }
  }
  return { key, stale: known !== undefined };
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

/** Does not depend on the order in which articles came: of several names the longest, of equally long ones the first. */
function derive(given: Given): Derived {
  const name = [...given.name].sort((a, b) => b.length - a.length || byCode(a, b))[0]!;
  const aliases = [...new Set([...given.name, ...given.alias])].filter((text) => text !== name).sort(byCode);
  return {
    name,
    aliases: JSON.stringify(aliases),
    wikidata: [...given.wikidata].sort(byCode)[0] ?? null,
    folded: `\n${[...new Set([name, ...aliases].map(foldName))].join("\n")}\n`,
  };
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
