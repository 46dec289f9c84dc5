import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OUTLETS, type OutletRow, parseRows } from "./parse.ts";

/** Outlets that are written under names and addresses which nothing in the letters joins. Throws as `readGazetteer` does. */
export function readOutlets(folder: string = import.meta.dirname): OutletRow[] {
  const file = "outlets.csv";
  return parseRows(file, readFileSync(join(folder, file), "utf8"), OUTLETS).map(({ row }) => row);
}
