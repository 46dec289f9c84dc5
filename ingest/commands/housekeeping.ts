import { setImmediate } from "node:timers/promises";
import { auditStore } from "#data/store/audit.ts";
import { copyStore } from "#data/store/copy.ts";
import { areSame, demandStore, openStore, placeIn, placeNamed, readEnvironment } from "#data/store/open.ts";
import { StoreError } from "#data/store/store.ts";
import type { EntityRef } from "#schema/api.ts";
import { printable } from "../summary.ts";
import { interrupted } from "./interruption.ts";
import { complain, ignoreClosedPipe, type Progress, progressBar } from "./terminal.ts";

const PAGE = 200;

/** Prints a line for each stored article: id, day of publication, claims, title, with tabs between. */
export async function listArticles(): Promise<void> {
  process.stdout.on("error", ignoreClosedPipe);
  const store = await openStore(placeIn(readEnvironment()));
  try {
    let cursor: string | null | undefined;
    do {
      const page = await store.articles({ limit: PAGE, ...(cursor && { cursor }) });
      for (const { id, title, publishedAt, claims } of page.articles) {
        const fields = [id, publishedAt?.slice(0, 10) ?? "", String(claims), title ?? ""];
        process.stdout.write(`${fields.map(printable).join("\t")}\n`);
      }
      cursor = page.cursor;
    } while (cursor !== null && interrupted() === null);
  } finally {
    await store.close();
  }
}

/** Of those who go with an article so many are told by name. */
const NAMED = 8;

function removalLine(id: string, leaving: readonly EntityRef[]): string {
  if (leaving.length === 0) return `removed: ${id}`;
  const names = leaving.slice(0, NAMED).map(({ name }) => name);
  const more = leaving.length - names.length;
  return `removed: ${id}, and ${leaving.length} whom no other article names: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** Takes articles out of the store. */
export async function removeArticles(ids: string[]): Promise<void> {
  const store = await openStore(placeIn(readEnvironment()));
  try {
    for (const id of ids) {
      // Heard between articles: a SQLite store never waits for anything itself.
      await setImmediate();
      if (interrupted() !== null) break;
      const leaving = await store.leaving(id);
      if (await store.remove(id)) process.stdout.write(`${printable(removalLine(id, leaving ?? []))}\n`);
      else {
        process.exitCode = 1;
        complain(
          `There is no article ${printable(id)} in the store: npm run articles -- list names those that are.`,
        );
      }
    }
  } finally {
    await store.close();
  }
}

/** Reads the whole store, and prints what is wrong in it. */
export async function audit(): Promise<void> {
  process.stdout.on("error", ignoreClosedPipe);
  const store = await openStore(placeIn(readEnvironment()));
  const progress = progressBar((await store.health()).articles);
  const lines: string[] = [];
  try {
    const done = await auditStore(
      store,
      ({ article, problem }) => lines.push(article === null ? problem : `article ${article}: ${problem}`),
      async () => {
        progress.step(1);
        await setImmediate();
        return interrupted() === null;
      },
    );
    progress.stop();
    if (done === null) return;
    const { articles, claims, findings } = done;
    for (const line of lines) process.stdout.write(`${printable(line)}\n`);
    process.stdout.write(
      findings === 0
        ? `${articles} articles, ${claims} claims: each stands in its sentence, and nothing hangs loose.\n`
        : `${articles} articles, ${claims} claims: ${findings} findings.\n`,
    );
    if (findings > 0) process.exitCode = 1;
  } finally {
    progress.stop();
    await store.close();
  }
}

/** Copies every article of one store into another, and compares what both then hold. */
export async function copy({
  from,
  to,
  replace,
}: {
  from: string;
  to: string;
  replace: boolean;
}): Promise<void> {
  const environment = readEnvironment();
  const [source, target] = [placeNamed(from, environment), placeNamed(to, environment)];
  if (areSame(source, target))
    throw new StoreError(`--from "${from}" and --to "${to}" are the same store: name two.`);
  demandStore(source);
  const fromStore = await openStore(source);
  try {
    const toStore = await openStore(target);
    const bars: Progress[] = [];
    try {
      const copied = await copyStore(fromStore, toStore, {
        replace,
        begin: (total) => bars.push(progressBar(total)),
        step: () => bars.at(-1)?.step(1),
        end: () => bars.at(-1)?.stop(),
        isStopped: () => interrupted() !== null,
      });
      if (copied === null) return;
      for (const [name, content] of [
        [from, copied.from],
        [to, copied.to],
      ] as const)
        process.stdout.write(
          `${printable(name)}: ${content.articles} articles, ${content.entities} entities, ${content.claims} claims, ${content.edges} edges, ${content.hash}\n`,
        );
      for (const { id, of } of copied.duplicates)
        complain(`Article ${printable(id)} is not copied: its text is there already as ${printable(of)}.`);
      if (copied.from.hash !== copied.to.hash) {
        process.exitCode = copied.merged ? 0 : 1;
        complain(
          copied.merged
            ? "The two differ, because the second held other articles before: --replace empties it first."
            : "The two differ, though the second was empty: another program may have written to one of them; copy again.",
        );
      }
    } finally {
      bars.at(-1)?.stop();
      await toStore.close();
    }
  } finally {
    await fromStore.close();
  }
}
