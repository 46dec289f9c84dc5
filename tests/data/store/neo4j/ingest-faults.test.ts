import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Content, contentHash } from "#data/store/content.ts";
import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { openStore, type StorePlace } from "#data/store/open.ts";
import { ended, run, shortArticles } from "#tests/ingest/cli/command.ts";
import { runOn, startOn } from "./command.ts";
import { makePlace } from "./database.ts";
import { needServer } from "./place.ts";
import { CuttingProxy, holdOnce, isCommit } from "./proxy.ts";
import { addressOf, makeServer } from "./server.ts";

const address = needServer();
/** They go in in several transactions: one takes eight at most. */
const ARTICLES = 30;
const TRANSACTIONS = 4;

async function contentOf(place: StorePlace | string): Promise<Content> {
  const store = await openStore(place);
  const content = await contentHash(store);
  await store.close();
  return content;
}

/** Resolves when a command has told of so many articles. */
async function told(child: ChildProcess, articles: number): Promise<void> {
  let lines = 0;
  await new Promise<void>((enough) => {
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      lines += text.split("\n").length - 1;
      if (lines >= articles) enough();
    });
    child.once("exit", () => enough());
  });
}

describe("npm run ingest", { timeout: 600_000 }, () => {
  let folder: string;
  let file: string;
  let undisturbed: Content;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "demarche-faults-"));
    file = join(folder, "in.jsonl");
    await writeFile(file, shortArticles(ARTICLES));
    const store = join(folder, "undisturbed.db");
    expect((await run("ingest", [file], store)).status).toBe(0);
    undisturbed = await contentOf(store);
    expect(undisturbed.articles).toBe(ARTICLES);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const added = (out: string) => out.match(/^added: n\d+/gm)?.length ?? 0;

  async function throughProxy(): Promise<[CuttingProxy, Neo4jAddress]> {
    await makePlace(address);
    const proxy = new CuttingProxy(Number(new URL(address.uri).port));
    return [proxy, { ...address, uri: `bolt://127.0.0.1:${await proxy.listen()}` }];
  }

  const isStatement = (piece: Buffer) => piece.includes("HAS_SENTENCE]->(sentence:Sentence)");

  test.each<[when: string, asks: (piece: Buffer) => boolean, cutFrom: "client" | "server", every: number]>([
    // What only reads is committed too.
    ["before a commit", isCommit, "client", 5],
    ["after a commit, before its answer", isCommit, "server", 5],
    ["in the midst of a statement", isStatement, "client", 2],
    ["before a statement's answer", isStatement, "server", 2],
  ])("whose connection is cut %s goes on by itself", async (_when, asks, cutFrom, every) => {
    const [proxy, through] = await throughProxy();
    let seen = 0;
    let armed = false;
    proxy.cutAt = (from, piece) => {
      if (from === "client" && asks(piece)) armed = ++seen % every === 1;
      if (!armed || from !== cutFrom) return false;
      armed = false;
      return true;
    };
    const { status, out, err } = await runOn(through, ["ingest", file]);
    await proxy.close();
    expect([status, err, added(out)]).toEqual([0, "", ARTICLES]);
    expect(proxy.cuts).toBeGreaterThanOrEqual(TRANSACTIONS);
    expect(await contentOf({ neo4j: address })).toEqual(undisturbed);
  });

  test("that is refused as deadlocked with another program does again what was refused", async () => {
    const [proxy, through] = await throughProxy();
    // Before, all articles named two more states, which lose a name with each that is replaced: that locks both.
    const before = join(folder, "before.jsonl");
    await writeFile(before, shortArticles(ARTICLES).replaceAll(/"}$/gm, ' Mali met Chad."}'));
    expect((await runOn(address, ["ingest", before])).status).toBe(0);
    const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password));
    const lock = "MATCH (entity:Entity {name: $name}) SET entity.rival = true REMOVE entity.rival";
    let deadlocks = 0;
    proxy.cutAt = (from, piece) => {
      if (from === "server" && piece.includes("DeadlockDetected")) deadlocks++;
      return false;
    };
    const ingest = startOn(through, ["ingest", file]);
    const whole = ended(ingest);
    for (let round = 0; round < 6 && deadlocks === 0; round++) {
      const [statement, goOn] = holdOnce(proxy, (piece) => piece.includes("SET entity.locked"));
      await Promise.race([statement, once(ingest, "exit")]);
      // The rival takes what the ingest wants last, and then wants what it has: the server refuses the one with fewer locks.
      const session = driver.session();
      const rival = session.beginTransaction();
      try {
        await rival.run("UNWIND range(1, 2000) AS number CREATE (:Rival {number: number})");
        await rival.run(lock, { name: "Chad" });
        goOn();
        await pause(500);
        await rival.run(lock, { name: "Mali" });
        await rival.rollback();
      } catch (error) {
        expect((error as { code: string }).code).toContain("DeadlockDetected");
      } finally {
        await session.close();
      }
    }
    const { status, err, out } = await whole;
    await driver.close();
    await proxy.close();
    expect([status, err, out.match(/^replaced: n\d+/gm)?.length]).toEqual([0, "", ARTICLES]);
    expect(deadlocks).toBeGreaterThan(0);
    expect(await contentOf({ neo4j: address })).toEqual(undisturbed);
  });

  test("whose server stays away for 30 s says which article is the first that is not in, and goes on there", async () => {
    const [proxy, through] = await throughProxy();
    let written = 0;
    proxy.cutAt = (from, piece) => {
      if (from === "client" && isStatement(piece)) written++;
      return written > 1;
    };
    const { status, out, err } = await runOn(through, ["ingest", file]);
    const first = added(out);
    expect(status).toBe(1);
    expect(first).toBeGreaterThan(0);
    expect(err).toMatch(/^The Neo4j server at \S+ cannot be used, because .*\.\n$/);
    expect(err).toContain(
      `. Article n${first} and those after it are not in: the same command goes on there.`,
    );
    proxy.cutAt = () => false;
    const again = await runOn(through, ["ingest", file]);
    await proxy.close();
    expect([again.status, again.err, added(again.out)]).toEqual([0, "", ARTICLES - first]);
    expect(await contentOf({ neo4j: address })).toEqual(undisturbed);
  });

  test("whose server is killed and started again goes on by itself, or is told what is not in", async () => {
    const data = join(folder, "server");
    const first = await makeServer(data);
    await first.start();
    const place = addressOf(first);
    const ingest = startOn(place, ["ingest", file]);
    const whole = ended(ingest);
    await told(ingest, 5);
    first.kill();
    await first.ended();
    const second = await makeServer(data, { bolt: Number(new URL(place.uri).port) });
    await second.start();
    try {
      const { status, out, err } = await whole;
      expect(added(out)).toBeGreaterThanOrEqual(5);
      if (status === 0) expect(added(out)).toBe(ARTICLES);
      else {
        // The machine took over 30 s to start the server.
        expect([status, err]).toEqual([
          1,
          expect.stringMatching(/ Article n\d+ and those after it are not in/),
        ]);
        expect(await runOn(place, ["ingest", file])).toMatchObject({ status: 0, err: "" });
      }
      expect(await contentOf({ neo4j: place })).toEqual(undisturbed);
    } finally {
      second.kill();
      await second.ended();
    }
  });
});
