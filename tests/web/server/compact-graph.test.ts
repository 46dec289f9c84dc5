import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import { type CompactGraph, expand, type Place } from "#schema/compact.ts";
import { extraction } from "#tests/builders.ts";
import { createApp } from "#web/server/app.ts";
import { temporaryFolder } from "./servedStore.ts";

const path = join(temporaryFolder(), "store.db");
let store: Store;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  store = await openStore(path);
  app = createApp(store);
  await store.write(
    extraction(
      "a",
      ["Niger", "Mali", "Chad", "Togo", "Benin", "Ghana", "Gabon"].map((name) => [
        `[France] {warned} [${name}] and [${name}] only.`,
        `France WARNED ${name}`,
      ]),
    ),
  );
});
afterAll(async () => {
  await app.close();
  await store.close();
});

const read = async () => (await app.inject("/api/graph/compact")).json<CompactGraph>();

/** Asks until the graph's places were made for it. */
async function settled(): Promise<CompactGraph> {
  for (;;) {
    const graph = await read();
    if (graph.settled) return graph;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("the compact graph", () => {
  test("has the graph at once, and places as soon as they are worked out", async () => {
    const first = await read();
    expect(first.settled).toBe(false);
    expect(first.nodes.places).toBeNull();
    expect(expand(first).graph).toEqual(await store.graph());
    // Whoever waits for them is answered then.
    const { places } = (await app.inject("/api/graph/places")).json<{ places: Record<string, Place> }>();
    expect(expand(await read()).places).toEqual(places);
    expect(Object.keys(places)).toHaveLength(8);
    expect(new Set(Object.values(places).map(String)).size).toBe(8);
  });

  test("has the places that were worked out before, in a server that starts anew", async () => {
    const before = await settled();
    const another = await openStore(path);
    const next = createApp(another);
    expect((await next.inject("/api/graph/compact")).json()).toEqual(before);
    await next.close();
    await another.close();
  });

  test("keeps everyone in place while newcomers are laid out", async () => {
    const before = expand(await settled()).places!;
    await store.write(extraction("b", [["[Niger] {met} [Oman].", "Niger MET_WITH Oman"]]));
    const next = await read();
    expect(next.settled).toBe(false);
    const { "state:oman": newcomer, ...others } = expand(next).places!;
    expect(others).toEqual(before);
    expect(newcomer).toBeDefined();
    expect(Object.keys(expand(await settled()).places!)).toHaveLength(9);
  });
});

describe("answers are compressed", () => {
  test("for all who ask, one after another, and anew once the store has changed", async () => {
    const named = async (accepted: string) => {
      const { rawPayload } = await app.inject({
        url: "/api/graph/compact",
        headers: { "accept-encoding": accepted },
      });
      const bytes = accepted === "br" ? brotliDecompressSync(rawPayload) : gunzipSync(rawPayload);
      return (JSON.parse(bytes.toString()) as CompactGraph).nodes.names;
    };
    const many = Array.from({ length: 80 }, (_, place) => `Speaker ${place}`);
    await store.write(
      extraction(
        "c",
        many.map((name) => [`[${name}=person:${name}] {met} [Niger].`, `${name} MET_WITH Niger`]),
      ),
    );
    await settled();
    const before = await named("br");
    expect(before).toEqual(expect.arrayContaining(many));
    expect([await named("gzip"), await named("br"), await named("gzip")]).toEqual([before, before, before]);
    await store.write(extraction("d", [["[Niger] {met} [Qatar].", "Niger MET_WITH Qatar"]]));
    for (const accepted of ["br", "gzip"]) expect(await named(accepted)).toContain("Qatar");
  });

  test.each<[accepted: string, encoding: string | undefined]>([
    ["gzip, deflate, br", "br"],
    ["gzip, br;q=0", "gzip"],
    ["*", "br"],
    ["deflate", undefined],
    ["identity", undefined],
    ["", undefined],
  ])("for whoever accepts %j by %s", async (accepted, encoding) => {
    const plain = await app.inject("/api/graph");
    const answer = await app.inject({ url: "/api/graph", headers: { "accept-encoding": accepted } });
    expect(answer.headers["content-encoding"]).toBe(encoding);
    expect(answer.headers.vary).toBe("accept-encoding");
    const raw = answer.rawPayload;
    const text = encoding === "br" ? brotliDecompressSync(raw) : encoding === "gzip" ? gunzipSync(raw) : raw;
    expect(text.toString()).toBe(plain.body);
    expect(Number(answer.headers["content-length"] ?? raw.length)).toBe(raw.length);
  });

  test("but not a short one", async () => {
    const answer = await app.inject({ url: "/api/health", headers: { "accept-encoding": "br" } });
    expect(answer.headers["content-encoding"]).toBeUndefined();
  });

  test("over the network", async () => {
    const address = await app.listen();
    const answer = await fetch(`${address}/api/graph`, { headers: { "accept-encoding": "br" } });
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(await answer.json()).toEqual(await store.graph());
  });
});
