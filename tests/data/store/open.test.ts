import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeIn, placeNamed, readEnvironment } from "#data/store/open.ts";

const uri = "neo4j+s://one.databases.neo4j.io";

describe("which store is meant", () => {
  test.each([
    [
      { NEO4J_URI: uri, NEO4J_PASSWORD: "secret" },
      { uri, username: "neo4j", password: "secret", database: null },
    ],
    [
      { NEO4J_URI: uri, NEO4J_PASSWORD: "secret", NEO4J_USERNAME: "eve", NEO4J_DATABASE: "news" },
      { uri, username: "eve", password: "secret", database: "news" },
    ],
  ])("%o", (environment, neo4j) => {
    expect(placeIn(environment)).toEqual({ neo4j });
    expect(placeNamed("neo4j", environment)).toEqual({ neo4j });
  });

  test("a file, where it is named", () => {
    expect(placeNamed("sqlite:var/a b:c.db", { NEO4J_URI: uri })).toEqual({ sqlite: "var/a b:c.db" });
  });

  test.each([
    [
      () => placeIn({ NEO4J_URI: uri }),
      /NEO4J_PASSWORD is not set: set it to the password of the user neo4j/,
    ],
    [
      () => placeIn({ NEO4J_URI: uri, DEMARCHE_DB: "a.db" }),
      /there can be one store only: unset one of them/,
    ],
    [() => placeNamed("neo4j", {}), /^NEO4J_URI is not set: set it to the address/],
    [() => placeNamed("var/a.db", {}), /^"var\/a\.db" names no store: write sqlite:FILE/],
    [() => placeNamed("sqlite:", {}), /^"sqlite:" names no store/],
  ])("is refused in a sentence: %s", (place, sentence) => {
    expect(place).toThrow(sentence);
  });
});

test("the database of users and databases holds no graph, and is refused", () => {
  expect(() => placeIn({ NEO4J_URI: uri, NEO4J_PASSWORD: "a", NEO4J_DATABASE: "system" })).toThrow(
    'NEO4J_DATABASE is "system", which keeps users and databases and no graph: set it to another, or leave it out.',
  );
});

describe("the file .env", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarche-env-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test.each<[written: string, environment: Record<string, string>, read: Record<string, string>]>([
    ["NEO4J_URI=bolt://a\nNEO4J_PASSWORD='b c'\n", {}, { NEO4J_URI: "bolt://a", NEO4J_PASSWORD: "b c" }],
    ["NEO4J_PASSWORD=a", { NEO4J_PASSWORD: "b" }, { NEO4J_PASSWORD: "b" }],
    ["NEO4J_URI=bolt://a", { DEMARCHE_DB: "x.db" }, { DEMARCHE_DB: "x.db" }],
    ["DEMARCHE_DB=x.db", { NEO4J_URI: "bolt://a" }, { NEO4J_URI: "bolt://a" }],
    ["# nothing", { PORT: "1" }, { PORT: "1" }],
    ["\uFEFFNEO4J_URI=bolt://a", {}, { NEO4J_URI: "bolt://a" }],
  ])("%j adds to %o what it does not say", async (written, environment, read) => {
    const file = join(folder, ".env");
    await writeFile(file, written);
    expect(readEnvironment(environment, file)).toEqual(read);
  });

  test("is read in UTF-16 too, as some shells write it", async () => {
    const file = join(folder, ".env");
    await writeFile(file, Buffer.from("\uFEFFNEO4J_URI=bolt://a", "utf16le"));
    expect(readEnvironment({}, file)).toEqual({ NEO4J_URI: "bolt://a" });
  });

  test.each<[what: string, make: (file: string) => Promise<unknown>, sentence: RegExp]>([
    ["a folder", (file) => mkdir(file), /cannot be read as text \(EISDIR/],
    ["no text", (file) => writeFile(file, Buffer.from([0x4e, 0xff, 0x80])), /cannot be read as text/],
    [
      "a wrong name",
      (file) => writeFile(file, "NEO4J_URL=bolt://a"),
      /NEO4J_URL, which nothing reads: call it NEO4J_URI/,
    ],
  ])("that is %s is refused in a sentence", async (_, make, sentence) => {
    const file = join(folder, ".env");
    await make(file);
    expect(() => readEnvironment({}, file)).toThrow(sentence);
  });

  test("need not be there", () => {
    expect(readEnvironment({ PORT: "1" }, join(folder, ".env"))).toEqual({ PORT: "1" });
  });

  test("is not what tests read: what a developer set for their own server is not passed on to them", () => {
    expect(Object.keys(process.env).filter((name) => name.startsWith("NEO4J_"))).toEqual([]);
  });
});
