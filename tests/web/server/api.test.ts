// biome-ignore-all lint/suspicious/noExplicitAny: answers are looked into as plain JSON
import { beforeAll, describe, expect, test } from "vitest";
import { StoreError } from "#data/store/store.ts";
import { graphSchema } from "#schema/api.ts";
import type { Extraction } from "#schema/extraction.ts";
import { RELATION_NAMES } from "#schema/relations.ts";
import { extraction } from "#tests/builders.ts";
import { createApp } from "#web/server/app.ts";
import { served } from "./servedStore.ts";

type App = Awaited<ReturnType<typeof served>>;
let app: App;

const summit: Extraction = extraction(
  "https://example.org/summit?page=1",
  [
    ["[France] {criticized} [Niger].", "France CRITICIZED Niger"],
    ["[France] has not {criticized} [Mali=state:Mali].", "France CRITICIZED Mali / negated"],
    ["[Niger] {met} [Mali] in <script>alert('Rome')</script>.", "Niger MET_WITH Mali"],
  ],
  { title: "<b>Summit</b>", outlet: "Example" },
);
/** An id with "%", and an entity whose id holds one too: its name has no letter to make an id of. */
const percent = extraction("100%", [["[!?=other:!?] {said} so to [France].", "!? SAID France"]]);

beforeAll(async () => {
  app = await served([summit, percent]);
});

async function get(url: string): Promise<{ status: number; body: any }> {
  const response = await app.inject(url);
  return { status: response.statusCode, body: response.json() };
}

test("health says which store it is and what it holds", async () => {
  expect((await get("/api/health")).body).toEqual({ store: "sqlite", articles: 2, entities: 4, claims: 4 });
});

test("the graph has an edge for each source, target, relation and status that a sentence states", async () => {
  const { nodes, edges } = graphSchema.parse((await get("/api/graph")).body);
  expect(
    edges.map(({ source, relation, status, target }) => `${source} ${relation} ${target} ${status}`).sort(),
  ).toEqual([
    "other:!%3F SAID state:france fact",
    "state:france CRITICIZED state:mali denied",
    "state:france CRITICIZED state:niger fact",
    "state:mali MET_WITH state:niger fact",
  ]);
  expect(nodes.find(({ id }) => id === "state:france")).toMatchObject({
    name: "France",
    kind: "state",
    claims: 3,
  });
});

test.each(["state:france", "state%3Afrance"])("an entity is found by its id, written %s", async (id) => {
  const { status, body } = await get(`/api/entities/${id}`);
  expect(status).toBe(200);
  expect(body.entity.name).toBe("France");
  expect(body.claims.map((claim: any) => claim.sentence.text)).toContain("France criticized Niger.");
});

test("an entity's id may hold a percent sign", async () => {
  const id = "other:!%3F";
  expect((await get(`/api/entities/${encodeURIComponent(id)}`)).body.entity.id).toBe(id);
});

test.each([summit.article.id, "100%"])("an article is found by its id %s", async (id) => {
  const { status, body } = await get(`/api/articles/${encodeURIComponent(id)}`);
  expect(status).toBe(200);
  expect(body.article.id).toBe(id);
});

test("an article comes with its text unchanged, its sentences and its claims", async () => {
  const { body } = await get(`/api/articles/${encodeURIComponent(summit.article.id)}`);
  expect(body.article).toEqual(summit.article);
  expect(body.sentences).toEqual(summit.sentences);
  expect(body.claims.map((claim: any) => claim.relation)).toEqual(["CRITICIZED", "CRITICIZED", "MET_WITH"]);
});

test("search finds entities by a beginning and sentences by a word", async () => {
  expect((await get("/api/search?q=nig")).body.entities.map((entity: any) => entity.id)).toEqual([
    "state:niger",
  ]);
  expect((await get("/api/search?q=met")).body.sentences.map((hit: any) => hit.sentence.index)).toEqual([2]);
});

test("claims are filtered by both ends and the relation", async () => {
  const { body } = await get("/api/claims?source=state:france&target=state:niger&relation=CRITICIZED");
  expect(body.claims.map((claim: any) => claim.sentence.text)).toEqual(["France criticized Niger."]);
  expect(body).toMatchObject({ total: 1, cursor: null });
});

test("claims come a page at a time, each claim once", async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { body } = await get(`/api/claims?limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
    seen.push(...body.claims.map((claim: any) => claim.id));
    cursor = body.cursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(4);
  expect(new Set(seen)).toHaveLength(4);
});

describe("what is asked wrongly is refused with the reason", () => {
  test.each([
    ["/api/search", 'The parameter "q" is missing.'],
    ["/api/search?q=%20", 'The parameter "q" is " ": it must not be empty.'],
    ["/api/search?q=a&q=b", 'The parameter "q" is given 2 times: give it once.'],
    ["/api/search?q=a&limit=many", 'The parameter "limit" is "many": it must be a whole number.'],
    ["/api/search?q=a&limit=1.5", 'The parameter "limit" is "1.5": it must be a whole number.'],
    ["/api/claims?limit=0", 'The parameter "limit" is "0": it must be at least 1.'],
    ["/api/claims?limit=501", 'The parameter "limit" is "501": it must be at most 500.'],
    [
      "/api/claims?relation=LIKED",
      `The parameter "relation" is "LIKED": it must be one of ${RELATION_NAMES.join(", ")}.`,
    ],
    [
      "/api/claims?from=x",
      'Unknown parameter "from": this address takes source, target, around, relation, status, kind, article, outlet, since, until, undated, confidence, outlets, limit, cursor.',
    ],
    ["/api/graph?limit=3", 'Unknown parameter "limit": this address takes none.'],
    ["/api/entities/100%", "'/api/entities/100%' is not a valid url component."],
  ])("%s", async (url, error) => {
    expect(await get(url)).toEqual({ status: 400, body: { error } });
  });

  test("a search of over 200 characters, quoted in short", async () => {
    expect(await get(`/api/search?q=${"a".repeat(201)}`)).toEqual({
      status: 400,
      body: { error: `The parameter "q" is "${"a".repeat(100)}…": it must be at most 200 characters long.` },
    });
  });

  test("a cursor that this store did not give", async () => {
    const { status, body } = await get("/api/claims?cursor=nonsense");
    expect(status).toBe(400);
    expect(body.error).toContain("nonsense");
  });
});

describe("what is not there is not found", () => {
  test.each([
    ["/api/entities/state:atlantis", 'There is no entity with the id "state:atlantis".'],
    ["/api/articles/none", 'There is no article with the id "none".'],
    ["/api/relations", "There is nothing at GET /api/relations."],
  ])("%s", async (url, error) => {
    expect(await get(url)).toEqual({ status: 404, body: { error } });
  });

  test("nothing can be written", async () => {
    const headers = { host: "127.0.0.1:4600", origin: "http://127.0.0.1:4600" };
    expect((await app.inject({ method: "POST", url: "/api/graph", headers })).statusCode).toBe(404);
  });
});

test("a store that cannot be used any more is told of with its remedy", async () => {
  const gone = "The Neo4j server at bolt://there cannot be used, because it does not answer: start it.";
  const failing = createApp({ health: () => Promise.reject(new StoreError(gone)) } as never, {
    report: () => undefined,
  });
  const response = await failing.inject("/api/health");
  expect([response.statusCode, response.json()]).toEqual([503, { error: gone }]);
});

test("what nobody foresaw is told to the server's owner, not to whoever asked", async () => {
  const reported: string[] = [];
  const failing = createApp({ health: () => Promise.reject(new Error("disk on fire")) } as never, {
    report: (error) => reported.push(error.message),
  });
  const response = await failing.inject("/api/health");
  expect(response.statusCode).toBe(500);
  expect(response.body).not.toContain("fire");
  expect(reported).toEqual(["disk on fire"]);
});

describe("the description at /api/openapi.json", () => {
  test("names every address of the API", async () => {
    const { body } = await get("/api/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths).sort()).toEqual([
      "/api/articles/{id}",
      "/api/chains",
      "/api/claims",
      "/api/complete",
      "/api/entities/{id}",
      "/api/export",
      "/api/export/progress/{key}",
      "/api/facets",
      "/api/graph",
      "/api/graph/compact",
      "/api/graph/places",
      "/api/health",
      "/api/neighbourhood",
      "/api/search",
      "/api/timeline",
      "/api/view",
    ]);
  });

  test("gives each answer by the name of its shape, and every named shape is there", async () => {
    const { body } = await get("/api/openapi.json");
    const names = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(body.paths["/api/graph"].get.responses["200"].content["application/json"].schema).toEqual({
      $ref: "#/components/schemas/Graph",
    });
    expect(Object.keys(body.components.schemas)).toEqual(expect.arrayContaining(names));
  });

  test("describes the parameters, with their bounds", async () => {
    const { body } = await get("/api/openapi.json");
    const limit = body.paths["/api/claims"].get.parameters.find((one: any) => one.name === "limit");
    expect(limit).toMatchObject({
      in: "query",
      required: false,
      schema: { type: "integer", minimum: 1, maximum: 500 },
    });
  });
});
