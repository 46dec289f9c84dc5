import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { builtPage } from "#web/server/page.ts";
import { StartError } from "#web/server/settings.ts";
import { temporaryFolder } from "./servedStore.ts";

/** The smallest project that a page can be built of. */
const PROJECT = {
  "web/app/index.html": "<!doctype html><title>Page</title><script type=module src=./main.ts></script>",
  "web/app/main.ts": 'document.title = "first";',
  "web/export/format.ts": "",
  "schema/words.ts": "",
  "tsconfig.json": "{}",
  "package.json": '{ "type": "module" }',
  "package-lock.json": "{}",
  "vite.config.ts":
    'export default { root: import.meta.dirname + "/web/app", build: { outDir: "../../dist/web", emptyOutDir: true } };',
};

describe("the page is built", () => {
  const root = temporaryFolder();
  let said: string[];
  const build = () => builtPage(root, (sentence) => said.push(sentence));
  const change = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };

  beforeEach(() => {
    rmSync(join(root, "dist"), { recursive: true, force: true });
    for (const [file, text] of Object.entries(PROJECT)) change(file, text);
    said = [];
  });

  test("where it is missing, and then not again", async () => {
    const page = await build();
    expect(readFileSync(join(page, "index.html"), "utf8")).toContain("<title>Page</title>");
    expect(said).toEqual(["Building the page…"]);
    expect(await build()).toBe(page);
    expect(said).toHaveLength(1);
  });

  test.each([
    "web/app/main.ts",
    "web/export/format.ts",
    "schema/words.ts",
    "package-lock.json",
    "web/app/new.ts",
  ])("again when %s has changed", async (file) => {
    await build();
    change(file, '"second";');
    await build();
    expect(said).toHaveLength(2);
  });

  test("again when building was cut short", async () => {
    const page = await build();
    rmSync(join(page, ".built-from"));
    await build();
    expect(said).toHaveLength(2);
  });

  test("or one sentence says that it cannot be written", async () => {
    writeFileSync(join(root, "dist"), "a file where a folder should be");
    await expect(build()).rejects.toThrow(StartError);
    await expect(build()).rejects.toThrow(join(root, "dist", "web"));
  });
});
