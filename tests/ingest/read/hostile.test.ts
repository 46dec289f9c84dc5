import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findInputs } from "#ingest/1-read/inputs.ts";
import { readArticles } from "#ingest/1-read/read.ts";
import type { Reading } from "#ingest/1-read/reading.ts";
import { HOSTILE } from "./hostile.ts";

let folder: string;
const told = new Map<string, Reading>();

const nameOf = (file: string) => file.replace(`${folder}/`, "");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarche-hostile-"));
  for (const { name, bytes } of HOSTILE) {
    await writeFile(join(folder, name), bytes());
    await writeFile(join(folder, `${name}.then.txt`), `France spoke after ${name}.`);
  }
  await mkdir(join(folder, "ring"));
  await symlink("..", join(folder, "ring/up"));
  await symlink("loop.txt", join(folder, "loop.txt"));
  await symlink("nowhere.txt", join(folder, "dangling.txt"));
  await symlink("/dev/zero", join(folder, "zero.txt"));
  spawnSync("mkfifo", [join(folder, "pipe.txt")]);
  await writeFile(join(folder, "two\nlines\u202e.txt"), "France spoke on two lines.");
  await writeFile(join(folder, `${"n".repeat(251)}.txt`), "France spoke under a long name.");
  await writeFile(join(folder, "picture.jpg"), "ffd8ff");
  await writeFile(join(folder, ".hidden.txt"), "France spoke in secret.");
  const { inputs } = await findInputs([folder]);
  for await (const reading of readArticles(inputs, { input: Readable.from([]), processes: 2 }))
    told.set(nameOf(reading.place.file), reading);
}, 900_000);
afterAll(() => rm(folder, { recursive: true }));

function fateOf(name: string): string {
  const reading = told.get(name);
  if (reading === undefined) return "not told of";
  return "article" in reading ? "read" : reading.problem;
}

describe("a folder of files made to break a reader", () => {
  test("there are at least thirty of them", () => expect(HOSTILE.length).toBeGreaterThanOrEqual(30));

  test.each(HOSTILE)("$name is read or refused in one sentence", ({ name, fate }) => {
    if (fate === "read") expect(fateOf(name)).toBe("read");
    else expect(fateOf(name)).toMatch(fate);
    expect(fateOf(name)).not.toMatch(/\n/);
  });

  test("every file after one of them is read", () => {
    expect(HOSTILE.map(({ name }) => fateOf(`${name}.then.txt`))).toEqual(HOSTILE.map(() => "read"));
  });

  test.each([
    ["loop.txt", /a link that leads back to itself/],
    ["dangling.txt", /no such file/],
    ["zero.txt", /no file but a device or a pipe/],
    ["pipe.txt", /no file but a device or a pipe/],
    ["two\nlines\u202e.txt", /^read$/],
    [`${"n".repeat(251)}.txt`, /^read$/],
    ["picture.jpg", /^not told of$/],
    [".hidden.txt", /^not told of$/],
  ])("%j is dealt with", (name, fate) => expect(fateOf(name)).toMatch(fate));

  test("a folder that links lead back to is gone through once", () => {
    expect([...told.keys()].filter((name) => name.startsWith("ring/"))).toEqual([]);
  });
});
