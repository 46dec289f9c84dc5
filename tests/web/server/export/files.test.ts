import { spawn, spawnSync } from "node:child_process";
import { lstatSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ownFolder } from "#tests/web/export/bytes.ts";
import { writeFiles } from "#web/server/export/files.ts";

const folder = ownFolder();

async function write(name: string): Promise<void> {
  async function* chunks() {
    yield "whole";
  }
  await writeFiles([{ name, chunks: chunks() }], new AbortController().signal);
}

test("a link stays one, and what it leads to is written", async () => {
  const [real, link] = [join(folder, "real"), join(folder, "link")];
  writeFileSync(real, "old");
  symlinkSync("real", link);
  await write(link);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(real, "utf8")).toBe("whole");
});

test("a pipe stays one, and is written to", async () => {
  const pipe = join(folder, "pipe");
  spawnSync("mkfifo", [pipe]);
  const reader = spawn("cat", [pipe]);
  const [read] = await Promise.all([text(reader.stdout), write(pipe)]);
  expect(read).toBe("whole");
  expect(lstatSync(pipe).isFIFO()).toBe(true);
});
