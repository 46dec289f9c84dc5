import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openStore, placeIn, readEnvironment } from "#data/store/open.ts";
import { SIGNALLED } from "#ingest/commands/interruption.ts";
import { complain, type Progress, progressBar } from "#ingest/commands/terminal.ts";
import { FORMATS } from "#web/export/formats.ts";
import { filesOf, writeFiles } from "./files.ts";
import { formatNamed, resolveQuestion, scaleNamed, type Typed } from "./resolve.ts";
import { storeSource } from "./store-source.ts";
import { gather } from "./subgraph.ts";
import { productVersion } from "./version.ts";
import { buffered } from "./zip.ts";

export interface ExportOptions extends Typed {
  format: string;
  out: string;
  scale?: string;
}

/** What to do where a file cannot be written, by the system's code. */
const REMEDIES: Record<string, string> = {
  ENOENT: "Name a file in a folder that is there.",
  EISDIR: "Name a file, not a folder.",
  EACCES: "Name a file in a folder that you may write to.",
  ENOSPC: "Make room on the disk, or name a file on another one.",
};

/**
 * Writes what answers a question into a file, or to standard output.
 *
 * @throws {ExportError} where the question means nothing, or nothing answers it
 */
export async function exportGraph({
  format: named,
  out,
  scale: scaled,
  ...typed
}: ExportOptions): Promise<void> {
  const format = formatNamed(named);
  const scale = scaled === undefined ? {} : { scale: scaleNamed(scaled) };
  const stop = new AbortController();
  let signalled: "SIGINT" | "SIGTERM" | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      signalled = signal;
      stop.abort();
    });
  const store = await openStore(placeIn(readEnvironment()));
  let bar: Progress | null = null;
  try {
    const source = await storeSource(store);
    const { signal } = stop;
    const step = () => bar?.step(1);
    const subgraph = await gather(source, await resolveQuestion(typed, source), {
      version: productVersion(),
      date: new Date(),
      signal,
      step,
    });
    const { claims } = subgraph.provenance.counts;
    const files = await filesOf(format, subgraph, out, { ...scale, signal, step });
    bar = progressBar(claims * FORMATS[format].passes, "claims");
    if (out === "-") await pipeline(Readable.from(buffered(files[0]!.chunks)), process.stdout, { signal });
    else await writeFiles(files, signal);
    bar.stop();
    if (out !== "-") complain(`${files.map(({ name }) => name).join(", ")}: ${claims} claims.`);
  } catch (error) {
    bar?.stop();
    const { code } = error as NodeJS.ErrnoException;
    if (signalled !== null) {
      complain("Interrupted; nothing was written.");
      process.exitCode = SIGNALLED[signalled];
    } else if (code === "EPIPE" || (out === "-" && code === "ERR_STREAM_PREMATURE_CLOSE")) {
      process.exitCode = SIGNALLED.SIGPIPE;
    } else if (code !== undefined && code in REMEDIES) {
      complain(`"${out}" cannot be written: ${(error as Error).message}. ${REMEDIES[code]}`);
      process.exitCode = 1;
    } else {
      throw error;
    }
  } finally {
    await store.close();
  }
}
