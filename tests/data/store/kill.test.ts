import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { openStore } from "#data/store/open.ts";
import type { Extraction } from "#schema/extraction.ts";
import { extraction } from "#tests/builders.ts";

/** Twenty where others wait for it; DEMARCHE_KILLS=200 for a night. */
const KILLS = Number(process.env.DEMARCHE_KILLS) || 20;
const root = resolve(import.meta.dirname, "../../..");

/** The article of a number, as the killed program writes it too: long enough that a kill may meet the midst of it. */
const ARTICLE = `(number) => extraction("n" + number, Array.from({ length: 40 }, (_, line) =>
  ["[France] {warned} [State " + (number % 9) + "] for the " + number + "th time, line " + line + ".",
   "France WARNED State " + (number % 9)]))`;
const articleOf: (number: number) => Extraction = new Function("extraction", `return ${ARTICLE}`)(extraction);

function startWriter(path: string, from: number): ReturnType<typeof spawn> {
  const program = `
    import { openStore } from "#data/store/open.ts";
    import { extraction } from "#tests/builders.ts";
    const articleOf = ${ARTICLE};
    const store = await openStore(${JSON.stringify(path)});
    for (let number = ${from}; ; number++) {
      await store.write(articleOf(number));
      process.stdout.write(number + "\\n");
    }`;
  return spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

test(`a SQLite store whose writer is killed ${KILLS} times opens every time, with whole articles only`, {
  timeout: 3_600_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "demarche-kills-"));
  const path = join(folder, "store.db");
  let stored = 0;
  let midst = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const child = startWriter(path, stored);
    const exit = once(child, "exit");
    let told = stored;
    const enough = stored + 1 + (kill % 3);
    for await (const chunk of child.stdout!.setEncoding("utf8")) {
      told += String(chunk).split("\n").length - 1;
      if (told >= enough) break;
    }
    await new Promise((wake) => setTimeout(wake, (kill * 7) % 11));
    child.kill("SIGKILL");
    expect(await exit).toEqual([null, "SIGKILL"]);
    const store = await openStore(path);
    const { articles, claims } = await store.health();
    // What was told of is there, and of every article all.
    expect(articles).toBeGreaterThanOrEqual(told);
    expect(claims).toBe(articles * 40);
    for (let number = stored; number < articles; number++)
      expect(await store.extraction(`n${number}`)).toMatchObject({ article: articleOf(number).article });
    await store.close();
    if (articles > told) midst++;
    stored = articles;
  }
  expect(stored).toBeGreaterThanOrEqual(KILLS);
  // Some kills came after a commit and before it was told of, or the moments were not different ones.
  expect(midst).toBeGreaterThan(0);

  const killed = await openStore(path);
  await killed.write(articleOf(stored));
  const whole = await openStore(join(folder, "whole.db"));
  for (let number = 0; number <= stored; number++) await whole.write(articleOf(number));
  expect(await contentHash(killed)).toEqual(await contentHash(whole));
  await killed.close();
  await whole.close();
  await rm(folder, { recursive: true });
});
