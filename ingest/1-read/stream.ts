import { HEAD_BYTES } from "./format.ts";
import { STANDARD_INPUT } from "./inputs.ts";
import { parseLine } from "./jsonl.ts";
import { linesOf } from "./lines.ts";
import { explain } from "./problem.ts";
import { InputProblem, MAX_ARTICLE_BYTES, type Outcome, type Reading, tooLarge } from "./reading.ts";
import { refuseBinary } from "./text/decode.ts";

/** JSON may write one byte of text as six (`\u000a`), and the other fields take room too. */
const MAX_LINE_BYTES = 7 * MAX_ARTICLE_BYTES;
/** What standard input may have that is one document. */
const MAX_INPUT_BYTES = 50_000_000;

type OpenDocument = (bytes: Buffer) => Promise<Reading[] | AsyncIterable<Reading>>;

/**
 * The articles of a stream: one a line in `.jsonl`. Standard input may be a document instead, which its beginning shows.
 *
 * @param file what the stream is called
 * @param open reads a document
 */
export async function* readStream(
  stream: AsyncIterable<Buffer>,
  file: string,
  open: OpenDocument,
): AsyncGenerator<Reading> {
  try {
    const { head, whole } = await peeked(stream);
    if (file === STANDARD_INPUT && !isJsonl(head)) yield* await open(await collected(whole));
    else yield* readLines(file, whole, head);
  } catch (error) {
    yield { place: { file, line: null }, bytes: 0, problem: explain(error) };
  }
}

/** A stream up to its first bytes that are not white space, and the stream with them. */
async function peeked(
  stream: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; whole: AsyncIterable<Buffer> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let head: Buffer = Buffer.alloc(0);
  while (isBlank(head)) {
    const { value, done } = await iterator.next();
    if (done) break;
    chunks.push(value);
    head = value.subarray(0, HEAD_BYTES);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield* chunks;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, whole: whole() };
}

/** Lines of `.jsonl` are what a stream is taken for unless its beginning shows something else. */
function isJsonl(head: Buffer): boolean {
  const start = head
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  return (
    (start === "" || start.startsWith("{")) && !/^\{[^{[]*"version"\s*:\s*"https:\/\/jsonfeed/.test(start)
  );
}

async function collected(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_INPUT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* readLines(
  file: string,
  stream: AsyncIterable<Buffer>,
  head: Buffer,
): AsyncGenerator<Reading> {
  // A picture is one problem, and not one on each "line".
  if (!isJsonl(head)) refuseBinary(head);
  let line = 0;
  let passed = 0;
  let found = false;
  for await (const { bytes, size } of linesOf(stream, MAX_LINE_BYTES)) {
    line++;
    passed += size;
    if (bytes !== null && isBlank(bytes)) continue;
    yield { ...readLine(bytes), place: { file, line }, bytes: passed };
    passed = 0;
    found = true;
  }
  if (!found) throw new InputProblem("there is no article in it: write one JSON object on each line.");
}

function readLine(bytes: Buffer | null): Outcome {
  try {
    if (bytes === null) throw tooLarge();
    return { article: parseLine(bytes) };
  } catch (error) {
    return { problem: explain(error) };
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
