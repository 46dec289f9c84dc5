import { afterEach, describe, expect, test } from "vitest";
import type { Reading } from "#ingest/1-read/reading.ts";
import { extractArticles } from "#ingest/pipeline.ts";
import { ExtractionThreads } from "#ingest/threads/threads.ts";
import { article } from "#tests/builders.ts";
import { LONG_TEXTS } from "../long-texts.ts";
import { brokenRules } from "../rules.ts";

let threads: ExtractionThreads;
afterEach(() => threads.close());

const CLAIM = "Poland criticized Hungary.";

async function* readings(...texts: [id: string, text: string][]): AsyncGenerator<Reading> {
  for (const [id, text] of texts)
    yield { place: { file: id, line: null }, bytes: text.length, article: article(id, text) };
}

/** What is read of articles, in words. */
async function told(...texts: [id: string, text: string][]) {
  const extracted = extractArticles(readings(...texts), (one) => threads.read(one), { width: 4 });
  return (await Array.fromAsync(extracted)).map((one) =>
    "problem" in one ? one.problem : one.extraction?.claims.map(({ relation }) => relation),
  );
}

describe("reading in threads", { timeout: 600_000 }, () => {
  test.each([1, 2])(
    "an article that takes too long fails alone, and the others are read (%i threads)",
    async (count) => {
      threads = new ExtractionThreads(count, ({ id }) => (id.startsWith("slow") ? 1 : 600_000));
      const slow = CLAIM.repeat(5_000);
      expect(
        await told(["a", CLAIM], ["slow-1", slow], ["b", CLAIM], ["slow-2", slow], ["c", CLAIM]),
      ).toEqual([
        ["CRITICIZED"],
        expect.stringMatching(/^reading it took longer than 1 s: give it in several articles/),
        ["CRITICIZED"],
        expect.stringMatching(/^reading it took longer than/),
        ["CRITICIZED"],
      ]);
    },
  );

  test("what is being read when they are ended fails, and so does what waits and what comes later", async () => {
    threads = new ExtractionThreads(1);
    const begun = ["a", "b", "c", "d", "e"].map((id) => threads.read(article(id, CLAIM.repeat(1_000))));
    const [ends] = [Promise.allSettled(begun), threads.close()];
    for (const end of [...(await ends), ...(await Promise.allSettled([threads.read(article("f", CLAIM))]))])
      expect(end).toMatchObject({ reason: { message: "reading has been ended" } });
  });

  test("texts made to keep it busy are read, and so is what comes after each", async () => {
    threads = new ExtractionThreads(1);
    const after = LONG_TEXTS.map(([what]): [string, string] => [`after ${what}`, CLAIM]);
    const all = LONG_TEXTS.flatMap((one, place) => [one, after[place]!]);
    const extracted = await Array.fromAsync(extractArticles(readings(...all), (one) => threads.read(one)));
    expect(extracted).toHaveLength(all.length);
    for (const one of extracted) {
      if ("problem" in one || one.extraction === null) expect(one).toHaveProperty("extraction");
      else expect(brokenRules(one.extraction)).toEqual([]);
    }
  });
});
