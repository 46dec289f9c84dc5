// biome-ignore-all lint/suspicious/noExplicitAny: answers are looked into as plain JSON
import { beforeAll, describe, expect, test } from "vitest";
import { STATUSES } from "#schema/claim.ts";
import { extraction } from "#tests/builders.ts";
import { served } from "./servedStore.ts";

let address: string;

beforeAll(async () => {
  const app = await served([
    extraction(
      "talks",
      [
        ["[France] {warned} [Niger] on Monday.", "France WARNED Niger / on 2024-03-25, sure 0.6"],
        ["[Niger] {met} [Mali].", "Niger MET_WITH Mali"],
        ["[Mali] did not {praise} [Chad].", "Mali PRAISED Chad / negated"],
      ],
      { outlet: "The Herald & Sons", title: "Talks", publishedAt: "2024-03-26" },
    ),
    extraction("alone", [["[Togo] was {attacked}.", "- ATTACKED Togo"]]),
  ]);
  address = await app.listen();
});

async function get(path: string): Promise<{ status: number; body: any }> {
  const response = await fetch(`${address}${path}`);
  return { status: response.status, body: await response.json() };
}

describe("a question in an address", () => {
  test("may name as many as a view hides or selects, at both ends", async () => {
    const many = Array.from(
      { length: 5000 },
      (_, one) => `person:guest-of-the-long-evening-by-the-lake-${one}`,
    );
    const named = [...many, "state:france", "state:niger"];
    const ends = new URLSearchParams(["source", "target"].flatMap((end) => named.map((id) => [end, id])));
    const { status, body } = await get(`/api/claims?${ends}`);
    expect(status).toBe(200);
    expect(body.total).toBe(1);
  });

  test.each([
    ["source=state:france", 1],
    ["source=state:france&source=state:mali", 3],
    ["source=state:france&target=state:niger", 1],
    ["around=state:niger&around=state:togo", 3],
    ["relation=MET_WITH&relation=PRAISED", 2],
    ["status=denied&status=attributed", 1],
    ["kind=state&kind=person", 4],
    ["kind=person", 0],
    ["article=talks", 3],
    ["outlet=The+Herald+%26+Sons", 3],
    ["since=2024-03-26", 3],
    ["since=2024-03-26&undated=false", 2],
    ["until=2024-03-25&undated=false", 1],
    ["confidence=0.7", 3],
    ["source=' OR 1=1 --", 0],
  ])("%s is answered by so many claims: %i", async (question, claims) => {
    expect(await get(`/api/claims?${question}`)).toMatchObject({ status: 200, body: { total: claims } });
    const { body } = await get(`/api/timeline?${question}`);
    const dated = body.bins.reduce((sum: number, { event, published }: any) => sum + event + published, 0);
    expect(dated + body.undated).toBe(claims);
    expect((await get(`/api/view?${question}`)).status).toBe(200);
    expect((await get(`/api/facets?${question}`)).status).toBe(200);
  });

  test.each([
    ["/api/view?limit=-1", 'The parameter "limit" is "-1": it must be at least 0.'],
    ["/api/view?since=yesterday", 'The parameter "since" is "yesterday": it must be a day as YYYY-MM-DD.'],
    ["/api/view?until=2024-02-30", 'The parameter "until" is "2024-02-30": it must be a day as YYYY-MM-DD.'],
    [
      "/api/claims?since=2024-03-02&until=2024-03-01",
      'The parameter "until" is "2024-03-01": it must not be before since.',
    ],
    [
      "/api/timeline?status=fact&status=rumour",
      `The parameter "status" is "rumour": it must be one of ${STATUSES.join(", ")}.`,
    ],
    ["/api/facets?source=", 'The parameter "source" is "": it must not be empty.'],
    ["/api/view?confidence=2", 'The parameter "confidence" is "2": it must be at most 1.'],
    ["/api/view?undated=perhaps", 'The parameter "undated" is "perhaps": it must be true or false.'],
    ["/api/view?since=2024-01-01&since=2024-01-02", 'The parameter "since" is given 2 times: give it once.'],
    ["/api/neighbourhood", 'The parameter "entity" is missing.'],
    ["/api/chains?from=state:niger", 'The parameter "to" is missing.'],
    ["/api/chains?from=a&to=b&longest=9", 'The parameter "longest" is "9": it must be at most 8.'],
    ["/api/complete?limit=101", 'The parameter "limit" is "101": it must be at most 100.'],
    ["/api/entities/state:niger?limit=-1", 'The parameter "limit" is "-1": it must be at least 1.'],
  ])("%s is refused with the reason", async (path, error) => {
    expect(await get(path)).toEqual({ status: 400, body: { error } });
  });
});

test("a view says what it leaves out", async () => {
  const { body } = await get("/api/view?limit=2");
  expect(body.nodes.map(({ id, hidden }: any) => [id, hidden])).toEqual([
    ["state:mali", 1],
    ["state:chad", 0],
  ]);
  expect([body.shown.relations, body.total.relations, body.total.entities]).toEqual([1, 3, 4]);
});

test("a neighbourhood is filtered and counted by relation", async () => {
  const { body } = await get("/api/neighbourhood?entity=state:niger&relation=WARNED&relation=PRAISED");
  expect(body).toMatchObject({ total: 1, neighboursTotal: 1, cursor: null });
  expect(body.relations).toEqual([
    { relation: "WARNED", outgoing: false, edges: 1, neighbours: 1, claims: 1 },
  ]);
});

test("chains come with a sentence for each hop", async () => {
  const { body } = await get("/api/chains?from=state:france&to=state:chad");
  expect(body.chains).toHaveLength(1);
  expect(body.complete).toBe(true);
  expect(body.chains[0].hops.map(({ claim, claims }: any) => [claim.sentence.text, claims])).toEqual([
    ["France warned Niger on Monday.", 1],
    ["Niger met Mali.", 1],
    ["Mali did not praise Chad.", 1],
  ]);
  expect((await get("/api/chains?from=state:france&to=state:chad&status=fact")).body).toEqual({
    chains: [],
    complete: true,
  });
  expect((await get("/api/chains?from=state:france&to=state:togo")).body).toEqual({
    chains: [],
    complete: true,
  });
});

test("who is near nobody is there all the same", async () => {
  expect((await get("/api/neighbourhood?entity=state:togo")).body).toMatchObject({
    neighbours: [],
    total: 0,
  });
});

test.each([
  "/api/neighbourhood?entity=",
  "/api/chains?to=state:togo&from=",
  "/api/chains?from=state:togo&to=",
])("%s of an entity that is not there is not found", async (path) => {
  expect(await get(`${path}state:atlantis`)).toEqual({
    status: 404,
    body: { error: 'There is no entity with the id "state:atlantis".' },
  });
});

test("names are completed, with the words that were typed", async () => {
  const { body } = await get("/api/complete?text=ni");
  expect(body.entities).toEqual([
    expect.objectContaining({ id: "state:niger", claims: 2, found: "Niger", hits: [{ start: 0, end: 5 }] }),
  ]);
});

test("an entity's claims go on where the page before ended", async () => {
  const { body: first } = await get("/api/entities/state:mali?limit=1");
  const { body: second } = await get(`/api/entities/state:mali?limit=1&cursor=${first.cursor}`);
  expect([first.total, second.cursor]).toEqual([2, null]);
  expect([...first.claims, ...second.claims].map(({ sentence }: any) => sentence.index)).toEqual([1, 2]);
});
