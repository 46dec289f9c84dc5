import { join } from "node:path";
import type { FastifyInstance, InjectOptions } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { extraction } from "#tests/builders.ts";
import { createApp } from "#web/server/app.ts";
import { temporaryFolder } from "./servedStore.ts";

const HOST = "127.0.0.1:4600";
const OWN = { host: HOST, origin: `http://${HOST}` };
const JSON_TYPE = "application/json";
const BYTES = "application/octet-stream";

/** Every address that changes the store or makes the server work: with the type of its body, and one it takes. */
const COSTLY: [method: "POST" | "DELETE", url: string, type: string | null, body: string][] = [
  ["POST", "/api/articles", JSON_TYPE, '{"text":"Peru warned Chile."}'],
  ["POST", "/api/articles/file?name=a.txt", BYTES, "Peru warned Chile."],
  ["DELETE", "/api/articles/talks", null, ""],
  ["POST", "/api/sample", JSON_TYPE, "{}"],
  ["POST", "/api/export?format=svg", JSON_TYPE, '{"places":{"state:niger":[0,0]}}'],
];

const FOREIGN: [string, Record<string, string>][] = [
  ["without an Origin", { host: HOST }],
  ["of another site", { ...OWN, origin: "https://example.org" }],
  ["of another port", { ...OWN, origin: "http://127.0.0.1:4601" }],
  ["of another name of this machine", { ...OWN, origin: "http://localhost:4600" }],
  ["of no site", { ...OWN, origin: "null" }],
  ["of a name that only begins so", { ...OWN, origin: "http://127.0.0.1:4600.example.org" }],
  ["of another scheme", { ...OWN, origin: "ftp://127.0.0.1:4600" }],
  ["with nothing in its Origin", { ...OWN, origin: "" }],
];

/** Those that a form of any site can send, and none at all. */
const TYPES_OF_FORMS = [
  "",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
];

let store: Store;
let app: FastifyInstance;
let work: string[];
beforeAll(async () => {
  store = await openStore(join(temporaryFolder(), "store.db"));
  app = createApp(store, {
    sample: async () => void work.push("sample"),
    intake: {
      fetches: false,
      add: ({ file }) => {
        work.push(file);
        return nothing();
      },
    },
  });
  return async () => {
    await app.close();
    await store.close();
  };
});

async function* nothing(): AsyncGenerator<never> {
  yield* [];
}

async function ask(options: InjectOptions) {
  work = [];
  await store.write(extraction("talks", [["[France] {criticized} [Niger].", "France CRITICIZED Niger"]]));
  const before = await store.health();
  const { statusCode, body } = await app.inject(options);
  return {
    statusCode,
    body,
    isUntouched: work.length === 0 && before.claims === (await store.health()).claims,
  };
}

describe.each(COSTLY)("%s %s", (method, url, type, body) => {
  const asked = (headers: Record<string, string>) =>
    ask({ method, url, headers, ...(type !== null && { payload: body }) });
  const typed = type === null ? {} : { "content-type": type };

  test("is answered where this server's page asks", async () => {
    for (const origin of [`http://${HOST}`, `https://${HOST}`])
      expect((await asked({ ...OWN, ...typed, origin })).statusCode).toBe(200);
  });

  test.each(FOREIGN)("is refused %s", async (_, headers) => {
    const { statusCode, body, isUntouched } = await asked({ ...headers, ...typed });
    expect(statusCode).toBe(403);
    expect(JSON.parse(body).error).toMatch(/^(?:A page of ".*" may not|The Origin header is missing)/);
    expect(isUntouched).toBe(true);
  });
});

const TYPED = COSTLY.flatMap(([method, url, type, body]) =>
  type === null
    ? []
    : [...TYPES_OF_FORMS, type === BYTES ? JSON_TYPE : BYTES].map((other) => ({
        method,
        url,
        type,
        body,
        other,
      })),
);

test.each(TYPED)(
  '$method $url is refused as "$other"',
  async ({ method, url, type, body: payload, other }) => {
    const headers = { ...OWN, "content-type": other };
    const { statusCode, body, isUntouched } = await ask({ method, url, headers, payload });
    expect(statusCode).toBe(415);
    expect(JSON.parse(body).error).toBe(`The content type is "${other.split(";")[0]}": it must be ${type}.`);
    expect(isUntouched).toBe(true);
  },
);

test("the table above has every address that is no mere reading", async () => {
  const { paths } = (await app.inject("/api/openapi.json")).json();
  const described = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== "get")
      .map((method) => `${method.toUpperCase()} ${path.replace("{id}", "talks")}`),
  );
  expect(described.sort()).toEqual(COSTLY.map(([method, url]) => `${method} ${url.split("?")[0]}`).sort());
});

test.each([
  ["/api/export?format=json", "cross-site", 403],
  ["/api/graph", "cross-site", 403],
  ["/%61pi/graph", "cross-site", 403],
  ["/api/%67raph", "cross-site", 403],
  ["/api/graph", "same-site", 403],
  ["/api/graph", "same-origin", 200],
  ["/api/graph", "none", 200],
])("reading %s, as a browser says from a page that is %s, is answered with %i", async (url, site, status) => {
  expect((await ask({ url, headers: { host: HOST, "sec-fetch-site": site } })).statusCode).toBe(status);
});
