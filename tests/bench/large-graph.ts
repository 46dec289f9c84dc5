import { existsSync, mkdirSync, renameSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "#data/store/open.ts";
import { SCHEMA_VERSION } from "#data/store/sqlite/schema.ts";
import type { Store } from "#data/store/store.ts";
import { makePlace } from "#tests/data/store/neo4j/database.ts";
import { entityOf, makeArticles } from "./articles.ts";
import { type Benchmark, type Figure, medianOf, milliseconds, randomFrom } from "./benchmark.ts";
import { withServer } from "./neo4j-server.ts";

const ENTITIES = 100_000;
const CLAIMS = Number(process.env.BENCH_CLAIMS) || 1_000_000;
const PER_ARTICLE = 50;
const QUESTIONS = 25;
/** Pairs of few claims that are tried for one that is four hops apart. */
const TRIES = 400;
const LIMIT_MS = 50;

/** SQLite: a made graph of 100,000 entities and a million claims, kept in var/cache once it is made. */
export const largeGraph: Benchmark = {
  name: "large-graph",
  async run() {
    const store = await openLarge();
    try {
      const { entities, claims } = await store.health();
      return await ask(store, `SQLite, ${entities} entities, ${claims} claims`, LIMIT_MS);
    } finally {
      await store.close();
    }
  },
};

/** Claims of the graph in Neo4j: a million take it most of an hour to write on two cores. */
const NEO4J_CLAIMS = Number(process.env.BENCH_NEO4J_CLAIMS) || 100_000;
const NEO4J_WRITERS = 8;

/** Neo4j: the same questions, of a graph made in the same way. */
export const neo4jGraph: Benchmark = {
  name: "neo4j-graph",
  run: () =>
    withServer(async (address) => {
      const place = await makePlace(address);
      const store = await place.open();
      const articles = makeArticles({
        entities: ENTITIES,
        claimsPerArticle: PER_ARTICLE,
        articles: NEO4J_CLAIMS / PER_ARTICLE,
        seed: 3,
      });
      await Promise.all(
        Array.from({ length: NEO4J_WRITERS }, async () => {
          for (let next = articles.next(); !next.done; next = articles.next()) await store.write(next.value);
        }),
      );
      const { entities, claims } = await store.health();
      const figures = await ask(store, `Neo4j, ${entities} entities, ${claims} claims`, null);
      await store.close();
      await place.remove();
      return figures;
    }),
};

async function openLarge(): Promise<Store> {
  const cache = resolve(import.meta.dirname, "../../var/cache");
  mkdirSync(cache, { recursive: true });
  const path = resolve(cache, `bench-${SCHEMA_VERSION}-${CLAIMS}.db`);
  if (!existsSync(path)) {
    const unfinished = `${path}.${process.pid}`;
    const store = await openStore(unfinished);
    let done = 0;
    for (const made of makeArticles({
      entities: ENTITIES,
      claimsPerArticle: PER_ARTICLE,
      articles: CLAIMS / PER_ARTICLE,
      seed: 3,
    })) {
      await store.write(made);
      done += PER_ARTICLE;
      if (done % 100_000 === 0) process.stderr.write(`  ${done} of ${CLAIMS} claims made\n`);
    }
    await store.close();
    // Closing leaves one file alone: the log is written into it.
    const file = new DatabaseSync(unfinished);
    file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    file.close();
    renameSync(unfinished, path);
  }
  return openStore(path);
}

/** The medians of what the page asks, over questions about entities of all degrees. */
async function ask(store: Store, where: string, limit: number | null): Promise<Figure[]> {
  const random = randomFrom(11);
  const someone = () => entityOf(Math.floor(ENTITIES * random() ** 3));
  const known: ReturnType<typeof someone>[] = [];
  while (known.length < QUESTIONS * 2) {
    const entity = someone();
    if (await store.entity(entity.id)) known.push(entity);
  }
  const questions = known.slice(0, QUESTIONS);
  const pairs: [string, string][] = [];
  for (const { id } of questions) {
    const { neighbours } = await store.neighbourhood({ entity: id, limit: 1 });
    const edge = neighbours[0]?.edge;
    if (edge) pairs.push([edge.source, edge.target]);
  }
  const far: [string, string][] = [];
  for (let tries = 0; tries < TRIES && far.length < QUESTIONS; tries++) {
    const [from, to] = [rare(random).id, rare(random).id];
    const {
      chains: [chain],
    } = await store.chains({ from, to, limit: 1, longest: 4 });
    if (chain?.hops.length === 4) far.push([from, to]);
  }
  const times: [string, number][] = [
    [
      "search by a name",
      await medianOf(
        questions.map(
          ({ name }) =>
            () =>
              store.search(name, 20),
        ),
      ),
    ],
    [
      "neighbourhood, first page of 100",
      await medianOf(
        questions.map(
          ({ id }) =>
            () =>
              store.neighbourhood({ entity: id, limit: 100 }),
        ),
      ),
    ],
    [
      "claims between a pair, first page of 100",
      await medianOf(
        pairs.map(
          ([source, target]) =>
            () =>
              store.claims({ source: [source], target: [target], limit: 100 }),
        ),
      ),
    ],
  ];
  if (far.length > 0)
    times.push([
      `3 shortest chains of a pair 4 hops apart (${far.length} pairs)`,
      await medianOf(
        far.map(
          ([from, to]) =>
            () =>
              store.chains({ from, to, limit: 3, longest: 6 }),
        ),
      ),
    ]);
  const busiest = entityOf(0).id;
  const { total } = await store.neighbourhood({ entity: busiest, limit: 1 });
  const hub = await medianOf(Array(5).fill(() => store.neighbourhood({ entity: busiest, limit: 100 })));
  return [
    ...times.map(([what, time]) => ({
      what: `${where}: ${what}`,
      found: milliseconds(time),
      ...(limit !== null && { wanted: `under ${limit} ms`, holds: time < limit }),
    })),
    {
      what: `${where}: neighbourhood of the entity with most claims (${total} edges)`,
      found: milliseconds(hub),
    },
  ];
}

/** One of the many entities that are named in few claims. */
function rare(random: () => number): ReturnType<typeof entityOf> {
  return entityOf(Math.floor(ENTITIES * (0.5 + random() / 2)));
}
