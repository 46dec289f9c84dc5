import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { FORMATS_READ, formatOfBytes, formatOfName, HEAD_BYTES } from "./format.ts";
import { explain } from "./problem.ts";
import { InputProblem, noFile } from "./reading.ts";

/** The name that means standard input. */
export const STANDARD_INPUT = "-";

/** What begins as an address does; whether it is one of the web is found out when it is fetched. */
const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** One thing to read, with its size where it is known (an address has none); or what is wrong with its name. */
export type Input =
  | { file: string; bytes: number | null }
  | { file: string; address: string }
  /** Bytes that came under a name. */
  | { file: string; content: Buffer }
  | { file: string; problem: string };

export interface Found {
  inputs: Input[];
  /** Files of folders that are of no format that is read, by the end of their names, with how many there are. */
  passedOver: Map<string, number>;
}

/**
 * The files that are meant by names of files and folders, in the order of the names, those of a folder and of the folders in it by name; web addresses as they are. Hidden files of
 * folders stay out. A folder that links lead back to is gone through once.
 */
export async function findInputs(names: readonly string[]): Promise<Found> {
  const found: Found = { inputs: [], passedOver: new Map() };
  for (const name of names) {
    if (name === STANDARD_INPUT) found.inputs.push({ file: name, bytes: null });
    else if (ADDRESS.test(name)) found.inputs.push({ file: name, address: name });
    else await add(name, true, new Set(), found);
  }
  return found;
}

async function add(file: string, isNamed: boolean, seen: Set<string>, found: Found): Promise<void> {
  try {
    const kind = await stat(file);
    if (kind.isDirectory()) {
      const before = found.inputs.length;
      await addFolder(file, seen, found);
      if (isNamed && found.inputs.length === before)
        throw new InputProblem(
          `there is no file in this folder that is read: give one with ${FORMATS_READ}.`,
        );
      return;
    }
    // A pipe that nobody writes to would be waited for without end where it is opened.
    if (!kind.isFile() && (isNamed || formatOfName(file) !== null)) throw noFile();
    if (isNamed || (await isRead(file))) found.inputs.push({ file, bytes: kind.size });
    else {
      const ending = extname(file).toLowerCase();
      found.passedOver.set(ending, (found.passedOver.get(ending) ?? 0) + 1);
    }
  } catch (error) {
    found.inputs.push({ file, problem: explain(error) });
  }
}

/** Is a file of a folder one that is read, by its name? XML and JSON are feeds seldom enough to look. */
async function isRead(file: string): Promise<boolean> {
  const format = formatOfName(file);
  if (format !== "feed") return format !== null;
  const head = await createReadStream(file, { end: HEAD_BYTES - 1 }).toArray();
  return formatOfBytes(Buffer.concat(head), null) === "feed";
}

async function addFolder(folder: string, seen: Set<string>, found: Found): Promise<void> {
  const place = await realpath(folder);
  if (seen.has(place)) return;
  seen.add(place);
  const names = (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
  for (const name of names) await add(join(folder, name), false, seen, found);
}

/** How many bytes of input there are together, as far as they can be told; null with standard input or an address among them. */
export function bytesOf(inputs: readonly Input[]): number | null {
  let sum = 0;
  for (const input of inputs) {
    if ("problem" in input) continue;
    if ("content" in input) {
      sum += input.content.length;
      continue;
    }
    if ("address" in input || input.bytes === null) return null;
    sum += input.bytes;
  }
  return sum;
}
