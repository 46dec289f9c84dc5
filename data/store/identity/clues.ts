import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import type { Calling, HeldOffice } from "#schema/office.ts";

/**
 * What an article knows of who a person is, under a key by which other articles find it: an office in a state ("defense|state:US"), an
 * office and a word of the holder's name ("head-of-state~biden"), or a full name of which a state is known ("=person:jose-silva").
 */
export interface Clue {
  key: string;
  /** Clues of full names say who somebody is; the others ask it. */
  called: Calling;
  /** The day on which the article was published; empty where nobody knows. */
  day: string;
  holder: EntityId;
  /** The state in which the office is held; empty where none is known. */
  state: string;
}

/** The key of a full name of which a state is known. */
export function nameKey(holder: EntityId): string {
  return `=${holder}`;
}

export function isNameKey(key: string): boolean {
  return key.startsWith("=");
}

/** The words of a person's id. */
export function nameIn(id: EntityId): string {
  return id.slice(id.indexOf(":") + 1).split("@")[0]!;
}

/** Each clue once, in a fixed order. */
export function cluesOf({ article, offices }: Pick<Extraction, "article" | "offices">): Clue[] {
  const day = /^\d{4}-\d\d-\d\d/.exec(article.publishedAt ?? "")?.[0] ?? "";
  const clues = new Map<string, Clue>();
  for (const office of offices)
    for (const key of keysOf(office)) {
      const { holder, called } = office;
      const clue = { key, called, day, holder, state: stateOf(office) ?? "" };
      clues.set(clueText(clue), clue);
    }
  for (const [holder, states] of statesOf(offices)) {
    const [state, more] = states;
    // An article that says two things of one name says nothing.
    if (state === undefined || more !== undefined) continue;
    const clue = { key: nameKey(holder), called: "full name", day: "", holder, state } as const;
    clues.set(clueText(clue), clue);
  }
  return [...clues.keys()].sort().map((text) => clues.get(text)!);
}

/** The same for the same clue alone. */
export function clueText({ key, called, day, holder, state }: Clue): string {
  return JSON.stringify([key, called, day, holder, state]);
}

function keysOf({ holder, called, office, single, of, tenure }: HeldOffice): string[] {
  const charge = `${tenure === "current" ? "" : `${tenure} `}${office}`;
  const words = nameIn(holder).split("-");
  const place = of === null ? [] : [`${charge}|${of}`];
  if (called === "full name") return [...place, ...words.map((word) => `${charge}~${word}`)];
  if (called === "office") return single && tenure === "current" ? place : [];
  // Of a minister of an unknown state the name and the charge together say enough, of an adviser they do not.
  return place.length > 0 || !single ? place : [`${charge}~${words.at(-1)}`];
}

function stateOf({ of }: HeldOffice): EntityId | null {
  return of?.startsWith("state:") ? of : null;
}

/** By the full name, the states in which an article says that its bearer holds an office. */
function statesOf(offices: readonly HeldOffice[]): Map<EntityId, EntityId[]> {
  const states = new Map<EntityId, Set<EntityId>>();
  for (const office of offices) {
    const state = stateOf(office);
    if (office.called !== "full name" || state === null) continue;
    states.set(office.holder, (states.get(office.holder) ?? new Set()).add(state));
  }
  return new Map([...states].map(([holder, all]) => [holder, [...all]]));
}
