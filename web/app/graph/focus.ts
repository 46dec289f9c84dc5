import type { Drawing } from "#web/export/picture/drawing.ts";

/** What the reader has chosen: an entity, a pair by the relation that was clicked, or several entities. */
export type Selection =
  | { type: "entity"; id: string }
  | { type: "relation"; id: string; source: string; target: string }
  | { type: "several"; ids: readonly string[] };

/** The entities of a selection. */
export function entitiesOf(selection: Selection): readonly string[] {
  if (selection.type === "entity") return [selection.id];
  return selection.type === "several" ? selection.ids : [selection.source, selection.target];
}

/** The selection with an entity taken in or, where it is in already, left out. */
export function toggled(selection: Selection | null, id: string): Selection | null {
  const before = selection === null ? [] : entitiesOf(selection);
  const ids = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
  const [first] = ids;
  if (first === undefined) return null;
  return ids.length === 1 ? { type: "entity", id: first } : { type: "several", ids };
}

/** What the pointer rests on. */
export type Hovered = { type: "entity"; id: string } | { type: "relation"; id: string } | null;

/** What of a drawing is in focus: an entity with its neighbours, or a pair with all that is said between them. */
export interface Focus {
  entities: ReadonlySet<string>;
  relations: ReadonlySet<string>;
}

/** @param kept the entity that stays in focus while nothing is chosen */
export function focusOf(
  { relations }: Drawing,
  selection: Selection | null,
  kept: string | null = null,
): Focus | null {
  if (selection === null)
    return kept === null ? null : focusOf({ entities: [], relations }, { type: "entity", id: kept });
  if (selection.type === "entity") {
    const own = relations.filter(({ source, target }) => source === selection.id || target === selection.id);
    return {
      entities: new Set([selection.id, ...own.flatMap(({ source, target }) => [source, target])]),
      relations: new Set(own.map(({ id }) => id)),
    };
  }
  const pair = entitiesOf(selection);
  const between = relations.filter(({ source, target }) => pair.includes(source) && pair.includes(target));
  return { entities: new Set(pair), relations: new Set(between.map(({ id }) => id)) };
}
