import { STATUSES } from "#schema/claim.ts";
import { ENTITY_KINDS } from "#schema/entity.ts";
import { expansionText, readExpansion } from "#schema/expansion.ts";
import type { Question } from "#schema/question.ts";
import { RELATION_NAMES } from "#schema/relations.ts";
import type { Selection } from "../graph/focus.ts";
import { BEGINNING, type Exploration, type PathEnds, type ReadingPlace } from "./exploration.ts";

/**
 * An exploration as the query of an address, and back. Keys are words a reader can guess; a key that comes again is a list. What an address
 * says wrongly or in words of another version is passed over, so that an old link still shows what it can.
 */
export function linkOf(exploration: Exploration): string {
  const { question, off, start, expanded, hidden, pinned, focus, selection, reading, paths } = exploration;
  const words = new URLSearchParams();
  const add = (key: string, values: Iterable<string> | undefined) => {
    for (const value of values ?? []) words.append(key, value);
  };
  add("who", question.source);
  add("did", question.relation);
  add("whom", question.target);
  add("around", question.around);
  if (question.since !== undefined) words.set("since", question.since);
  if (question.until !== undefined) words.set("until", question.until);
  if (question.undated === false) words.set("undated", "no");
  if (question.confidence !== undefined) words.set("sure", String(question.confidence));
  if (question.outlets !== undefined) words.set("carried", String(question.outlets));
  add("status", question.status);
  add("kind", question.kind);
  add("article", question.article);
  add("outlet", question.outlet);
  add("no", [...off.relations, ...off.statuses]);
  if (start !== "strongest") words.set("start", start);
  add("expand", expanded.map(expansionText));
  add("hide", hidden);
  add(
    "pin",
    Object.entries(pinned).map(([id, [x, y]]) => `${round(x)},${round(y)},${id}`),
  );
  if (focus !== null) words.set("focus", focus);
  if (selection !== null) add("select", selectionText(selection));
  if (reading !== null) words.set("read", [reading.sentence, reading.claim ?? "", reading.article].join("~"));
  if (paths !== null) add("path", [paths.from ?? "", paths.to ?? ""]);
  return words.toString();
}

export function explorationOf(query: string): Exploration {
  const words = new URLSearchParams(query);
  const all = (key: string) => words.getAll(key).filter((value) => value !== "");
  const list = (key: string) => (all(key).length > 0 ? all(key) : undefined);
  const known = <Word extends string>(key: string, vocabulary: readonly Word[]) => {
    const found = vocabulary.filter((word) => words.getAll(key).includes(word));
    return found.length > 0 ? found : undefined;
  };
  const day = (key: string) => {
    const text = words.get(key) ?? "";
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
  };
  const sure = Number(words.get("sure") ?? Number.NaN);
  const carried = Number(words.get("carried") ?? Number.NaN);
  const question: Question = {
    source: list("who"),
    relation: known("did", RELATION_NAMES),
    target: list("whom"),
    around: list("around"),
    since: day("since"),
    until: day("until"),
    undated: words.get("undated") === "no" ? false : undefined,
    outlets: Number.isInteger(carried) && carried > 1 && carried <= 1000 ? carried : undefined,
    confidence: sure >= 0 && sure <= 1 ? sure : undefined,
    status: known("status", STATUSES),
    kind: known("kind", ENTITY_KINDS),
    article: list("article"),
    outlet: list("outlet"),
  };
  const start = words.get("start");
  return {
    ...BEGINNING,
    question: withoutGaps(question),
    off: { relations: new Set(known("no", RELATION_NAMES)), statuses: new Set(known("no", STATUSES)) },
    start: start === "chosen" || start === "all" ? start : "strongest",
    expanded: words.getAll("expand").flatMap((text) => readExpansion(text) ?? []),
    hidden: all("hide"),
    pinned: Object.fromEntries(words.getAll("pin").flatMap(pinOf)),
    focus: all("focus")[0] ?? null,
    selection: selectionOf(all("select")),
    reading: readingOf(words.get("read")),
    paths: pathsOf(words.getAll("path")),
  };
}

const round = (unit: number): number => Math.round(unit * 100) / 100;

function withoutGaps(question: Question): Question {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}

function pinOf(text: string): [string, [number, number]][] {
  const found = /^(-?[\d.]+),(-?[\d.]+),(.+)$/s.exec(text);
  if (found === null) return [];
  const [x, y] = [Number(found[1]), Number(found[2])];
  return Number.isFinite(x) && Number.isFinite(y) ? [[found[3] ?? "", [x, y]]] : [];
}

/** A relation by the id of its edge, an entity or several by their ids: the first key says which. */
function selectionText(selection: Selection): string[] {
  if (selection.type === "entity") return ["entity", selection.id];
  if (selection.type === "several") return ["several", ...selection.ids];
  return ["relation", selection.id, selection.source, selection.target];
}

function selectionOf([type, ...ids]: string[]): Selection | null {
  const [id, source, target] = ids;
  if (type === "entity" && id !== undefined) return { type, id };
  if (type === "several" && ids.length > 1) return { type, ids };
  if (type === "relation" && id !== undefined && source !== undefined && target !== undefined)
    return { type, id, source, target };
  return null;
}

function pathsOf([from, to]: string[]): PathEnds | null {
  return from === undefined ? null : { from: from || null, to: to || null };
}

function readingOf(text: string | null): ReadingPlace | null {
  const found = /^(\d{1,7})~([^~]*)~(.+)$/s.exec(text ?? "");
  if (found === null) return null;
  const [, sentence, claim, article = ""] = found;
  return { article, sentence: Number(sentence), claim: claim === "" ? null : (claim ?? null) };
}
