import { join, resolve } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "#data/store/open.ts";
import type { Store } from "#data/store/store.ts";
import type { View } from "#schema/exploring.ts";
import { temporaryFolder } from "#tests/web/server/servedStore.ts";
import { eventInWords, eventsOf } from "#web/app/graph/events.ts";
import { createApp } from "#web/server/app.ts";
import { type Ended, run } from "./command.ts";

const NEWS = resolve(import.meta.dirname, "../news");
const [WEKESA, MBABAZI] = ["person:amina-wekesa", "person:okello-mbabazi"];

let told: Ended;
let store: Store;
let app: FastifyInstance;
beforeAll(async () => {
  const db = join(temporaryFolder(), "news.db");
  told = await run("ingest", [NEWS], db);
  store = await openStore(db);
  app = createApp(store, {});
}, 120_000);
afterAll(async () => {
  await app.close();
  await store.close();
});

/** What the API shows under a question, as "source RELATION target articles/outlets". */
async function shown(question: string): Promise<string[]> {
  const { body } = await app.inject(
    `/api/view?limit=60&status=fact&relation=MET_WITH&relation=CRITICIZED&${question}`,
  );
  return (JSON.parse(body) as View).edges
    .map(
      ({ source, relation, target, articles, outlets }) =>
        `${source} ${relation} ${target} ${articles}/${outlets}`,
    )
    .sort();
}

const MET = `${WEKESA} MET_WITH ${MBABAZI} 10/5`;
const CRITICIZED = "state:KE CRITICIZED state:TZ 3/2";

describe("a folder in which outlets print an agency, and others tell of the same", () => {
  test("goes in whole, and its copies are told apart", () => {
    expect([told.status, told.err]).toEqual([0, ""]);
    expect(told.out).toMatch(
      /\nIn all 12: 12 added\.\n {2}3 of them are near-copies of others, and count as one source with them\n$/,
    );
    const copies = told.out.split("\n").filter((line) => line.includes("near-copy of"));
    expect(copies.map((line) => /"(.*)"/.exec(line)![1])).toEqual([
      "Lake border: ministers of Kenya and Uganda meet",
      "Seven points for the lake",
      "Wekesa in Kampala",
    ]);
  });

  test("shows with each tie the outlets that tell of it themselves, a copied one among them only for its own text", async () => {
    expect(await shown("")).toEqual([MET, CRITICIZED]);
    const { claims } = await store.claims({ limit: 100, relation: ["MET_WITH"] });
    const voices = new Map(claims.map(({ article }) => [article.title, article.voice]));
    expect(voices.get("Seven points for the lake")).toBe("examplewire");
    expect(voices.get("Lake border: ministers of Kenya and Uganda meet")).toBe("examplewire");
    expect(voices.get("Eleven pages")).toBe("herald");
  });

  test.each([
    ["outlets=2", [MET, CRITICIZED]],
    ["outlets=3", [MET]],
    ["outlets=5", [MET]],
    ["outlets=6", []],
    // A filter by outlet changes what is shown, and not what carries a tie.
    ["outlets=5&outlet=Courier", [`${WEKESA} MET_WITH ${MBABAZI} 1/1`]],
  ])("answers %s", async (question, edges) => {
    expect(await shown(question)).toEqual(edges);
  });

  test("is one event for each meeting, and one for what has no day", async () => {
    const { claims } = await store.claims({ limit: 100, relation: ["MET_WITH"] });
    expect(eventsOf(claims).map(eventInWords).sort()).toEqual([
      "20 March 2024 to 21 March 2024: 3 sentences in 2 articles, 2 independent outlets",
      "4 March 2024: 6 sentences in 6 articles, 3 independent outlets",
      "day not known: 2 sentences in 2 articles, 1 outlet",
    ]);
  });
});
