import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach } from "vitest";
import { findInputs } from "#ingest/1-read/inputs.ts";
import { readArticles } from "#ingest/1-read/read.ts";
import type { Reading } from "#ingest/1-read/reading.ts";

/** The largest article, in bytes. */
export const LIMIT = 5_000_000;

/** A line of `.jsonl`. */
export const line = (fields: object) =>
  `${JSON.stringify({ id: "a", title: "T", text: "France spoke.", ...fields })}\n`;

export interface Folder {
  /** Its path; another one in each test. */
  path: string;
  put(name: string, content: string | Uint8Array): Promise<string>;
  read(files: string[], input?: string | Buffer): Promise<Reading[]>;
  /** Each reading in a line: the article's id, or "name[:line] problem". */
  told(files: string[], input?: string | Buffer): Promise<string[]>;
}

/** A folder of its own for each test of a file, and what is read from files in it. */
export function ownFolder(): Folder {
  const folder: Folder = {
    path: "",
    async put(name, content) {
      const file = join(folder.path, name);
      await mkdir(join(file, ".."), { recursive: true });
      await writeFile(file, content);
      return file;
    },
    async read(files, input = "") {
      const { inputs } = await findInputs(files);
      return Array.fromAsync(readArticles(inputs, { input: Readable.from([Buffer.from(input as string)]) }));
    },
    async told(files, input) {
      return (await folder.read(files, input)).map((one) => {
        if ("article" in one) return one.article.id;
        const name = one.place.file.replace(`${folder.path}/`, "");
        return `${name}${one.place.line === null ? "" : `:${one.place.line}`} ${one.problem}`;
      });
    },
  };
  beforeEach(async () => {
    folder.path = await mkdtemp(join(tmpdir(), "demarche-read-"));
  });
  afterEach(() => rm(folder.path, { recursive: true }));
  return folder;
}
