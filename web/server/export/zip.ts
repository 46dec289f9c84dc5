import { Zip, ZipDeflate } from "fflate";
import type { Chunk } from "#web/export/subgraph.ts";

const UTF8 = new TextEncoder();

/** Files in one zip file, each read and packed as the zip file is. */
export async function* zipped(
  files: readonly { name: string; chunks: AsyncIterable<Chunk> }[],
): AsyncGenerator<Uint8Array> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error) throw error;
    packed.push(data);
  });
  for (const { name, chunks } of files) {
    const file = new ZipDeflate(name);
    zip.add(file);
    for await (const chunk of buffered(chunks)) {
      file.push(chunk);
      yield* packed.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* packed.splice(0);
  }
  zip.end();
  yield* packed.splice(0);
}

/** So many bytes at once are worth a system call. */
const PIECE = 64 * 1024;

/** The same bytes in larger pieces. */
export async function* buffered(chunks: AsyncIterable<Chunk>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? UTF8.encode(chunk) : chunk;
    waiting.push(bytes);
    size += bytes.length;
    if (size < PIECE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
