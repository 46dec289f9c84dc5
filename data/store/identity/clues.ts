import type { EntityId } from "#schema/ids.ts";
import { type Calling, type HeldOffice, TENURES } from "#schema/office.ts";
import { type Scene, statesFor } from "./scene.ts";

/**
 * What an article knows of who a person is, under a key by which other articles find it: an office in a state ("defense|state:US", "former
 * defense|state:US"), an office that may be that of a state of which the article speaks ("defense|state:US?"), or a full name
 * ("=person:jose-silva"), of which a state is known or which asks whether there is but one of that name.
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

export function isGuessKey(key: string): boolean {
  return key.endsWith("?");
}

/** The key under which an office is held now, of any key that speaks of it. */
export function officeKey(key: string): string {
  const tenure = TENURES.find((one) => key.startsWith(`${one} `));
  return (tenure ? key.slice(tenure.length + 1) : key).replace(/\?$/, "");
}

export function guessKey(officeKey: string): string {
  return `${officeKey}?`;
}

/** The key of those who held an office before, or are to hold it. */
export function tenureKey(tenure: Exclude<HeldOffice["tenure"], "current">, officeKey: string): string {
  return `${tenure} ${officeKey}`;
}

/** An id without the article, or state, that tells its bearer from others of that name. */
export function withoutArticle(id: EntityId): EntityId {
  return id.split("@")[0] as EntityId;
}

/** The words of a person's id. */
export function nameIn(id: EntityId): string {
  return withoutArticle(id).slice(id.indexOf(":") + 1);
}

/** Each clue once, in a fixed order. */
export function cluesOf(scene: Scene): Clue[] {
  const { article, offices } = scene;
  const day = /^\d{4}-\d\d-\d\d/.exec(article.publishedAt ?? "")?.[0] ?? "";
  const clues = new Map<string, Clue>();
  const placed = new Set(offices.filter(({ of }) => of !== null).map(({ holder }) => holder));
  for (const office of offices) {
    const { holder, called } = office;
    const isGuessed = day !== "" && !placed.has(holder) && called === "name";
    for (const key of isGuessed ? guessesOf(office, scene) : keysOf(office)) {
      const clue = { key, called, day, holder, state: stateOf(office) ?? "" };
      clues.set(clueText(clue), clue);
    }
  }
  const stated = statesOf(offices);
  for (const [holder, states] of stated) {
    const [state, more] = states;
    // An article that says two things of one name says nothing.
    if (state === undefined || more !== undefined) continue;
    const clue = { key: nameKey(holder), called: "full name", day: "", holder, state } as const;
    clues.set(clueText(clue), clue);
  }
  for (const { id: holder, kind } of scene.entities) {
    if (kind !== "person" || !isFullName(holder) || stated.has(holder)) continue;
    const clue = { key: nameKey(holder), called: "name", day: "", holder, state: "" } as const;
    clues.set(clueText(clue), clue);
  }
  return [...clues.keys()].sort().map((text) => clues.get(text)!);
}

/** The same for the same clue alone. */
export function clueText({ key, called, day, holder, state }: Clue): string {
  return JSON.stringify([key, called, day, holder, state]);
}

/** Whoever has a first name is the same in all articles; a name of one word, or none, has its article in its id. */
function isFullName(holder: EntityId): boolean {
  return !holder.includes("@") && nameIn(holder).includes("-");
}

function keysOf({ called, office, single, of, tenure }: HeldOffice): string[] {
  if (of === null || (called === "office" && (!single || tenure !== "current"))) return [];
  const key = `${office}|${of}`;
  return [tenure === "current" ? key : tenureKey(tenure, key)];
}

/** Of a minister of an unknown state name and office say who he may be, of an adviser they do not; nor of one among all former ministers. */
function guessesOf(office: HeldOffice, scene: Scene): string[] {
  if (!office.single || office.tenure !== "current") return [];
  return statesFor(office, scene).map((state) => guessKey(`${office.office}|${state}`));
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
