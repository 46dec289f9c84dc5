import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { ReadingProcesses } from "./child/pool.ts";
import type { Source } from "./document.ts";
import type { Entry, Listed } from "./feed/feed.ts";
import { formatOfName } from "./format.ts";
import { inOrder } from "./in-order.ts";
import { type Input, STANDARD_INPUT } from "./inputs.ts";
import { explain } from "./problem.ts";
import { InputProblem, type Outcome, type Reading } from "./reading.ts";
import { readStream } from "./stream.ts";
import { OPEN_INTERNET, type Reach } from "./web/connect.ts";
import { type Fetched, Web } from "./web/fetch.ts";

export interface ReadingOptions {
  /** Standard input. */
  input: AsyncIterable<Buffer>;
  /** How many processes read documents at once. */
  processes?: number;
  /** Where addresses may lead; null where nothing is fetched. */
  reach?: Reach | null;
  /** Ends the reading: what is in hand, and what is still wanted then, is a problem in its place. */
  signal?: AbortSignal;
}

/**
 * Reads articles, in the order of the inputs: each document in a process that may be killed (see {@link ReadingProcesses}), some ahead of the one that is
 * wanted; `.jsonl` holds one article a line, and a feed tells of several, which are fetched. What cannot be read is a problem in its place,
 * and the others go on.
 */
export async function* readArticles(
  inputs: readonly Input[],
  { input, processes = 1, reach = OPEN_INTERNET, signal }: ReadingOptions,
): AsyncGenerator<Reading> {
  const reader = new Reader(processes, reach);
  const stop = () => void reader.close();
  signal?.addEventListener("abort", stop);
  try {
    for await (const readings of inOrder(inputs, 2 * processes, (one) => reader.open(one, input)))
      yield* readings;
  } finally {
    signal?.removeEventListener("abort", stop);
    await reader.close();
  }
}

/** A feed as it was named, and where it was fetched from, if it was. */
interface Feed {
  file: string;
  address: string | null;
}

type Readings = Reading[] | AsyncIterable<Reading>;

class Reader {
  readonly #processes: ReadingProcesses;
  readonly #web: Web | null;
  readonly #width: number;

  constructor(processes: number, reach: Reach | null) {
    this.#processes = new ReadingProcesses(processes);
    this.#web = reach && new Web(reach);
    this.#width = 2 * processes;
  }

  async close(): Promise<void> {
    this.#processes.close();
    await this.#web?.close();
  }

  /** Begins with an input; what holds many articles is read as they are wanted. */
  async open(input: Input, standard: AsyncIterable<Buffer>): Promise<Readings> {
    const { file } = input;
    if ("problem" in input) return [failed(file, input.problem)];
    if ("address" in input) return this.#openAddress(file);
    if ("content" in input) return this.#openContent(file, input.content);
    if (file !== STANDARD_INPUT && formatOfName(file) !== "jsonl")
      return this.#openDocument({ file }, file, input.bytes ?? 0);
    return this.#openStream(file, standard);
  }

  async #openContent(file: string, content: Buffer): Promise<Readings> {
    const format = formatOfName(file);
    if (format !== "jsonl") return this.#openDocument({ bytes: content, format }, file, content.length);
    return readStream(Readable.from([content]), file, async () => []);
  }

  async *#openStream(file: string, standard: AsyncIterable<Buffer>): AsyncGenerator<Reading> {
    const stream = file === STANDARD_INPUT ? standard : createReadStream(file);
    yield* readStream(stream, file, (bytes) =>
      this.#openDocument({ bytes, format: "text" }, file, bytes.length),
    );
  }

  async #openDocument(source: Source, file: string, bytes: number): Promise<Readings> {
    const contents = await this.#processes.read(source);
    const address = ("about" in source && source.about?.address) || null;
    if ("entries" in contents) return this.#readEntries(contents.entries, { file, address });
    return [{ ...contents, place: { file, line: null }, bytes }];
  }

  async #openAddress(address: string): Promise<Readings> {
    try {
      const fetched = await this.#fetch(address);
      return await this.#openDocument(sourceOf(fetched), address, fetched.bytes.length);
    } catch (error) {
      return [failed(address, explain(error))];
    }
  }

  async #fetch(address: string): Promise<Fetched> {
    if (this.#web !== null) return this.#web.fetch(address);
    throw new InputProblem(
      "fetching is switched off here (DEMARCHE_FETCH=off): save the page, and give the file.",
    );
  }

  async *#readEntries(entries: readonly Listed[], feed: Feed): AsyncGenerator<Reading> {
    yield* inOrder(entries, this.#width, async (entry) =>
      "problem" in entry ? failed(feed.file, entry.problem) : this.#readEntry(entry, feed),
    );
  }

  /**
   * An entry whose page can be read is the article of its link. One that the feed gives whole, or well enough where its page cannot be read, is the
   * feed's own, whatever it links to: no feed speaks for another, nor for a page that it names.
   */
  async #readEntry(entry: Entry, feed: Feed): Promise<Reading> {
    const { url, title } = entry.known;
    const file = url ?? `${feed.file}: ${title ?? "an entry without a title"}`;
    const read = (url && (await this.#readPage(url, entry))) || (await this.#readOwn(entry, feed));
    return { ...read, place: { file, line: null }, bytes: 0 };
  }

  /** What an entry links to; null where the feed's own text is to be read. */
  async #readPage(url: string, { known, extent }: Entry): Promise<Outcome | null> {
    if (extent === "whole") return null;
    const read = await this.#fetch(url).then(
      (fetched) => {
        const { about, ...page } = sourceOf(fetched);
        return this.#readArticle({ ...page, about: { ...about, known, id: url.replace(/#.*/s, "") } });
      },
      (error) => ({ problem: explain(error) }),
    );
    return "problem" in read && extent === "short" ? null : read;
  }

  async #readOwn({ known, key, html }: Entry, feed: Feed): Promise<Outcome> {
    if (html === null) return { problem: "the feed gives neither its text nor its address." };
    const id = feed.address && key && `${feed.address}#${key}`;
    const about = { address: known.url ?? null, known, id };
    return this.#readArticle({ bytes: Buffer.from(html), format: "html", about });
  }

  async #readArticle(source: Source): Promise<Outcome> {
    const contents = await this.#processes.read(source);
    return "entries" in contents ? { problem: "it is a feed in a feed: give its address." } : contents;
  }
}

/** The same address is the same article: fetched again, it replaces what was there. */
function sourceOf({ bytes, format, address, charset }: Fetched) {
  return { bytes, format, about: { address, charset, id: address } };
}

function failed(file: string, problem: string): Reading {
  return { place: { file, line: null }, bytes: 0, problem };
}
