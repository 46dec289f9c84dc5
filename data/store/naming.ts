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

/** What one article gives. */
export function givenBy({ name, aliases, wikidata }: Pick<Entity, "name" | "aliases" | "wikidata">): Given {
  return { name: [name], alias: [...new Set(aliases)], wikidata: wikidata === null ? [] : [wikidata] };
}

/** Does not depend on the order in which articles came: of several names the longest, of equally long ones the first. */
export function calledBy(given: Given): Called {
  const name = [...given.name].sort((a, b) => b.length - a.length || byCode(a, b))[0]!;
  const aliases = [...new Set([...given.name, ...given.alias])].filter((text) => text !== name).sort(byCode);
  return {
    name,
    aliases,
    wikidata: [...given.wikidata].sort(byCode)[0] ?? null,
    folded: `\n${[...new Set([name, ...aliases].map(foldName))].join("\n")}\n`,
  };
}

/** The order of code units. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
