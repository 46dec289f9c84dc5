import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bytesOf, findInputs } from "#ingest/1-read/inputs.ts";
import { line, ownFolder } from "./folder.ts";
import { pdf } from "./made.ts";

const own = ownFolder();
const { put, read, told } = own;

test("a missing file, a folder and a file in a file are problems in their places, and the others go on", async () => {
  await mkdir(join(own.path, "folder.txt"));
  const good = await put("good.txt", "France.");
  const files = ["missing.txt", "folder.txt", "good.txt/inner.txt", "missing.jsonl"].map((name) =>
    join(own.path, name),
  );
  expect(await told([...files, good])).toEqual([
    "missing.txt there is no such file: check its name.",
    "folder.txt there is no file in this folder that is read: give one with .txt, .md, .html, .pdf, .docx, .xml (a feed) or .jsonl.",
    "good.txt/inner.txt there is no such file: check its name.",
    "missing.jsonl there is no such file: check its name.",
    expect.stringMatching(/^sha256:/),
  ]);
});

test("a folder stands for the files in it that are read, those of folders in it too, by name", async () => {
  await put("news/b.txt", "France spoke.");
  await put("news/a/z.md", "# Niger\n\nNiger answered.");
  await put("news/picture.jpg", "ffd8ff");
  await put("news/style.css", "p { color: red }");
  await put("news/other.css", "p { color: red }");
  await put("news/data.json", '{"a": 1}');
  await put("news/feed.xml", "<rss version='2.0'><channel></channel></rss>");
  const named = await put("c.txt", "Mali spoke.");
  const { inputs, passedOver } = await findInputs([join(own.path, "news"), named]);
  expect(inputs.map(({ file }) => file.replace(`${own.path}/`, ""))).toEqual([
    "news/a/z.md",
    "news/b.txt",
    "news/feed.xml",
    "c.txt",
  ]);
  expect(passedOver).toEqual(
    new Map([
      [".css", 2],
      [".json", 1],
      [".jpg", 1],
    ]),
  );
});

test.each(["xml", "json", "jsonl", "txt"])(
  "a pipe named as a .%s file is told of and not waited for",
  async (ending) => {
    await put("b.txt", "France spoke.");
    for (const name of [`a.${ending}`, "socket"]) spawnSync("mkfifo", [join(own.path, name)]);
    const problem = `a.${ending} it is no file but a device or a pipe: give a file.`;
    expect(await told([own.path])).toEqual([problem, expect.stringMatching(/^sha256:/)]);
    expect(await told([join(own.path, `a.${ending}`)])).toEqual([problem]);
  },
);

test("standard input may be one document, which shows what it is", async () => {
  const page = "<html><body><h1>Niger</h1><p>Niger answered.</p></body></html>";
  expect(await read(["-"], page)).toMatchObject([{ article: { title: "Niger" } }]);
  const file = pdf([[{ text: "Niger answered.", y: 700 }]]);
  expect(await read(["-"], file)).toMatchObject([{ article: { text: "Niger answered.\n" } }]);
  expect(await read(["-"], "France recalls envoy\n\nFrance spoke.")).toMatchObject([
    { article: { title: "France recalls envoy" } },
  ]);
});

test("a file is what it holds, whatever its name ends in", async () => {
  const file = pdf([[{ text: "Niger answered.", y: 700 }]]);
  const page = "<!DOCTYPE html><html><body><h1>Niger</h1><p>Niger answered.</p></body></html>";
  const files = [await put("a.html", file), await put("b", file), await put("index.php?id=3", page)];
  expect((await read(files)).map((one) => "article" in one && one.article.text)).toEqual([
    "Niger answered.\n",
    "Niger answered.\n",
    "Niger\n\nNiger answered.\n",
  ]);
});

test("the bytes of the readings add up to those of the files", async () => {
  const files = [
    await put("a.txt", "France."),
    await put("b.jsonl", `${line({})}\n${line({ id: "b" })}{broken\n`),
  ];
  const readings = await read(files);
  expect(readings.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(bytesOf((await findInputs(files)).inputs));
  expect(bytesOf((await findInputs([...files, "-"])).inputs)).toBeNull();
});
