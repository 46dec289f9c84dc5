import type { CSSProperties } from "react";
import { RELATIONS, type Relation } from "#schema/relations.ts";

/** Gives what is inside an element the colour of a relation, as `--tone`. */
export function toneStyle(relation: Relation): CSSProperties {
  return { "--tone": `var(--tone-${RELATIONS[relation].tone})` } as CSSProperties;
}
