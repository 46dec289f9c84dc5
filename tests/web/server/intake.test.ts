import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { extraction } from "#tests/builders.ts";
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
  app = createApp(store, { add: (input) => intake.add(input) });
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

async function post(url: string, payload: object | Buffer, headers: Record<string, string> = OWN) {
  const type = Buffer.isBuffer(payload) ? "application/octet-stream" : "application/json";
  return app.inject({ method: "POST", url, payload, headers: { "content-type": type, ...headers } });
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

describe("what would change the store is refused", () => {
  test.each<[string, Record<string, string>]>([
    ["without an Origin", { host: "127.0.0.1:4600" }],
    ["of another site", { ...OWN, origin: "https://example.org" }],
    ["of another port", { ...OWN, origin: "http://127.0.0.1:4601" }],
    ["of no site", { ...OWN, origin: "null" }],
    ["of a name that only begins so", { ...OWN, origin: "http://127.0.0.1:4600.example.org" }],
  ])("%s", async (_, headers) => {
    const before = await store.health();
    for (const answer of [
      await post("/api/articles", { text: "Peru warned Chile." }, headers),
      await post("/api/articles/file?name=a.txt", Buffer.from("Peru warned Chile."), headers),
      await app.inject({ method: "DELETE", url: "/api/articles/x", headers }),
    ]) {
      expect(answer.statusCode).toBe(403);
      expect(answer.json().error).toMatch(/^(?:A page of .* may not change|What changes the store must say)/);
    }
    expect(await store.health()).toEqual(before);
  });

  test.each(["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "as %s, which a form of any site can send",
    async (type) => {
      for (const url of ["/api/articles", "/api/articles/file?name=a.txt"]) {
        const answer = await app.inject({
          method: "POST",
          url,
          payload: '{"text":"Peru warned Chile."}',
          headers: { ...OWN, "content-type": type },
        });
        expect(answer.statusCode).toBe(415);
      }
    },
  );

  test("as the type of the other address", async () => {
    const json = { ...OWN, "content-type": "application/json" };
    const bytes = { ...OWN, "content-type": "application/octet-stream" };
    const file = {
      method: "POST",
      url: "/api/articles/file?name=a.txt",
      payload: '{"text":"x"}',
      headers: json,
    } as const;
    expect((await app.inject(file)).json().error).toBe(
      'The content type is "application/json": it must be application/octet-stream.',
    );
    const text = { method: "POST", url: "/api/articles", payload: Buffer.from("x"), headers: bytes } as const;
    expect((await app.inject(text)).statusCode).toBe(415);
  });

  test("where the server takes nothing in", async () => {
    const closed = createApp(store);
    const answer = await closed.inject({
      method: "POST",
      url: "/api/articles",
      payload: { text: "x" },
      headers: OWN,
    });
    expect(answer.statusCode).toBe(404);
  });
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
