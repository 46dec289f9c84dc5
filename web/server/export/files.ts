import { createWriteStream } from "node:fs";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FORMATS, type FormatName } from "#web/export/formats.ts";
import type { Chunk, Subgraph, WriteOptions } from "#web/export/subgraph.ts";
import { grouped } from "#web/export/words.ts";
import { ExportError } from "./subgraph.ts";
import { WRITERS } from "./writers.ts";
import { buffered } from "./zip.ts";

/** The format is not made for so much. */
export class TooLong extends ExportError {}

/**
 * The files of a format, by name: the one that was asked for, and those beside it.
 *
 * @throws {TooLong}
 */
export async function filesOf(
  format: FormatName,
  subgraph: Subgraph,
  name: string,
  options: WriteOptions = {},
): Promise<{ name: string; chunks: AsyncIterable<Chunk> }[]> {
  const { label, most } = FORMATS[format];
  const { claims } = subgraph.provenance.counts;
  if (claims > most)
    throw new TooLong(
      `A ${label} holds up to ${grouped(most)} claims and this would be ${grouped(claims)}: ask about fewer names, relations or days, or take HTML, which has no limit and prints.`,
    );
  const { write, beside } = await WRITERS[format]();
  const extension = extname(name);
  const stem = extension === "" ? name : name.slice(0, -extension.length);
  return [
    { name, chunks: write(subgraph, options) },
    ...beside.map((one, at) => ({
      name: `${stem}${FORMATS[format].beside[at]}${extension || `.${FORMATS[format].extension}`}`,
      chunks: one(subgraph, options),
    })),
  ];
}

/**
 * Writes files so that each is there whole or not at all: under other names first, which are gone when this ends. A link stays one, and what it leads
 * to is written; a pipe or a device is written to as it is.
 *
 * @throws {Error} an AbortError where `signal` ended it
 */
export async function writeFiles(
  files: readonly { name: string; chunks: AsyncIterable<Chunk> }[],
  signal: AbortSignal,
): Promise<void> {
  const written: { part: string; name: string }[] = [];
  try {
    for (const { name, chunks } of files) {
      const there = await stat(name).catch(() => null);
      if (there !== null && !there.isFile() && !there.isDirectory()) {
        await pipeline(Readable.from(buffered(chunks)), createWriteStream(name), { signal });
        continue;
      }
      const place = there === null ? name : await realpath(name);
      const part = `${place}.${process.pid}.part`;
      written.push({ part, name: place });
      await pipeline(Readable.from(buffered(chunks)), createWriteStream(part, { flags: "wx" }), { signal });
    }
    for (const { part, name } of written) await rename(part, name);
  } finally {
    for (const { part } of written) await rm(part, { force: true });
  }
}
