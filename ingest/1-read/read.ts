import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Article } from "#schema/article.ts";
import { refuseBinary } from "./decode.ts";
import { parseLine } from "./jsonl.ts";
import { linesOf } from "./lines.ts";
import { InputProblem, MAX_ARTICLE_BYTES, type Outcome, type Reading, tooLarge } from "./reading.ts";
import { readTextFile } from "./text.ts";

/** The file name that means standard input, in `.jsonl`. */
const STANDARD_INPUT = "-";

/** JSON may write one byte of text as six (`\u000a`), and the other fields take room too. */
const MAX_LINE_BYTES = 7 * MAX_ARTICLE_BYTES;

/** What the errors of the file system mean to whoever named the file. */
const REASONS: Record<string, string> = {
  ENOENT: "there is no such file: check its name.",
  ENOTDIR: "there is no such file: check its name.",
  EACCES: "it may not be read: give this user the right to read it.",
  EPERM: "it may not be read: give this user the right to read it.",
};

/**
 * Reads the articles of files, in their order: `.txt` (one article), `.jsonl` (one a line), `-` (`.jsonl` from `input`).
 * What cannot be read is a problem in its place, and the others go on.
 */
export async function* readArticles(
  files: readonly string[],
  input: AsyncIterable<Buffer>,
): AsyncGenerator<Reading> {
  for (const file of files) {
    try {
      if (file === STANDARD_INPUT) yield* readLines(file, input);
      else yield* await readFile(file);
    } catch (error) {
      yield { place: { file, line: null }, bytes: 0, problem: explain(error) };
    }
  }
}

/** How many bytes of input the files hold together, as far as they can be found; null with standard input among them. */
export async function bytesOf(files: readonly string[]): Promise<number | null> {
  if (files.includes(STANDARD_INPUT)) return null;
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function readFile(file: string): Promise<AsyncIterable<Reading> | Reading[]> {
  const found = await stat(file);
  if (found.isDirectory())
    throw new InputProblem("it is a folder: give the files in it, as in FOLDER/*.txt.");
  if (/\.jsonl$/i.test(file)) return readLines(file, createReadStream(file));
  if (/\.txt$/i.test(file)) {
    const outcome = await attempt(() => readTextFile(file));
    return [{ ...outcome, place: { file, line: null }, bytes: found.size }];
  }
  throw new InputProblem(
    "its name ends neither in .txt nor in .jsonl: give the article in one of these formats.",
  );
}

async function* readLines(file: string, stream: AsyncIterable<Buffer>): AsyncGenerator<Reading> {
  let line = 0;
  let passed = 0;
  let found = false;
  for await (const { bytes, size } of linesOf(refusingBinary(stream), MAX_LINE_BYTES)) {
    line++;
    passed += size;
    if (bytes !== null && isBlank(bytes)) continue;
    const outcome = await attempt(() => {
      if (bytes === null) throw tooLarge();
      return parseLine(bytes);
    });
    yield { ...outcome, place: { file, line }, bytes: passed };
    passed = 0;
    found = true;
  }
  if (!found) throw new InputProblem("there is no article in it: write one JSON object on each line.");
}

/** Stops at the beginning of what is no `.jsonl` at all, so that a picture is one problem and not one on each "line". */
async function* refusingBinary(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of stream) {
    if (isFirst && !/^(\xef\xbb\xbf)?\s*\{/.test(chunk.subarray(0, 1000).toString("latin1")))
      refuseBinary(chunk);
    isFirst = false;
    yield chunk;
  }
}

async function attempt(read: () => Article | Promise<Article>): Promise<Outcome> {
  try {
    return { article: await read() };
  } catch (error) {
    return { problem: explain(error) };
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** @throws what is not the input's fault */
function explain(error: unknown): string {
  if (error instanceof InputProblem) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return REASONS[code] ?? `it cannot be read (${message}): check the disk it is on.`;
}
