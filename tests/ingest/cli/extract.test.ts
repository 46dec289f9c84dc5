import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { extract } from "#ingest/commands/extract.ts";
import { ExtractionThreads } from "#ingest/threads/threads.ts";

const exitCode = process.exitCode;
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = exitCode;
});

test("extract gives up an article that takes too long, says so, and reads the others", {
  timeout: 600_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-extract-"));
  const file = join(folder, "in.jsonl");
  const slow = "Poland said that it had criticized Hungary for what was done to the talks. ".repeat(3_000);
  const lines = [
    { id: "a", text: "Poland criticized Hungary." },
    { id: "slow", text: slow },
    { id: "b", text: "Peru thanked Chile." },
  ];
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const printed: string[] = [];
  const complaints: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((chunk) => complaints.push(String(chunk)) > 0);

  await extract([file], new ExtractionThreads(1, ({ id }) => (id === "slow" ? 1 : 600_000)));

  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
  expect(printed.map((line) => JSON.parse(line).article.id)).toEqual(["a", "b"]);
  expect(complaints).toEqual([
    expect.stringMatching(/in\.jsonl, line 2: reading it took longer than 1 s: give it in several articles/),
  ]);
  expect(process.exitCode).toBe(1);
});
