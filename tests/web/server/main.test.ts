import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import { extraction } from "#tests/builders.ts";
import { temporaryFolder } from "./servedStore.ts";

const root = resolve(import.meta.dirname, "../../..");
const main = join(root, "web/server/main.ts");
const folder = temporaryFolder();
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const server of running) server.kill("SIGKILL");
  running.clear();
});

/** Runs what `npm start` runs, on a free port unless `environment` says otherwise. */
function start(environment: Record<string, string>, ...options: string[]) {
  return watched(process.execPath, [main, ...options], environment);
}

function watched(command: string, options: string[], environment: Record<string, string>) {
  const server = spawn(command, options, {
    cwd: folder,
    env: { ...process.env, HOST: "", PORT: "0", DEMARCHE_DB: join(folder, "store.db"), ...environment },
  });
  running.add(server);
  let [out, err] = ["", ""];
  server.stdout.on("data", (chunk) => (out += chunk));
  server.stderr.on("data", (chunk) => (err += chunk));
  const ended = once(server, "close").then(([status]) => ({ status: status as number | null, out, err }));
  /** The address that it prints once it answers. */
  const address = new Promise<string>((tell, fail) => {
    server.stdout.on("data", () => {
      const found = /Demarche is at (http:\S+)/.exec(out)?.[1];
      if (found) tell(found);
    });
    ended.then(() => fail(new Error(`The server ended without an address: ${out}${err}`)));
  });
  address.catch(() => undefined);
  return { server, ended, address };
}

async function health(address: string): Promise<{ articles: number; claims: number }> {
  return (await fetch(`${address}/api/health`)).json();
}

describe("what npm start runs", { timeout: 120_000 }, () => {
  test("ingests the sample into an empty store, builds the page and serves both until it is told to stop", async () => {
    const { server, ended, address } = start({});
    expect((await health(await address)).articles).toBe(1);
    expect(await (await fetch(await address)).text()).toContain("<title>Demarche</title>");
    server.kill("SIGINT");
    expect(await ended).toMatchObject({ status: 0, err: "" });
  });

  test("says how many articles it does not know to be read by its own engine", async () => {
    const path = join(temporaryFolder(), "older.db");
    const store = await openStore(path);
    await store.write(extraction("a", [["[France] waits."]]), "another:1");
    await store.close();
    const { server, ended, address } = start({ DEMARCHE_DB: path });
    await address;
    server.kill("SIGINT");
    expect((await ended).out).toContain(
      "\n1 article in the store is not known to be read by this version: npm run ingest -- --again reads it anew.\n",
    );
  });

  test("started again, reads and builds nothing and leaves the store as it is", async () => {
    const before = readFileSync(join(folder, "store.db"));
    const { server, ended, address } = start({});
    await address;
    server.kill("SIGTERM");
    const { status, out } = await ended;
    expect(status).toBe(0);
    expect(out).toMatch(
      /^Demarche is at http:\/\/127\.0\.0\.1:\d+ \(articles: 1, entities: \d+, claims: \d+\)\n$/,
    );
    expect(readFileSync(join(folder, "store.db")).equals(before)).toBe(true);
  });

  test("closes while a browser keeps its connection open", async () => {
    const { server, ended, address } = start({});
    await fetch(`${await address}/api/health`, { headers: { connection: "keep-alive" } });
    server.kill("SIGTERM");
    expect((await ended).status).toBe(0);
  });

  test("closes while a feed with many articles goes in, and another waits", async () => {
    const { server, ended, address } = start(
      { DEMARCHE_DB: join(temporaryFolder(), "store.db") },
      "--no-sample",
    );
    const items = Array.from({ length: 300 }, (_, place) => {
      const text = `<p>Peru warned Chile of port ${place} on Monday.</p>`.repeat(60);
      return `<item><title>Port ${place}</title><description><![CDATA[${text}]]></description></item>`;
    });
    const add = async () =>
      fetch(`${await address}/api/articles/file?name=ports.xml`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream", origin: await address },
        body: `<rss version="2.0"><channel><title>Ports</title>${items.join("")}</channel></rss>`,
      });
    const first = await add();
    const waiting = add().catch((error: Error) => error.message);
    const { value } = await first.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toContain('"added"');
    server.kill("SIGTERM");
    expect((await ended).status).toBe(0);
    expect(await waiting).toBe("fetch failed");
  });

  test("ends with the shell that npm put before it, to which alone npm passes on a SIGTERM", async () => {
    const { server, ended, address } = watched("sh", ["-c", `"${process.execPath}" "${main}"; true`], {
      npm_lifecycle_event: "start",
    });
    await address;
    server.kill("SIGTERM");
    await ended;
    await expect(fetch(await address)).rejects.toThrow();
  });

  test("with --no-sample leaves an empty store empty", async () => {
    const { address } = start({ DEMARCHE_DB: join(folder, "empty.db") }, "--no-sample");
    expect(await health(await address)).toMatchObject({ articles: 0, claims: 0 });
  });

  test("tells with --help what it takes, and starts nothing", async () => {
    const { status, out } = await start({}, "--help").ended;
    expect(status).toBe(0);
    for (const word of ["--no-sample", "HOST", "PORT", "DEMARCHE_DB"]) expect(out).toContain(word);
  });
});

describe("one sentence and status 1", { timeout: 120_000 }, () => {
  async function refusal(environment: Record<string, string>, ...options: string[]): Promise<string> {
    const { status, err } = await start(environment, ...options).ended;
    expect(status).toBe(1);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    return err;
  }

  test("where PORT is no port", async () => {
    expect(await refusal({ PORT: "http" })).toContain('PORT is "http"');
  });

  test("where the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) }, "--no-sample")).toContain(
      `Port ${port} of 127.0.0.1 is in use`,
    );
    other.close();
  });

  test("where others could reach it and no token is set", async () => {
    expect(await refusal({ HOST: "0.0.0.0" }, "--no-sample")).toContain("set DEMARCHE_TOKEN to a secret");
  });

  test("where HOST is no address of this machine", async () => {
    expect(await refusal({ HOST: "192.0.2.1", DEMARCHE_TOKEN: "0123456789abcdef" }, "--no-sample")).toContain(
      "This machine has no address 192.0.2.1",
    );
  });

  test("where the store's folder cannot be written", async () => {
    writeFileSync(join(folder, "file"), "");
    const place = join(folder, "file", "store.db");
    expect(await refusal({ DEMARCHE_DB: place })).toContain(place);
  });

  test("where the store's file is no store", async () => {
    const place = join(folder, "letter.db");
    writeFileSync(place, "Dear colleague, this is no database at all.".repeat(100));
    expect(await refusal({ DEMARCHE_DB: place })).toContain(place);
  });

  test("where an option is unknown", async () => {
    expect(await refusal({}, "--sample=none")).toContain("--sample");
  });
});
