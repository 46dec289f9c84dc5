import type { Drawing } from "#web/export/picture/drawing.ts";

/** What the reader has chosen: an entity, or a pair by the relation that was clicked. */
export type Selection =
  | { type: "entity"; id: string }
  | { type: "relation"; id: string; source: string; target: string };

/** What the pointer rests on. */
export type Hovered = { type: "entity"; id: string } | { type: "relation"; id: string } | null;

/** What of a drawing is in focus: an entity with its neighbours, or a pair with all that is said between them. */
export interface Focus {
  entities: ReadonlySet<string>;
  relations: ReadonlySet<string>;
}

export function focusOf({ relations }: Drawing, selection: Selection | null): Focus | null {
  if (selection === null) return null;
  if (selection.type === "entity") {
    const own = relations.filter(({ source, target }) => source === selection.id || target === selection.id);
    return {
      entities: new Set([selection.id, ...own.flatMap(({ source, target }) => [source, target])]),
      relations: new Set(own.map(({ id }) => id)),
    };
  }
  const pair = [selection.source, selection.target];
  const between = relations.filter(({ source, target }) => pair.includes(source) && pair.includes(target));
  return { entities: new Set(pair), relations: new Set(between.map(({ id }) => id)) };
}
