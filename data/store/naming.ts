import type { Entity } from "#schema/entity.ts";
import { foldName } from "./words.ts";

/** What articles call an entity, by the role that each word plays. */
export interface Given {
  name: readonly string[];
  alias: readonly string[];
  wikidata: readonly string[];
}

/** What an entity is called, derived from everything that articles give. */
export interface Called {
  name: string;
  aliases: string[];
  wikidata: string | null;
  /** Name and aliases, folded, each between line breaks. */
  folded: string;
}

/** What one article gives. An empty name is none: the article describes the entity, and others name it. */
export function givenBy({ name, aliases, wikidata }: Pick<Entity, "name" | "aliases" | "wikidata">): Given {
  return {
    name: name === "" ? [] : [name],
    alias: [...new Set(aliases)],
    wikidata: wikidata === null ? [] : [wikidata],
  };
}

/** Whether an article that gives this leaves what the entity is called as it is. */
export function isCalledAlready(
  called: Pick<Called, "name" | "aliases" | "wikidata">,
  given: Given,
): boolean {
  const known = new Set([called.name, ...called.aliases]);
  return (
    [...given.name, ...given.alias].every((text) => known.has(text)) &&
    given.name.every((name) => byRank(called.name, name) <= 0) &&
    given.wikidata.every((id) => called.wikidata !== null && called.wikidata <= id)
  );
}

/** Does not depend on the order in which articles came: of several names the longest, of equally long ones the first. */
export function calledBy(given: Given): Called {
  const name = [...given.name].sort(byRank)[0] ?? "";
  const aliases = [...new Set([...given.name, ...given.alias])].filter((text) => text !== name).sort(byCode);
  return {
    name,
    aliases,
    wikidata: [...given.wikidata].sort(byCode)[0] ?? null,
    folded: `\n${[...new Set([name, ...aliases].map(foldName))].join("\n")}\n`,
  };
}

function byRank(a: string, b: string): number {
  return b.length - a.length || byCode(a, b);
}

/** The order of code units. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
