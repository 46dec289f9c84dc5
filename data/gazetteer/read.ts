import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ACTORS, READINGS_BY_SLOT } from "./actors.ts";
import { foldName } from "./fold.ts";
import { indexNames, indexTitles } from "./names.ts";
import {
  BODIES,
  GIVEN_NAMES,
  GROUPS,
  OFFICES,
  ORDINARY_WORDS,
  PLACES,
  type Placed,
  parseRows,
  SEATS,
  SHORT_NAMES,
  SPELLINGS,
  STATES,
} from "./parse.ts";
import type { Gazetteer } from "./rows.ts";

/**
 * Reads the gazetteer's files from a folder, by default the one this file lies in.
 * Throws an Error with file, line and reason at the first row that is malformed, repeats another row's key, or refers to a
 * state or body that is not there.
 */
export function readGazetteer(folder: string = import.meta.dirname): Gazetteer {
  const read = <Row>(file: string, format: Parameters<typeof parseRows<Row>>[2]): Placed<Row>[] =>
    parseRows(file, readFileSync(join(folder, file), "utf8"), format);

  const states = read("states.csv", STATES);
  const seats = read("seats.csv", SEATS);
  const bodies = read("bodies.csv", BODIES);
  const groups = read("groups.csv", GROUPS);
  const places = read("places.csv", PLACES);
  const offices = read("offices.csv", OFFICES);
  const givenNames = read("given-names.csv", GIVEN_NAMES);
  const spellings = read("spellings.csv", SPELLINGS);
  const shortNames = read("short-names.csv", SHORT_NAMES);
  const ordinaryWords = read("ordinary-words.csv", ORDINARY_WORDS);

  const actors = keyed(read("actors.csv", ACTORS), (row) => row.noun);
  const readings = keyed(read("readings.csv", READINGS_BY_SLOT), (row) => `${row.slot} ${row.word}`);

  const stateByCode = keyed(states, (row) => row.code);
  const bodyById = keyed(bodies, (row) => row.id);
  keyed(seats, (row) => `${foldName(row.name)}, for ${row.standsFor}`);
  keyed(groups, (row) => row.id);
  keyed(places, (row) => `${foldName(row.name)}, in ${row.state ?? "no state"}`);
  keyed(offices, (row) => `${foldName(row.titles[0]!)}, of ${row.state ?? "no state"}`);
  const givenNameRows = keyed(givenNames, (row) => foldName(row.name));
  const spelled = keyed(
    spellings.flatMap(({ row, where }) =>
      [row.spelling, ...row.also].map((name) => ({ row: { name, spelling: row.spelling }, where })),
    ),
    ({ name }) => foldName(name),
  );
  const short = keyed(shortNames, (row) => foldName(row.short));
  const ordinary = keyed(ordinaryWords, (row) => row.word);

  const known = (code: string | null) => code === null || stateByCode.has(code);
  for (const { row, where } of seats) {
    if (!known(row.standsFor) && !bodyById.has(row.standsFor))
      throw unknown(where, "stands_for", row.standsFor);
  }
  for (const { row, where } of bodies) {
    if (!known(row.state)) throw unknown(where, "state", row.state);
    if (row.partOf !== null && !bodyById.has(row.partOf)) throw unknown(where, "part_of", row.partOf);
  }
  for (const { row, where } of groups) {
    const missing = row.states.find((code) => !known(code));
    if (missing !== undefined) throw unknown(where, "state", missing);
  }
  for (const { row, where } of [...places, ...offices]) {
    if (!known(row.state)) throw unknown(where, "state", row.state);
  }

  const rows = {
    states: bare(states),
    seats: bare(seats),
    bodies: bare(bodies),
    groups: bare(groups),
    places: bare(places),
    offices: bare(offices),
  };
  const byName = indexNames(rows, new Set(ordinary.keys()));
  const byTitle = indexTitles(rows.offices);
  return {
    ...rows,
    actors,
    readings: new Map([...readings].map(([key, row]) => [key, row.reading])),
    stateByCode,
    bodyById,
    genderOf: new Map([...givenNameRows].map(([name, row]) => [name, row.gender])),
    spellingOf: new Map([...spelled].map(([name, { spelling }]) => [name, foldName(spelling)])),
    fullNameOf: new Map([...short].map(([name, row]) => [name, foldName(row.for)])),
    byName,
    byTitle,
    longestName: longestByFirstWord(byName.keys()),
    longestTitle: longestByFirstWord(byTitle.keys()),
  };
}

function bare<Row>(placed: Placed<Row>[]): Row[] {
  return placed.map(({ row }) => row);
}

function keyed<Row>(placed: Placed<Row>[], keyOf: (row: Row) => string): Map<string, Row> {
  const rows = new Map<string, Row>();
  const places = new Map<string, string>();
  for (const { row, where } of placed) {
    const key = keyOf(row);
    if (rows.has(key))
      throw new Error(`${where}: "${key}" is already at ${places.get(key)}; merge the two rows`);
    rows.set(key, row);
    places.set(key, where);
  }
  return rows;
}

function unknown(where: string, column: string, code: string | null): Error {
  return new Error(`${where}: ${column} is "${code}", which no row has; add that row or correct the code`);
}

function longestByFirstWord(keys: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    let spaces = 0;
    for (let at = key.indexOf(" "); at !== -1; at = key.indexOf(" ", at + 1)) spaces++;
    const first = spaces === 0 ? key : key.slice(0, key.indexOf(" "));
    longest.set(first, Math.max(spaces + 1, longest.get(first) ?? 0));
  }
  return longest;
}
