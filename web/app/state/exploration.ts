import type { Status } from "#schema/claim.ts";
import { type Expansion, MOST_EXPANSIONS } from "#schema/expansion.ts";
import type { Question } from "#schema/question.ts";
import type { Relation } from "#schema/relations.ts";
import { type Filters, NO_FILTERS, switched } from "../graph/filters.ts";
import type { Selection } from "../graph/focus.ts";

/** A sentence that is read in its article, and the id of the claim that led there. */
export interface ReadingPlace {
  article: string;
  sentence: number;
  claim: string | null;
}

/**
 * What the reader looks at: everything that a link has to tell to show the same again, and that a step back takes back. The page's data follow
 * from it by asking the server.
 */
export interface Exploration {
  question: Question;
  /** Relations and statuses that are switched off in the legend. */
  off: Filters;
  /** `strongest`: the strongest ties that answer; `chosen`: only the entities that were expanded; `all`: whatever answers. */
  start: "strongest" | "chosen" | "all";
  expanded: readonly Expansion[];
  hidden: readonly string[];
  /** Places that the reader gave to entities, in the layout's own units. */
  pinned: Readonly<Record<string, readonly [number, number]>>;
  /** The entity to which all that is not its neighbour is dimmed. */
  focus: string | null;
  selection: Selection | null;
  reading: ReadingPlace | null;
  /** Whom chains are looked for between; null while none are. */
  paths: PathEnds | null;
}

/** The ends of chains by their ids; null where one is not chosen yet. */
export interface PathEnds {
  from: string | null;
  to: string | null;
}

export const BEGINNING: Exploration = {
  question: {},
  off: NO_FILTERS,
  start: "strongest",
  expanded: [],
  hidden: [],
  pinned: {},
  focus: null,
  selection: null,
  reading: null,
  paths: null,
};

/** One step of the reader. */
export type Step =
  | { type: "ask"; question: Question }
  | { type: "switchRelations"; relations: readonly Relation[]; on: boolean }
  | { type: "switchStatus"; status: Status; on: boolean }
  | { type: "clearFilters" }
  | { type: "startOver" }
  | { type: "start"; start: Exploration["start"] }
  | { type: "startAt"; entity: string }
  | { type: "expand"; expansion: Expansion }
  | { type: "collapse"; entity: string }
  | { type: "hide"; entities: readonly string[] }
  | { type: "unhide"; entities?: readonly string[] }
  | { type: "pin"; entity: string; place: readonly [number, number] }
  | { type: "unpin"; entity: string }
  | { type: "focus"; entity: string | null }
  | { type: "select"; selection: Selection | null }
  | { type: "read"; reading: ReadingPlace | null }
  | { type: "findPaths"; paths: PathEnds | null };

/** The exploration after a step; what the step leaves alone is the same object. Pure. */
export function after(before: Exploration, step: Step): Exploration {
  switch (step.type) {
    case "ask":
      return {
        ...before,
        question: step.question,
        start: before.start === "chosen" ? "strongest" : before.start,
      };
    case "switchRelations": {
      const { relation } = before.question;
      // What the question leaves out is asked for again.
      const question =
        step.on && relation
          ? { ...before.question, relation: [...new Set([...relation, ...step.relations])] }
          : before.question;
      return {
        ...before,
        question,
        off: { ...before.off, relations: switched(before.off.relations, step.relations, step.on) },
      };
    }
    case "switchStatus": {
      const { status } = before.question;
      // What the question leaves out is asked for again.
      const question =
        step.on && status
          ? { ...before.question, status: [...new Set([...status, step.status])] }
          : before.question;
      return {
        ...before,
        question,
        off: { ...before.off, statuses: switched(before.off.statuses, [step.status], step.on) },
      };
    }
    case "clearFilters":
      return { ...before, off: NO_FILTERS, question: named(before.question) };
    case "startOver":
      return BEGINNING;
    case "start":
      return { ...before, start: step.start };
    case "startAt":
      return {
        ...BEGINNING,
        off: before.off,
        paths: before.paths,
        start: "chosen",
        expanded: [{ entity: step.entity }],
        selection: { type: "entity", id: step.entity },
      };
    case "expand":
      // Beyond what a view takes the oldest is let go.
      return { ...before, expanded: [...before.expanded, step.expansion].slice(-MOST_EXPANSIONS) };
    case "collapse":
      return { ...before, expanded: before.expanded.filter(({ entity }) => entity !== step.entity) };
    case "hide":
      return {
        ...before,
        hidden: [...new Set([...before.hidden, ...step.entities])],
        selection: null,
        focus: before.focus !== null && step.entities.includes(before.focus) ? null : before.focus,
      };
    case "unhide": {
      const hidden = before.hidden.filter((id) => step.entities?.includes(id) === false);
      return hidden.length === before.hidden.length ? before : { ...before, hidden };
    }
    case "pin":
      return { ...before, pinned: { ...before.pinned, [step.entity]: step.place } };
    case "unpin": {
      const { [step.entity]: _, ...pinned } = before.pinned;
      return { ...before, pinned };
    }
    case "focus":
      return { ...before, focus: step.entity };
    case "select":
      return { ...before, selection: step.selection };
    case "read":
      return { ...before, reading: step.reading };
    case "findPaths":
      return { ...before, paths: step.paths };
  }
}

/** Whether anything but who is asked about leaves claims out. */
export function isFiltering({ question, off }: Exploration): boolean {
  const filters = Object.keys(question).length > Object.keys(named(question)).length;
  return filters || off.relations.size + off.statuses.size > 0;
}

/** Who is asked about, without what filters the answer. */
function named({ source, target, around }: Question): Question {
  return { ...(source && { source }), ...(target && { target }), ...(around && { around }) };
}

/** Steps back and forth through a visit. The oldest steps are forgotten beyond `MOST`. */
export interface Visit {
  past: readonly Exploration[];
  now: Exploration;
  future: readonly Exploration[];
}

const MOST = 500;

export const visitFrom = (now: Exploration): Visit => ({ past: [], now, future: [] });

/** The visit gone on to another exploration. */
export function arrived(visit: Visit, next: Exploration): Visit {
  return { past: [...visit.past.slice(-MOST + 1), visit.now], now: next, future: [] };
}

/** The visit at the nearest of its explorations that is the one looked for, those before first; null where there is none. */
export function returned(visit: Visit, isIt: (exploration: Exploration) => boolean): Visit | null {
  let [back, forth] = [visit, visit];
  for (;;) {
    const [further, onward] = [undone(back), redone(forth)];
    if (further === back && onward === forth) return null;
    if (further !== back && isIt(further.now)) return further;
    if (onward !== forth && isIt(onward.now)) return onward;
    [back, forth] = [further, onward];
  }
}

export function undone(visit: Visit): Visit {
  const last = visit.past.at(-1);
  if (last === undefined) return visit;
  return { past: visit.past.slice(0, -1), now: last, future: [visit.now, ...visit.future] };
}

export function redone(visit: Visit): Visit {
  const [next, ...future] = visit.future;
  if (next === undefined) return visit;
  return { past: [...visit.past, visit.now], now: next, future };
}

/** The visit without an article that is gone: no step of it leads there any more, and none leads from a place to the same. */
export function withoutArticle({ past, now, future }: Visit, id: string): Visit {
  const here = leavingOut(now, id);
  const before = past.map((one) => leavingOut(one, id));
  const after = future.map((one) => leavingOut(one, id));
  return {
    past: before.filter((one, place) => !isSame(one, before[place + 1] ?? here)),
    now: here,
    future: after.filter((one, place) => !isSame(one, after[place - 1] ?? here)),
  };
}

function leavingOut(exploration: Exploration, id: string): Exploration {
  const { question, reading } = exploration;
  const { article, ...rest } = question;
  const others = article?.filter((one) => one !== id);
  return {
    ...exploration,
    question: others === undefined ? question : others.length === 0 ? rest : { ...rest, article: others },
    reading: reading?.article === id ? null : reading,
  };
}

function isSame(one: Exploration, other: Exploration | undefined): boolean {
  const { question, ...parts } = one;
  return (
    other !== undefined &&
    JSON.stringify(question) === JSON.stringify(other.question) &&
    Object.entries(parts).every(([part, value]) => other[part as keyof Exploration] === value)
  );
}
