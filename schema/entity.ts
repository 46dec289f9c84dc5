import type { EntityId } from "./ids.ts";

export const ENTITY_KINDS = ["person", "state", "organization", "group", "place", "other"] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Someone or something that acts or is acted on. `name` is the fullest or official name, `aliases` the other names the text uses. */
export interface Entity {
  id: EntityId;
  name: string;
  kind: EntityKind;
  aliases: string[];
  /** Wikidata id ("Q30"), only where it was checked. */
  wikidata: string | null;
}
