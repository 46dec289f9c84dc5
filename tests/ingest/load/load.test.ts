import { describe, expect, test } from "vitest";
import { StoreFileError } from "#data/store/sqlite/connection.ts";
import type { GraphWriter, ReadArticle } from "#data/store/store.ts";
import { writeEach } from "#data/store/write-each.ts";
import type { Reading } from "#ingest/1-read/reading.ts";
import { type Extracted, type Failure, loadArticles, sieveArticles } from "#ingest/7-load/load.ts";
import type { Extraction } from "#schema/extraction.ts";
import { article, extraction } from "#tests/builders.ts";

function extracted(id: string): Extracted {
  return {
    place: { file: "in.jsonl", line: 1 },
    bytes: 10,
    extraction: extraction(id, [["[France] spoke."]]),
  };
}

async function* articles(...list: (Extracted | Failure)[]) {
  yield* list;
}

/** A writer that takes every article but those it has an error for, and remembers what it took. */
class FakeWriter implements GraphWriter {
  readonly atOnce = 3;
  readonly taken: string[] = [];
  readonly #errors: Record<string, Error>;

  constructor(errors: Record<string, Error> = {}) {
    this.#errors = errors;
  }

  async write({ article }: Extraction): Promise<{ outcome: "added" }> {
    const error = this.#errors[article.id];
    if (error) throw error;
    this.taken.push(article.id);
    return { outcome: "added" };
  }

  writeAll(readings: readonly ReadArticle[]) {
    return writeEach(readings, this);
  }
}

function reading(id: string): Reading {
  return { place: { file: "in.jsonl", line: 1 }, bytes: 10, article: article(id, `${id} spoke.`) };
}

test("what a store holds as it is is loaded without being read; the rest, and what could not be read, goes on", async () => {
  const failure: Failure = { place: { file: "b", line: null }, bytes: 0, problem: "there is no such file." };
  async function* readings() {
    yield* [reading("a"), failure, reading("c")];
  }
  const store = {
    standing: async ({ id }: { id: string }, from: string) =>
      id === "a" && from === "from a" ? { outcome: "unchanged" as const } : null,
  };
  const sieved = sieveArticles(readings(), store, ({ id }) => `from ${id}`);
  expect(await Array.fromAsync(sieved)).toEqual([
    { ...reading("a"), extraction: null, written: { outcome: "unchanged" } },
    failure,
    reading("c"),
  ]);
});

test("an article is read where the store cannot tell whether it holds it: writing says then what ails the store", async () => {
  async function* readings() {
    yield reading("a");
  }
  const sieve = (error: Error) =>
    Array.fromAsync(sieveArticles(readings(), { standing: () => Promise.reject(error) }, () => "from a"));
  expect(await sieve(new StoreFileError("The store is gone."))).toEqual([reading("a")]);
  await expect(sieve(new TypeError("no such column"))).rejects.toThrow("no such column");
});

describe("loading", () => {
  test("gives each article with what became of it", async () => {
    const writer = new FakeWriter();
    const loaded = await Array.fromAsync(loadArticles(articles(extracted("a"), extracted("b")), writer));
    expect(loaded).toEqual([
      { ...extracted("a"), article: expect.objectContaining({ id: "a" }), written: { outcome: "added" } },
      { ...extracted("b"), article: expect.objectContaining({ id: "b" }), written: { outcome: "added" } },
    ]);
    expect(writer.taken).toEqual(["a", "b"]);
  });

  test("passes on what could not be read, and goes on", async () => {
    const failure: Failure = {
      place: { file: "missing.txt", line: null },
      bytes: 0,
      problem: "there is no such file.",
    };
    const writer = new FakeWriter();
    const loaded = await Array.fromAsync(loadArticles(articles(failure, extracted("b")), writer));
    expect(loaded[0]).toEqual(failure);
    expect(writer.taken).toEqual(["b"]);
  });

  test("an article that the store does not take fails alone", async () => {
    const writer = new FakeWriter({ a: new Error("no such sentence") });
    const loaded = await Array.fromAsync(loadArticles(articles(extracted("a"), extracted("b")), writer));
    expect(loaded[0]).toEqual({
      place: { file: "in.jsonl", line: 1 },
      bytes: 10,
      problem: "the store did not take it (no such sentence)",
    });
    expect(writer.taken).toEqual(["b"]);
  });

  test("where a store takes nothing any more the first article that is not in is named, and those before it are told of", async () => {
    const writer = new FakeWriter({ b: new StoreFileError("The disk is full.") });
    const told: unknown[] = [];
    await expect(async () => {
      for await (const one of loadArticles(articles(...["a", "b", "c"].map(extracted)), writer))
        told.push("article" in one && one.article.id);
    }).rejects.toThrow(
      "The disk is full. Article b and those after it are not in: the same command goes on there.",
    );
    expect([told, writer.taken]).toEqual([["a"], ["a"]]);
  });

  test("a store that takes nothing any more ends it", async () => {
    const writer = new FakeWriter({ a: new StoreFileError("The disk is full.") });
    await expect(
      Array.fromAsync(loadArticles(articles(extracted("a"), extracted("b")), writer)),
    ).rejects.toThrow(
      "The disk is full. Article a and those after it are not in: the same command goes on there.",
    );
    expect(writer.taken).toEqual([]);
  });
});
