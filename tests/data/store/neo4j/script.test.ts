import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import neo4j from "neo4j-driver";
import { beforeEach, describe, expect, test } from "vitest";
import { contentHash } from "#data/store/content.ts";
import { unwound } from "#data/store/neo4j/cypher/statement.ts";
import { literal } from "#data/store/neo4j/literal.ts";
import { cypherScript } from "#data/store/neo4j/script.ts";
import { openStore } from "#data/store/open.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { ArticleId, EntityId } from "#schema/ids.ts";
import { extraction } from "#tests/builders.ts";
import { anyExtractions, anyText, CASES, HOSTILE } from "#tests/web/export/subgraphs.ts";
import { ask, makePlace } from "./database.ts";
import { needServer } from "./place.ts";

const address = needServer();

const ABOUT = { madeFrom: "Question: The whole graph", provenance: '{"question": {}}' };
const TALKS = [
  extraction("a", [
    ["[France] {criticized} [Niger] on Monday.", "France CRITICIZED Niger / on 2024-03-25"],
    [
      "[Both=state:France+state:Mali] will {meet} [Paris=state:France].",
      "Both MET_WITH Paris / future, sure 1",
    ],
  ]),
  extraction("b", [["[The French=state:France] {praised} [Mali].", "The French PRAISED Mali / by Mali"]], {
    outlet: "L’Écho ; \\u0027 $id",
    publishedAt: "2024-03-26",
  }),
];

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** Loads a script as cypher-shell does, one statement after the other. */
async function load(extractions: readonly Extraction[]): Promise<void> {
  const driver = neo4j.driver(address.uri, neo4j.auth.basic(address.username, address.password));
  const session = driver.session();
  let text = "";
  for await (const piece of cypherScript(each(extractions), ABOUT)) text += piece;
  for (const statement of text.split(";\n").slice(0, -1)) await session.run(statement);
  await session.close();
  await driver.close();
}

/** What a store of this program holds after it has written these extractions itself. */
async function written(extractions: readonly Extraction[]) {
  const folder = mkdtempSync(join(tmpdir(), "demarche-script-"));
  const store = await openStore({ sqlite: join(folder, "demarche.db") });
  try {
    for (const one of extractions) await store.write(one);
    return await contentHash(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

describe("a script of Cypher", () => {
  let place: Awaited<ReturnType<typeof makePlace>>;
  beforeEach(async ({ task }) => {
    if (task.mode !== "skip") place = await makePlace(address);
  });

  const loaded = async () => {
    const store = await place.open();
    try {
      return await contentHash(store);
    } finally {
      await store.close();
    }
  };

  test("makes the graph that the store would have written, and says what it was made from", {
    timeout: 600_000,
  }, async () => {
    await load(TALKS);
    expect(await loaded()).toEqual(await written(TALKS));
    expect(await ask(address, "MATCH (export:DemarcheExport) RETURN export {.*} AS made")).toEqual([
      { made: ABOUT },
    ]);
  });

  test("makes any graph of any strings", { timeout: 1_800_000 }, async () => {
    const graphs = fc.sample(anyExtractions, CASES);
    const all = graphs.flatMap((extractions, number) => apart(extractions, number));
    await load(all);
    expect(await loaded()).toEqual(await written(all));
  });

  test("gives any rows as they are, whatever of them is null", { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const read = await ask<{ row: object }>(address, `${unwound(rows)} RETURN row`);
        expect(read.map(({ row }) => withoutNulls(row))).toEqual(rows.map(withoutNulls));
      }),
      { numRuns: Math.ceil(CASES / 20) },
    );
  });

  test("holds any text as it is, unpaired surrogates apart", { timeout: 600_000 }, async () => {
    const texts = [
      ...HOSTILE,
      ...fc.sample(anyText, CASES),
      "\\u0041",
      "\\\\u0041",
      "\\\\\\u",
      "\\".repeat(9),
    ];
    for (let start = 0; start < texts.length; start += 100) {
      const part = texts.slice(start, start + 100);
      const [row] = await ask<{ read: string[] }>(address, `RETURN ${literal(part)} AS read`);
      expect(row!.read).toEqual(part.map((text) => text.toWellFormed()));
    }
  });
});

const anyFields = fc.record(
  {
    text: orNull(anyText),
    number: orNull(fc.double({ noNaN: true, noDefaultInfinity: true })),
    truth: orNull(fc.boolean()),
    texts: orNull(fc.array(anyText, { maxLength: 3 })),
  },
  { requiredKeys: [] },
);
const anyRows = fc.array(
  fc.tuple(anyFields, anyFields).map(([row, properties]) => ({ ...row, properties })),
  { minLength: 1, maxLength: 5 },
);

function orNull<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null, freq: 3 });
}

/** What is null is no property; texts are well-formed, and of numbers there is one zero. */
function withoutNulls(row: object): object {
  return JSON.parse(JSON.stringify(row), (_, value) => {
    if (typeof value === "string") return value.toWellFormed();
    if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).filter(
        ([key, one]) => one !== null && !(key === "properties" && Object.keys(one as object).length === 0),
      ),
    );
  });
}

/** Well-formed, as all that is read into a store; with ids and texts of their own, so that many graphs fit into one store. */
function apart(extractions: readonly Extraction[], number: number): Extraction[] {
  const formed = JSON.parse(JSON.stringify(extractions), (_key, value) =>
    typeof value === "string" ? value.toWellFormed() : value,
  ) as Extraction[];
  return formed.map(({ article, entities, mentions, ...rest }, at) => ({
    ...rest,
    article: {
      ...article,
      id: `${number}.${at} ${article.id}` as ArticleId,
      text: `${article.text}${number}.${at}`,
    },
    entities: entities.map((entity, place) => ({ ...entity, id: renamed(number, place) })),
    mentions: mentions.map((mention) => ({
      ...mention,
      entities: mention.entities.map((id) =>
        renamed(
          number,
          entities.findIndex((entity) => entity.id === id),
        ),
      ),
    })),
  }));
}

function renamed(number: number, place: number): EntityId {
  return `entity:${number}.${place}` as EntityId;
}
