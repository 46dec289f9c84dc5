import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createReader } from "#ingest/pipeline.ts";
import { article } from "#tests/builders.ts";

/** Reads what the articles of a folder say, and nothing else: of every so many the one at this place. */
const [folder, part, of] = process.argv.slice(2) as [string, string, string];
const read = createReader();
for (const [place, name] of (await readdir(folder)).sort().entries())
  if (place % Number(of) === Number(part)) read(article(name, await readFile(join(folder, name), "utf8")));
