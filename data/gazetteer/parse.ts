import { parse } from "csv-parse/sync";
import {
  BODY_KINDS,
  type BodyRow,
  type Demonym,
  GENDERS,
  type GivenNameRow,
  GROUP_KINDS,
  type GroupRow,
  OFFICE_LEVELS,
  type OfficeRow,
  PLACE_KINDS,
  type PlaceRow,
  SEAT_KINDS,
  type SeatRow,
  type ShortNameRow,
  type SpellingRow,
  type StateRow,
} from "./rows.ts";

/** A row with the line of its file on which it ends, for errors. */
export interface Placed<Row> {
  row: Row;
  where: string;
}

type Cells = Record<string, string>;

/** How one file is read: its columns in order, and a row from its cells. */
export interface Format<Row> {
  columns: string[];
  row(cells: Cells): Row;
}

/**
 * The rows of one CSV file (RFC 4180, header row, no line breaks inside cells).
 * Throws an Error that names the file, the line and the reason where the header, a row's number of cells or a cell is wrong.
 */
export function parseRows<Row>(file: string, text: string, format: Format<Row>): Placed<Row>[] {
  const placed: Placed<Row>[] = [];
  const [header, ...lines] = text.split(/\r?\n/);
  if (header !== format.columns.join(",")) {
    throw new Error(`${file}, line 1: the header is "${header}"; write "${format.columns.join(",")}"`);
  }
  for (const [at, line] of lines.entries()) {
    if (line === "") continue;
    const where = `${file}, line ${at + 2}`;
    try {
      placed.push({ row: format.row(cellsOf(line, format.columns)), where });
    } catch (error) {
      throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
    }
  }
  return placed;
}

/** A line without quotation marks is its cells between commas: read so, the whole gazetteer loads in a third of the time. */
function cellsOf(line: string, columns: string[]): Cells {
  const values = line.includes('"') ? (parse(line, { relax_column_count: true })[0] ?? []) : line.split(",");
  if (values.length !== columns.length) {
    throw new Error(
      `${values.length} cells ("${line}"); write ${columns.length}, and quote a cell that has a comma`,
    );
  }
  const cells: Cells = {};
  for (const [at, column] of columns.entries()) cells[column] = values[at]!;
  return cells;
}

export const STATES: Format<StateRow> = {
  columns: ["code", "name", "aliases", "adjectives", "people", "capital", "wikidata", "sovereign"],
  row: (cells) => ({
    code: matching(cells, "code", /^[A-Z]{2}([A-Z]{2})?$/, "an ISO 3166 code"),
    name: filled(cells, "name"),
    aliases: list(cells, "aliases"),
    adjectives: list(cells, "adjectives"),
    people: demonyms(cells, "people"),
    capital: optional(cells, "capital"),
    wikidata: wikidata(cells),
    sovereign: yes(cells, "sovereign"),
  }),
};

export const SEATS: Format<SeatRow> = {
  columns: ["name", "stands_for", "kind", "aliases", "note"],
  row: (cells) => ({
    name: filled(cells, "name"),
    standsFor: filled(cells, "stands_for"),
    kind: oneOf(cells, "kind", SEAT_KINDS),
    aliases: list(cells, "aliases"),
    note: optional(cells, "note"),
  }),
};

export const BODIES: Format<BodyRow> = {
  columns: ["id", "name", "aliases", "kind", "state", "part_of", "wikidata"],
  row: (cells) => ({
    id: id(cells),
    name: filled(cells, "name"),
    aliases: list(cells, "aliases"),
    kind: oneOf(cells, "kind", BODY_KINDS),
    state: optional(cells, "state"),
    partOf: optional(cells, "part_of"),
    wikidata: wikidata(cells),
  }),
};

export const GROUPS: Format<GroupRow> = {
  columns: ["id", "name", "aliases", "adjectives", "kind", "state"],
  row: (cells) => ({
    id: id(cells),
    name: filled(cells, "name"),
    aliases: list(cells, "aliases"),
    adjectives: list(cells, "adjectives"),
    kind: oneOf(cells, "kind", GROUP_KINDS),
    states: list(cells, "state"),
  }),
};

export const PLACES: Format<PlaceRow> = {
  columns: ["name", "aliases", "kind", "state", "adjectives", "people"],
  row: (cells) => ({
    name: filled(cells, "name"),
    aliases: list(cells, "aliases"),
    adjectives: list(cells, "adjectives"),
    people: demonyms(cells, "people"),
    kind: oneOf(cells, "kind", PLACE_KINDS),
    state: optional(cells, "state"),
  }),
};

export const OFFICES: Format<OfficeRow> = {
  columns: ["title", "level", "state", "equivalent", "ambiguous"],
  row: (cells) => ({
    titles: [filled(cells, "title"), ...list(cells, "title")].slice(1),
    level: oneOf(cells, "level", OFFICE_LEVELS),
    state: optional(cells, "state"),
    equivalent: optional(cells, "equivalent"),
    ambiguous: yes(cells, "ambiguous"),
  }),
};

export const GIVEN_NAMES: Format<GivenNameRow> = {
  columns: ["name", "gender"],
  row: (cells) => ({ name: filled(cells, "name"), gender: oneOf(cells, "gender", GENDERS) }),
};

export const SPELLINGS: Format<SpellingRow> = {
  columns: ["spelling", "also"],
  row: (cells) => ({ spelling: filled(cells, "spelling"), also: list(cells, "also") }),
};

export const SHORT_NAMES: Format<ShortNameRow> = {
  columns: ["short", "for"],
  row: (cells) => ({ short: filled(cells, "short"), for: filled(cells, "for") }),
};

/** What publishes articles, and its other names and the hosts of its pages. */
export interface OutletRow {
  outlet: string;
  also: string[];
}

export const OUTLETS: Format<OutletRow> = {
  columns: ["outlet", "also"],
  row: (cells) => ({ outlet: filled(cells, "outlet"), also: list(cells, "also") }),
};

export const ORDINARY_WORDS: Format<{ word: string }> = {
  columns: ["word"],
  row: (cells) => ({ word: matching(cells, "word", /^\p{Ll}+$/u, "a word in lower case") }),
};

export function filled(cells: Cells, column: string): string {
  const value = cells[column] ?? "";
  if (value === "") throw new Error(`${column} is empty; fill it in`);
  if (value !== value.trim()) throw new Error(`${column} is "${value}"; remove the spaces around it`);
  return value;
}

function optional(cells: Cells, column: string): string | null {
  return cells[column] === "" ? null : filled(cells, column);
}

function list(cells: Cells, column: string): string[] {
  if (cells[column] === "") return [];
  const items = filled(cells, column).split("|");
  for (const item of items) {
    if (item === "" || item !== item.trim()) {
      throw new Error(`${column} has the item "${item}"; separate items by one | and no spaces`);
    }
  }
  const twice = items.find((item, at) => items.indexOf(item) !== at);
  if (twice !== undefined && column !== "people")
    throw new Error(`${column} has "${twice}" twice; remove one`);
  return items;
}

function demonyms(cells: Cells, column: string): Demonym[] {
  const forms = list(cells, column);
  if (forms.length % 2 !== 0) {
    throw new Error(`${column} is "${cells[column]}"; write pairs of singular and plural: Pole|Poles`);
  }
  const pairs: Demonym[] = [];
  for (let at = 0; at < forms.length; at += 2) {
    pairs.push({ singular: forms[at]!, plural: forms[at + 1]! });
  }
  return pairs;
}

function matching(cells: Cells, column: string, shape: RegExp, what: string): string {
  const value = filled(cells, column);
  if (!shape.test(value)) throw new Error(`${column} is "${value}"; write ${what}`);
  return value;
}

function id(cells: Cells): string {
  return matching(cells, "id", /^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words joined by -");
}

function wikidata(cells: Cells): string | null {
  return cells.wikidata === "" ? null : matching(cells, "wikidata", /^Q[1-9]\d*$/, "a Wikidata id like Q801");
}

export function oneOf<Value extends string>(cells: Cells, column: string, values: readonly Value[]): Value {
  const value = values.find((known) => known === cells[column]);
  if (value === undefined)
    throw new Error(`${column} is "${cells[column]}"; write one of ${values.join(", ")}`);
  return value;
}

function yes(cells: Cells, column: string): boolean {
  return oneOf(cells, column, ["yes", "no"]) === "yes";
}
