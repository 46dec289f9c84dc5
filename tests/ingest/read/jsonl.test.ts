import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { readArticles } from "#ingest/1-read/read.ts";
import { article } from "#tests/builders.ts";
import { LIMIT, line, ownFolder } from "./folder.ts";

const { put, read, told } = ownFolder();

describe("a .jsonl file", () => {
  test("is an article on each line, with all that is known of it", async () => {
    const fields = {
      url: "https://example.org/a?b=1",
      outlet: "Example",
      byline: "A. Writer",
      publishedAt: "2024-03-26T09:30:00+02:00",
      language: "en-GB",
    };
    const file = await put("all.jsonl", line({ ...fields, other: 1 }) + line({ id: "b", title: null }));
    expect(await read([file])).toEqual([
      {
        place: { file, line: 1 },
        bytes: expect.any(Number),
        article: article("a", "France spoke.", { title: "T", ...fields }),
      },
      { place: { file, line: 2 }, bytes: expect.any(Number), article: article("b", "France spoke.") },
    ]);
  });

  test.each([
    "2024-03-26",
    "2024-03-26T09:30Z",
    "2024-03-26T09:30:00Z",
    "2024-03-26T09:30:00.5+01:00",
    "2024-03-26T09:30:00",
  ])("publishedAt may be %s", async (publishedAt) => {
    expect(await read(["-"], line({ publishedAt }))).toMatchObject([{ article: { publishedAt } }]);
  });

  test("what is missing, null or blank is not known", async () => {
    const text =
      '{"id":"a","text":"France.","url":"","outlet":null,"byline":" ","publishedAt":"","language":""}';
    expect(await read(["-"], text)).toMatchObject([{ article: article("a", "France.") }]);
  });

  test("keeps the text as it is, with unpaired surrogates replaced in their places", async () => {
    const written = String.raw`{"id":"a","text":"a\ud800b\r\n\u0000c\ud83d\udd4a "}`;
    expect(await read(["-"], written)).toMatchObject([{ article: { text: "a\uFFFDb\r\n\0c\u{1F54A} " } }]);
  });

  test("may begin with a byte order mark, have blank lines and Windows line ends, and end without a line feed", async () => {
    const text = `\uFEFF${line({})}\r\n  \n${line({ id: "b" }).replace("\n", "\r\n")}\n${line({ id: "c" }).trim()}`;
    expect(await told(["-"], text)).toEqual(["a", "b", "c"]);
  });

  test.each<[written: string, problem: RegExp]>([
    ['{"id":"a","text":"France', /broken JSON/],
    ["France spoke.", /broken JSON/],
    ["[1,2]", /must be a JSON object/],
    ["null", /must be a JSON object/],
    ['"text"', /must be a JSON object/],
    ['{"text":"France."}', /"id" must be a string, and is missing/],
    ['{"id":7,"text":"France."}', /"id" must be a string, and is 7/],
    ['{"id":" ","text":"France."}', /"id" must not be empty/],
    ['{"id":"a"}', /"text" must be a string, and is missing/],
    ['{"id":"a","text":["France."]}', /"text" must be a string, and is \["France\."\]/],
    ['{"id":"a","text":" \\n"}', /there is no text in it/],
    ['{"id":"a","text":"x","title":1}', /"title" must be a string, and is 1/],
    ['{"id":"a","text":"x","url":"javascript:alert(1)"}', /"url" must be a web address/],
    ['{"id":"a","text":"x","outlet":{}}', /"outlet" must be a string/],
    ['{"id":"a","text":"x","publishedAt":"26 March 2024"}', /"publishedAt" must be an ISO 8601 date/],
    ['{"id":"a","text":"x","publishedAt":"2024-02-30"}', /"publishedAt" must be an ISO 8601 date/],
    ['{"id":"a","text":"x","publishedAt":1711411200}', /"publishedAt" must be an ISO 8601 date/],
    ['{"id":"a","text":"x","language":"not a tag"}', /"language" must be a BCP 47/],
    ['{"id":"a","text":"x\u0001"}', /control character 1/],
  ])("the line %s is refused, and the lines around it are read", async (written, problem) => {
    const [before, between, after, ...rest] = await told(
      ["-"],
      `${line({})}${written}\n${line({ id: "b" })}`,
    );
    expect([before, after, rest]).toEqual(["a", "b", []]);
    expect(between).toMatch(/^-:2 /);
    expect(between).toMatch(problem);
    expect(between).not.toMatch(/\n/);
  });

  test("a line that is not UTF-8 is refused alone", async () => {
    const file = await put(
      "mixed.jsonl",
      Buffer.concat([
        Buffer.from(line({})),
        Buffer.from(line({ text: "Le député" }), "latin1"),
        Buffer.from(line({ id: "b" })),
      ]),
    );
    expect(await told([file])).toEqual([
      "a",
      expect.stringMatching(/^mixed\.jsonl:2 the text is not UTF-8/),
      "b",
    ]);
  });

  test("an article of 5 MB is read, a larger one is refused alone, however long its line", async () => {
    const file = await put(
      "large.jsonl",
      line({ text: "x".repeat(LIMIT) }) +
        line({ text: "x".repeat(LIMIT + 1) }) +
        line({ text: "x".repeat(8 * LIMIT) }) +
        line({ id: "b", text: "é".repeat(LIMIT / 2 + 1) }) +
        line({ id: "c" }),
    );
    expect(await told([file])).toEqual([
      "a",
      expect.stringMatching(/:2 .*5 MB at most/),
      expect.stringMatching(/:3 .*5 MB at most/),
      expect.stringMatching(/:4 .*5 MB at most/),
      "c",
    ]);
  });

  test.each<[name: string, content: string | Uint8Array, problem: RegExp]>([
    ["empty.jsonl", "", /there is no article in it/],
    ["blank.jsonl", "\n \n", /there is no article in it/],
    ["picture.jsonl", Buffer.from("89504e470d0a1a0a0000000d0a0a0a00", "hex"), /binary/],
    ["wide.jsonl", Buffer.from(`\uFEFF${line({})}${line({})}`, "utf16le"), /UTF-16/],
  ])("%s is one problem", async (name, content, problem) => {
    expect(await told([await put(name, content)])).toEqual([expect.stringMatching(problem)]);
  });

  test("standard input without an article is a problem too", async () => {
    expect(await told(["-"], "")).toEqual([expect.stringMatching(/^- there is no article in it/)]);
  });

  test("is cut into lines rightly, wherever the stream is cut", async () => {
    const bytes = Buffer.from(line({ text: "é🕊️" }) + line({ id: "b" }));
    for (let at = 1; at < bytes.length; at++) {
      const stream = Readable.from([bytes.subarray(0, at), bytes.subarray(at)]);
      const found = await Array.fromAsync(readArticles([{ file: "-", bytes: null }], { input: stream }));
      expect(found.map((one) => "article" in one && [one.article.id, one.article.text])).toEqual([
        ["a", "é🕊️"],
        ["b", "France spoke."],
      ]);
    }
  });
});
