import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { foldName } from "#data/gazetteer/fold.ts";
import { readGazetteer } from "#data/gazetteer/read.ts";

const SOURCE = join(import.meta.dirname, "../../../data/gazetteer");
const gazetteer = readGazetteer();
const sovereign = gazetteer.states.filter((state) => state.sovereign);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Reads a copy of the gazetteer with one line added to one file; gives the added line's number too. */
function withLine(file: string, line: string): { lineNumber: number; read: () => unknown } {
  const folder = mkdtempSync(join(tmpdir(), "gazetteer-"));
  folders.push(folder);
  for (const name of readdirSync(SOURCE)) {
    if (name.endsWith(".csv")) cpSync(join(SOURCE, name), join(folder, name));
  }
  const text = readFileSync(join(folder, file), "utf8");
  writeFileSync(join(folder, file), `${text}${line}\n`);
  return { lineNumber: text.split("\n").length, read: () => readGazetteer(folder) };
}

test.each(sovereign.map((state) => [state.name, state] as const))("%s is complete", (_, state) => {
  expect(state.adjectives).not.toEqual([]);
  expect(state.capital).not.toBeNull();
  const acting = gazetteer.byName.get(foldName(state.capital ?? "")) ?? [];
  expect(
    acting.some(
      ({ kind, row }) =>
        (kind === "seat" && row.standsFor === state.code && row.kind === "capital") ||
        (kind === "state" && row.code === state.code),
    ),
  ).toBe(true);
});

test("all members of the United Nations, their observers, Kosovo and Taiwan are sovereign", () => {
  expect(sovereign.length).toBe(193 + 2 + 2);
});

test("no name of a place repeats a capital of the same state", () => {
  const doubled = gazetteer.places.filter(
    ({ name, state }) =>
      state !== null &&
      (gazetteer.byName.get(foldName(name)) ?? []).some(
        ({ kind, row }) => kind === "seat" && row.kind === "capital" && row.standsFor === state,
      ),
  );
  expect(doubled).toEqual([]);
});

test("every ordinary word is a name of some row", () => {
  const words = readFileSync(join(SOURCE, "ordinary-words.csv"), "utf8").trim().split("\n").slice(1);
  expect(words.filter((word) => !gazetteer.byName.has(word))).toEqual([]);
});

test("a part is never its own whole", () => {
  for (const body of gazetteer.bodies) {
    const above = new Set([body.id]);
    for (let whole = body.partOf; whole !== null; whole = gazetteer.bodyById.get(whole)?.partOf ?? null) {
      expect(above).not.toContain(whole);
      above.add(whole);
    }
  }
});

test.each([
  ["states.csv", "QQ,Nowhere,,,Nowherian,,,no", /people is "Nowherian"; write pairs/],
  ["states.csv", "Q,Nowhere,,,,,,no", /code is "Q"/],
  ["states.csv", "QQ,Nowhere,,,,,Berlin,no", /wikidata is "Berlin"/],
  ["states.csv", "FR,Nowhere,,,,,,no", /"FR" is already at states\.csv, line \d+/],
  ["states.csv", "QQ,Nowhere,,,,,no", /7 cells .* write 8/],
  ["seats.csv", "Nowhere Palace,QQ,residence,,", /stands_for is "QQ", which no row has/],
  ["seats.csv", "Nowhere Palace,FR,hut,,", /kind is "hut"; write one of capital, residence/],
  ["bodies.csv", "Nowhere,Nowhere,,ngo,,,", /id is "Nowhere"/],
  ["bodies.csv", "nowhere,Nowhere,,ngo,QQ,,", /state is "QQ"/],
  ["bodies.csv", "nowhere,Nowhere,,ngo,,elsewhere,", /part_of is "elsewhere"/],
  ["groups.csv", "nowhere,Nowhere,A||B,,armed,FR", /aliases has the item ""/],
  ["groups.csv", "nowhere,Nowhere,A|A,,armed,FR", /aliases has "A" twice/],
  ["groups.csv", "nowhere,Nowhere,,,armed,FR|QQ", /state is "QQ"/],
  ["places.csv", " Nowhere,,city,FR,,", /name is " Nowhere"; remove the spaces/],
  ["places.csv", ",,city,FR,,", /name is empty/],
  ["offices.csv", "Grand Nobody,minister,,,maybe", /ambiguous is "maybe"; write one of yes, no/],
  ["given-names.csv", "Nobody,x", /gender is "x"/],
  ["places.csv", '"Nowhere,,city,FR,,', /Quote Not Closed/],
])("a broken row of %s is refused with its line: %s", (file, line, reason) => {
  const { lineNumber, read } = withLine(file, line);
  expect(read).toThrow(reason);
  expect(read).toThrow(`${file}, line ${lineNumber}: `);
});
