import neo4j, { type Integer } from "neo4j-driver";
import { literal } from "../literal.ts";

/** A value of a row: a property's, of one sort in all rows that have it. Maps stand in the row alone, not in each other. */
type Value = string | number | boolean | Integer | readonly string[] | null | undefined;
export type Row = Record<string, Value | Record<string, Value>>;

/** What stands between rows, cells and the texts of a list, and for what is null: characters that no text of the rows has. */
interface Signs {
  row: string;
  cell: string;
  item: string;
  nothing: string;
  /** For a backslash: a literal that has it before a "u" is many literals put together, which takes long. */
  backslash: string;
}

/** A column: where its values stand in a row, and how they are written and read. */
interface Column {
  path: [string] | [string, string];
  write: (value: NonNullable<Value>) => string;
  read: (cell: string) => string;
}

/** A statement of a script: with its parameters written out, and an end. */
export function statement(cypher: string, values: Record<string, unknown> = {}): string {
  const text = cypher
    .trim()
    .replace(/\n\s+/g, "\n  ")
    .replace(/UNWIND \$rows AS row|\$(\w+)/g, (_, name?: string) =>
      name === undefined ? unwound(values.rows as object[]) : literal(values[name]),
    );
  return `${text};\n`;
}

/**
 * The clause of Cypher that gives each of these rows as `row`: what `UNWIND [{…}, …] AS row` gives. Neo4j takes a hundred times as long to plan a
 * statement with hundreds of maps written out as to cut up one text; this is the same statement to it whatever the text.
 *
 * @throws {Error} where a value is of no known sort, or the texts have every character that there is
 */
export function unwound(rows: readonly object[]): string {
  const made = rows.map((row) => wellFormed(row as Row));
  const signs = signsFor(made);
  const columns = columnsOf(made, signs);
  const text = made
    .map((row) => columns.map(({ path, write }) => cellOf(valueAt(row, path), write, signs)).join(signs.cell))
    .join(signs.row);
  const cells = columns.map(({ path, read }, at) => ({ path, read: read(`cells[${at}]`) }));
  return [
    `UNWIND split(replace(${literal(text.replaceAll("\\", signs.backslash))}, ${literal(signs.backslash)}, ${literal("\\")}), ${literal(signs.row)}) AS line`,
    `WITH split(line, ${literal(signs.cell)}) AS cells`,
    `WITH ${mapOf(cells)} AS row`,
  ].join("\n");
}

function cellOf(value: Value, write: Column["write"], { nothing }: Signs): string {
  return value === null || value === undefined ? nothing : write(value);
}

/** Every path at which some row has a value; a row without one there is written as null, which no node keeps. */
function columnsOf(rows: readonly Row[], signs: Signs): Column[] {
  const columns = new Map<string, Column>();
  for (const row of rows)
    for (const { path, value } of valuesOf(row)) {
      const key = path.join(".");
      if (!columns.has(key)) columns.set(key, { path, ...sortOf(value, key, signs) });
    }
  return [...columns.values()];
}

function* valuesOf(row: Row): Generator<{ path: Column["path"]; value: NonNullable<Value> }> {
  for (const [key, value] of Object.entries(row)) {
    if (value === null || value === undefined) continue;
    if (!isMap(value)) yield { path: [key], value };
    else
      for (const [inner, one] of Object.entries(value))
        if (one !== null && one !== undefined) yield { path: [key, inner], value: one };
  }
}

function isMap(value: Row[string]): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !neo4j.isInt(value);
}

function valueAt(row: Row, [outer, inner]: Column["path"]): Value {
  const value = row[outer];
  if (!isMap(value)) return value;
  return inner === undefined ? null : value[inner];
}

function sortOf(value: NonNullable<Value>, key: string, signs: Signs): Omit<Column, "path"> {
  const [item, nothing] = [literal(signs.item), literal(signs.nothing)];
  const unlessNull = (cell: string, read: string) =>
    `CASE ${cell} WHEN ${nothing} THEN null ELSE ${read} END`;
  if (typeof value === "string") return { write: String, read: (cell) => unlessNull(cell, cell) };
  // What is no number or truth value is read as null.
  if (typeof value === "number") return { write: String, read: (cell) => `toFloat(${cell})` };
  if (typeof value === "boolean") return { write: String, read: (cell) => `toBoolean(${cell})` };
  if (neo4j.isInt(value)) return { write: String, read: (cell) => `toInteger(${cell})` };
  if (Array.isArray(value))
    return {
      // Before each text, so that no text and one empty text are two things.
      write: (texts) => (texts as readonly string[]).map((text) => `${signs.item}${text}`).join(""),
      read: (cell) => unlessNull(cell, `split(${cell}, ${item})[1..]`),
    };
  throw new Error(`unwound: ${key} is ${JSON.stringify(value)}, which is no property of a node.`);
}

function mapOf(cells: readonly { path: Column["path"]; read: string }[]): string {
  const entries = [...Map.groupBy(cells, ({ path: [outer] }) => outer)].map(([outer, group]) => {
    const [first] = group;
    if (first!.path.length === 1) return `${outer}: ${first!.read}`;
    return `${outer}: {${group.map(({ path: [, inner], read }) => `${inner}: ${read}`).join(", ")}}`;
  });
  return `{${entries.join(", ")}}`;
}

/** As Neo4j holds texts: without unpaired surrogates, half of which would join with what stands beside them. */
function wellFormed(row: Row): Row {
  const formed = (value: Value): Value =>
    typeof value === "string"
      ? value.toWellFormed()
      : Array.isArray(value)
        ? value.map((text) => text.toWellFormed())
        : value;
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      isMap(value)
        ? Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, formed(one)]))
        : formed(value),
    ]),
  );
}

/** Signs that people rarely write, then all others. */
const CANDIDATES = "¦¶‖¤§¬‡◊";

function signsFor(rows: readonly Row[]): Signs {
  const used = new Set<string>();
  for (const row of rows)
    for (const { value } of valuesOf(row))
      for (const text of Array.isArray(value) ? value : [String(value)])
        for (const character of text) used.add(character);
  const free: string[] = [];
  for (const sign of signs()) {
    if (used.has(sign)) continue;
    free.push(sign);
    if (free.length === 5) break;
  }
  const [cell, row, item, nothing, backslash] = free;
  if (backslash === undefined) throw new Error("unwound: the rows have every character that there is.");
  return { row: row!, cell: cell!, item: item!, nothing: nothing!, backslash };
}

function* signs(): Generator<string> {
  yield* CANDIDATES;
  for (let code = 0xe000; code <= 0x10_ffff; code++) yield String.fromCodePoint(code);
}
