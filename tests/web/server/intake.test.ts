import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { extraction } from "#tests/builders.ts";
import { LONG_TEXTS } from "#tests/ingest/long-texts.ts";
import { createApp } from "#web/server/app.ts";
import { Intake } from "#web/server/intake.ts";
import { temporaryFolder } from "./servedStore.ts";

const OWN = { host: "127.0.0.1:4600", origin: "http://127.0.0.1:4600" };
const TEXT = "France recalls envoy\n\nFrance warned Niger on Monday.\n";

let store: Store;
let intake: Intake;
let app: FastifyInstance;
beforeAll(async () => {
  store = await openStore(join(temporaryFolder(), "store.db"));
  intake = new Intake(store, null);
  app = createApp(store, { intake });
});
afterAll(async () => {
  await app.close();
  await intake.close();
  await store.close();
});

const results = (body: string) =>
  body
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

async function post(url: string, payload: object | Buffer) {
  const type = Buffer.isBuffer(payload) ? "application/octet-stream" : "application/json";
  return app.inject({ method: "POST", url, payload, headers: { "content-type": type, ...OWN } });
}

describe("what goes in through the server", { timeout: 120_000 }, () => {
  test("a text is read and stored, and told of; the same again is there already", async () => {
    const first = await post("/api/articles", { text: TEXT });
    expect(first.headers["content-type"]).toContain("application/x-ndjson");
    expect(results(first.body)).toMatchObject([
      { outcome: "added", title: "France recalls envoy", claims: 2 },
    ]);
    expect(results((await post("/api/articles", { text: TEXT })).body)).toMatchObject([
      { outcome: "unchanged" },
    ]);
    expect((await store.health()).articles).toBe(1);
  });

  test("a file is read as what its name and its bytes say", async () => {
    const page = Buffer.from("<html><body><h1>Mali</h1><p>Mali warned Chad.</p></body></html>");
    expect(results((await post("/api/articles/file?name=a.html", page)).body)).toMatchObject([
      { outcome: "added", title: "Mali", file: "a.html" },
    ]);
    const lines = Buffer.from('{"id":"x","text":"Togo warned Chad."}\n{"id":7}\n');
    expect(results((await post("/api/articles/file?name=a.jsonl", lines)).body)).toMatchObject([
      { outcome: "added", id: "x" },
      { outcome: "failed", line: 2 },
    ]);
    expect(results((await post("/api/articles/file?name=a.png", Buffer.from("x"))).body)).toMatchObject([
      { outcome: "failed", problem: expect.stringContaining("does not end in .txt") },
    ]);
  });

  test("a text made to keep it busy lets the next one in", async () => {
    const [[, long]] = LONG_TEXTS as [[string, string]];
    const both = await Promise.all([
      post("/api/articles", { text: long }),
      post("/api/articles", { text: "Togo thanked Chad." }),
    ]);
    expect(both.flatMap(({ body }) => results(body))).toMatchObject([
      { outcome: "added", title: expect.stringContaining("France criticized Spain") },
      { outcome: "added", title: "Togo thanked Chad." },
    ]);
  });

  test("whoever leaves meanwhile is no failure", async () => {
    const reported: Error[] = [];
    const other = createApp(store, { intake, report: (error) => reported.push(error) });
    const address = await other.listen({ host: "127.0.0.1", port: 0 });
    const leave = new AbortController();
    // The answer does not begin before what was given earlier has gone in.
    const earlier = Array.from(
      { length: 100 },
      (_, id) => `{"id":"early-${id}","text":"Togo met Chad ${id} times."}\n`,
    );
    const busy = post("/api/articles/file?name=b.jsonl", Buffer.from(earlier.join("")));
    const lines = Array.from({ length: 30 }, (_, id) => `{"id":"left-${id}","text":"Togo warned Chad."}\n`);
    const answer = fetch(`${address}/api/articles/file?name=a.jsonl`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream", origin: address },
      body: lines.join(""),
      signal: leave.signal,
    });
    setTimeout(() => leave.abort(), 50);
    await expect(answer).rejects.toThrow("aborted");
    expect(results((await busy).body)).toHaveLength(100);
    await post("/api/articles", { text: "Togo thanked Mali." });
    await other.close();
    expect(reported).toEqual([]);
  });

  test("what would go with an article is told, and then goes", async () => {
    await store.write(extraction("going", [["[Peru] {warned} [Chile].", "Peru WARNED Chile"]]));
    const asked = async (id: string) => app.inject({ url: `/api/articles/${id}/removal`, headers: OWN });
    expect(JSON.parse((await asked("going")).body)).toEqual({
      claims: 1,
      sentences: 1,
      entities: ["Chile", "Peru"].map((name) => ({ id: `state:${name.toLowerCase()}`, name, kind: "state" })),
    });
    await app.inject({ method: "DELETE", url: "/api/articles/going", headers: OWN });
    const gone = await asked("going");
    expect([gone.statusCode, JSON.parse(gone.body)]).toEqual([
      404,
      { error: 'There is no article with the id "going".' },
    ]);
    expect(await store.entity("state:peru")).toBeNull();
  });

  test("what can be given is told", async () => {
    const { fetches, endings } = (await app.inject("/api/intake")).json();
    expect(fetches).toBe(false);
    expect(endings).toEqual(expect.arrayContaining([".txt", ".html", ".pdf", ".docx", ".jsonl"]));
    expect((await createApp(store).inject("/api/intake")).statusCode).toBe(404);
  });

  test.each([
    [
      { text: TEXT, address: "http://example.org/" },
      'The body has more than one of "text" and "address": give exactly one.',
    ],
    [{}, 'The body has none of "text" and "address": give exactly one.'],
    [[], 'The body has none of "text" and "address": give exactly one.'],
    [{ words: TEXT }, 'The body has none of "text" and "address": give exactly one.'],
    [{ text: "" }, 'The parameter "text" is "": it must not be empty.'],
    [{ text: TEXT, id: "x" }, 'Unknown parameter "id": this address takes text, address.'],
    [
      { address: "x".repeat(4097) },
      /^The parameter "address" is "x+…": it must be at most 4096 characters long\.$/,
    ],
  ])("a body %j is answered by what is wrong with it", async (body, sentence) => {
    const answer = await post("/api/articles", body);
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body).error).toEqual(
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    );
  });

  test("an address is told of where nothing is fetched", async () => {
    expect(results((await post("/api/articles", { address: "http://127.0.0.1/" })).body)).toMatchObject([
      { outcome: "failed", problem: expect.stringContaining("DEMARCHE_FETCH=off") },
    ]);
  });

  test("an article is taken out", async () => {
    await store.write(extraction("gone", [["[Peru] spoke."]]));
    const removed = await app.inject({ method: "DELETE", url: "/api/articles/gone", headers: OWN });
    expect([removed.statusCode, removed.json()]).toEqual([200, { removed: "gone" }]);
    expect(await store.article("gone")).toBeNull();
    const again = await app.inject({ method: "DELETE", url: "/api/articles/gone", headers: OWN });
    expect(again.statusCode).toBe(404);
  });
});

test("a server that takes nothing in has no such address", async () => {
  const closed = createApp(store);
  const answer = await closed.inject({
    method: "POST",
    url: "/api/articles",
    payload: { text: "x" },
    headers: OWN,
  });
  expect(answer.statusCode).toBe(404);
});

describe("a server with a token", () => {
  const token = "0123456789abcdef01234567";
  const guarded = () => createApp(store, { host: "0.0.0.0", token });
  const asked = (headers: Record<string, string>, url = "/api/health") =>
    guarded().inject({ url, headers: { host: "desk.example.org", ...headers } });

  test.each([
    [{}, 401],
    [{ authorization: "Bearer wrong" }, 401],
    [{ authorization: `Basic ${token}` }, 401],
    [{ cookie: "demarche_token=wrong" }, 401],
    [{ cookie: `other=1; demarche_token=${token}` }, 200],
    [{ authorization: `Bearer ${token}` }, 200],
  ])("answers %j with %i", async (headers, status) => {
    expect((await asked(headers as Record<string, string>)).statusCode).toBe(status);
  });

  test("takes it once from the address into a cookie", async () => {
    const answer = await asked({}, `/api/health?token=${token}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, "/api/health"]);
    expect(answer.headers["set-cookie"]).toBe(`demarche_token=${token}; Path=/; HttpOnly; SameSite=Strict`);
    expect((await asked({}, "/api/health?token=wrong")).statusCode).toBe(401);
    expect((await asked({}, `//example.org/?token=${token}`)).headers.location ?? "/").toMatch(/^\/(?!\/)/);
  });
});
