import { spawn, spawnSync } from "node:child_process";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { extraction } from "#tests/builders.ts";
import { ownFolder } from "#tests/web/export/bytes.ts";
import { subgraph } from "#tests/web/export/subgraphs.ts";
import { FORMAT_NAMES } from "#web/export/formats.ts";
import type { Subgraph } from "#web/export/subgraph.ts";
import { filesOf, writeFiles } from "#web/server/export/files.ts";

// Documents are made in threads, which take their time to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

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

const HALF = 50;
const LONG = extraction(
  "long",
  Array.from({ length: 2 * HALF }, (_, at): [string, string] => [
    `[France] {criticized} [Niger] for the ${at}th time.`,
    "France CRITICIZED Niger",
  ]),
);

/** A subgraph of which `stop` is called where half of it is read; of a picture, which reads no claims, where its entities are. */
function stoppedHalfway(graph: Subgraph, stop: () => void): Subgraph {
  const halfway = async function* <Piece>(pieces: AsyncIterable<Piece>) {
    let read = 0;
    for await (const piece of pieces) {
      read += 1;
      if (read === HALF) stop();
      yield piece;
    }
  };
  return {
    ...graph,
    claims: () => halfway(graph.claims()),
    get entities() {
      stop();
      return graph.entities;
    },
    documents: async function* () {
      for await (const document of graph.documents()) {
        yield document;
        stop();
      }
    },
  };
}

test.each(FORMAT_NAMES)(
  "a %s that is cancelled halfway leaves what was there, and nothing beside it",
  async (format) => {
    const place = mkdtempSync(join(folder, "cancelled-"));
    const names = ["graph", "graph.entities", "graph.relations"].map((name) => `${name}.${format}`);
    for (const name of names) writeFileSync(join(place, name), "what was there");
    const stop = new AbortController();
    const half = stoppedHalfway(await subgraph([LONG]), () => stop.abort());
    const files = await filesOf(format, half, join(place, names[0]!), { signal: stop.signal });
    await expect(writeFiles(files, stop.signal)).rejects.toThrow(
      expect.objectContaining({ name: "AbortError" }),
    );
    expect(readdirSync(place).sort()).toEqual(names.sort());
    for (const name of names) expect(readFileSync(join(place, name), "utf8")).toBe("what was there");
  },
);
