import { RELATION_NAMES, type Relation } from "./relations.ts";

/** Neighbours that an expansion brings at most, those of the strongest ties first; the same expansion once more brings the next ones. */
export const PORTION = 60;

/** Expansions that a view takes. */
export const MOST_EXPANSIONS = 50;

/** An entity whose neighbours are shown too: whoever answers the question, or those tied to it by a relation, one way, or in some days. */
export interface Expansion {
  entity: string;
  relation?: Relation | undefined;
  /** Whether from the entity or to it; of no meaning for a symmetric relation. */
  way?: "from" | "to" | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

/** As an expansion stands in an address: "relation~since~until~entity", the first three may be empty; before the relation "from-" or "to-" says which way. */
export const expansionText = ({ relation, way, since, until, entity }: Expansion): string =>
  [`${way ? `${way}-` : ""}${relation ?? ""}`, since ?? "", until ?? "", entity].join("~");

const EXPANSION = /^(?:(from|to)-)?([A-Z_]*)~(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?~(.+)$/s;

/** Null where `text` is none. */
export function readExpansion(text: string): Expansion | null {
  const found = EXPANSION.exec(text);
  if (found === null) return null;
  const [, way, name = "", since, until, entity = ""] = found;
  const relation = RELATION_NAMES.find((one) => one === name);
  if (name !== "" && relation === undefined) return null;
  return {
    entity,
    ...(relation && { relation }),
    ...(way !== undefined && { way: way as "from" | "to" }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
