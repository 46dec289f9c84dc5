import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Worker } from "node:worker_threads";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Store } from "#data/store/store.ts";
import type { ClaimView } from "#schema/api.ts";
import type { Question } from "#schema/question.ts";
import { extraction } from "#tests/builders.ts";
import { FORMAT_NAMES, FORMATS } from "#web/export/formats.ts";
import { createApp } from "#web/server/app.ts";
import { served } from "./servedStore.ts";

const TALKS = extraction("talks", [
  ["[France] {criticized} [Niger].", "France CRITICIZED Niger / on 2024-03-25"],
  ["[Niger] {praised} [Mali].", "Niger PRAISED Mali"],
  ["[Mali] will {meet} [Chad].", "Mali MET_WITH Chad / future"],
]);
const NIGER = "state:niger";
const OWN = { host: "127.0.0.1:4600", origin: "http://127.0.0.1:4600" };

/** A busy machine takes its time. */
const PATIENT = { timeout: 30_000 };

describe("an export over HTTP", () => {
  test.each(FORMAT_NAMES)("as %s comes with its media type and a file's name", async (format) => {
    const app = await served([TALKS]);
    const { statusCode, headers, rawPayload } = await app.inject(`/api/export?format=${format}`);
    const { mediaType, extension, beside } = FORMATS[format];
    expect(statusCode).toBe(200);
    const isZip = beside.length > 0;
    expect(headers["content-type"]).toBe(isZip ? "application/zip" : mediaType);
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="demarche.${isZip ? "zip" : extension}"`,
    );
    expect(rawPayload.length).toBeGreaterThan(500);
  });

  test.each([
    ["", ["France CRITICIZED Niger", "Niger PRAISED Mali", "Chad MET_WITH Mali"]],
    [`&source=${NIGER}`, ["Niger PRAISED Mali"]],
    [`&around=${NIGER}`, ["France CRITICIZED Niger", "Niger PRAISED Mali"]],
    ["&around=state:france&hops=2", ["France CRITICIZED Niger", "Niger PRAISED Mali"]],
    ["&status=planned&status=denied", ["Chad MET_WITH Mali"]],
    ["&relation=CRITICIZED", ["France CRITICIZED Niger"]],
    ["&until=2024-03-25&undated=false", ["France CRITICIZED Niger"]],
  ])("of the question %s holds what answers it", async (question, expected) => {
    const app = await served([TALKS]);
    const { nodes, edges } = (await app.inject(`/api/export?format=json${question}`)).json();
    const names = new Map(nodes.map(({ id, name }: { id: string; name: string }) => [id, name]));
    expect(
      edges.map(
        (edge: { source: string; relation: string; target: string }) =>
          `${names.get(edge.source)} ${edge.relation} ${names.get(edge.target)}`,
      ),
    ).toEqual(expected);
  });

  test("as it is shown has its picture's entities where they stand", async () => {
    const app = await served([TALKS]);
    const drawn = async (places: object) => {
      const { body, statusCode } = await app.inject({
        method: "POST",
        url: "/api/export?format=svg",
        headers: OWN,
        payload: { places },
      });
      expect(statusCode).toBe(200);
      return new Map(
        [...body.matchAll(/<title>(\w+): \d claims?<\/title><rect x="([\d.]+)" y="([\d.]+)"/g)].map(
          ([, name, x, y]) => [name, { x: Number(x), y: Number(y) }],
        ),
      );
    };
    const at = await drawn({ "state:france": [0, 0], "state:niger": [300, 100], "state:mali": [300, -50] });
    expect([...at.keys()].sort()).toEqual(["France", "Mali", "Niger"]);
    // Y grows upwards where entities stand, and downwards on paper.
    expect(at.get("Niger")!.y).toBeLessThan(at.get("France")!.y);
    expect(at.get("Mali")!.y - at.get("Niger")!.y).toBeCloseTo(150, 0);
  });

  test.each([
    [{}, 'The parameter "places" is missing.'],
    [{ places: { "state:niger": [1] } }, 'The parameter "places" is'],
    [{ places: { "state:niger": ["left", "top"] } }, 'The parameter "places" is'],
    [
      { places: Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`e${at}`, [0, 0]])) },
      "name 1000 entities at most",
    ],
  ])("shown at %j is refused with a sentence", async (payload, sentence) => {
    const app = await served([TALKS]);
    const answer = await app.inject({
      method: "POST",
      url: "/api/export?format=svg",
      headers: OWN,
      payload,
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error).toContain(sentence);
  });

  test("as CSV is a zip of three tables", async () => {
    const app = await served([TALKS]);
    const files = unzipSync((await app.inject("/api/export?format=csv")).rawPayload);
    expect(Object.keys(files)).toEqual(["demarche.csv", "demarche.entities.csv", "demarche.relations.csv"]);
    expect(new TextDecoder().decode(files["demarche.csv"])).toContain('"France criticized Niger."');
  });

  test.each([
    ["/api/export", 400, 'The parameter "format" is missing.'],
    ["/api/export?format=xls", 400, 'The parameter "format" is "xls"'],
    ["/api/export?format=csv&since=2024-02-01&until=2024-01-01", 400, "before since"],
    ["/api/export?format=csv&colour=red", 400, 'Unknown parameter "colour"'],
    ["/api/export?format=csv&source=state:nowhere", 404, "No claim answers"],
  ])("%s is refused with a sentence", async (address, status, sentence) => {
    const app = await served([TALKS]);
    const response = await app.inject(address);
    expect(response.statusCode).toBe(status);
    expect(response.json().error).toContain(sentence);
  });

  test("tells how far it is, and ends its reading where the client goes away", {
    timeout: 30_000,
  }, async () => {
    const { store, reading } = endless();
    const { app, address, failures } = await listening(store);
    const request = get(`${address}?format=json&key=mine`);
    const [response] = (await once(request, "response")) as [IncomingMessage];
    await once(response, "data");
    const progress = await (await fetch(`${address}/progress/mine`)).json();
    expect(progress.total).toBe(2 * CLAIMS);
    expect(progress.done).toBeGreaterThan(0);
    response.destroy();
    await expect.poll(async () => (await fetch(`${address}/progress/mine`)).status, PATIENT).toBe(204);
    await expectStill(reading);
    expect(reading.claims).toBeLessThan(3 * CLAIMS);
    expect(failures).toEqual([]);
    await app.close();
  });

  test.each(FORMAT_NAMES)("ends the reading of a %s where the client goes away meanwhile", async (format) => {
    const { store, reading } = endless();
    const { app, address, failures } = await listening(store);
    const stop = new AbortController();
    const answer = fetch(`${address}?format=${format}&key=mine`, { signal: stop.signal }).catch(() => null);
    await expect.poll(() => reading.claims, PATIENT).toBeGreaterThan(1000);
    stop.abort();
    await answer;
    await expect.poll(async () => (await fetch(`${address}/progress/mine`)).status, PATIENT).toBe(204);
    await expectStill(reading);
    expect(reading.claims).toBeLessThan(CLAIMS);
    expect(failures).toEqual([]);
    await app.close();
  });

  test.each(["docx", "pdf"])(
    "ends the making of a %s where the client goes away, and its thread",
    async (format) => {
      const { store } = endless(FORMATS[format as "docx"].most);
      const { app, address, failures } = await listening(store);
      const started = once(process, "worker") as Promise<[Worker]>;
      const stop = new AbortController();
      const answer = fetch(`${address}?format=${format}&key=mine`, { signal: stop.signal }).catch(() => null);
      const [thread] = await started;
      const ended = once(thread, "exit");
      stop.abort();
      await answer;
      await expect.poll(async () => (await fetch(`${address}/progress/mine`)).status, PATIENT).toBe(204);
      await ended;
      expect(failures).toEqual([]);
      await app.close();
    },
  );
});

const CLAIMS = 200_000;

/** A server over a store, where it answers, and what it failed in. */
async function listening(store: Store) {
  const failures: Error[] = [];
  const app = createApp(store, { report: (error) => failures.push(error) });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { app, failures, address: `http://127.0.0.1:${port}/api/export` };
}

/** Expects that no more claims are read. */
async function expectStill(reading: { claims: number }): Promise<void> {
  const { claims } = reading;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(reading.claims).toBe(claims);
}

/** A store with more claims than a test waits for. */
function endless(most = CLAIMS) {
  const view: ClaimView = {
    id: "c",
    relation: "CRITICIZED",
    event: "ACCUSE",
    status: "fact",
    polarity: "affirmed",
    modality: "asserted",
    explicit: true,
    confidence: 1,
    date: null,
    after: [],
    why: [],
    article: {
      ...{ id: TALKS.article.id, title: null, url: null, outlet: null, publishedAt: null },
      ...{ voice: null, copyOf: null },
    },
    sentence: { ...TALKS.sentences[0]!, text: "France criticized Niger." },
    cue: { start: 7, end: 17 },
    source: [{ start: 0, end: 6, form: "name", entities: [{ ...TALKS.entities[0]! }] }],
    target: [{ start: 18, end: 23, form: "name", entities: [{ ...TALKS.entities[1]! }] }],
    attributedTo: [],
    content: null,
  };
  const reading = { claims: 0 };
  const store = {
    async *stream({ relation }: Question) {
      for (let claim = 0; relation === undefined && claim < most; claim++) {
        reading.claims += 1;
        yield view;
      }
    },
    health: async () => ({ store: "sqlite", articles: 1, entities: 2, claims: CLAIMS }),
    async *entities() {
      yield* TALKS.entities;
    },
    articles: async () => ({ articles: [{ ...view.article, claims: CLAIMS }], total: 1, cursor: null }),
    extraction: async () => TALKS,
  };
  return { store: store as unknown as Store, reading };
}
