import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openStore } from "#data/store/open.ts";
import { articlesAboutTwo, entityOf } from "./articles.ts";
import { type Benchmark, medianOf, milliseconds } from "./benchmark.ts";

const TIMES = 15;

/** SQLite: the neighbourhood of a state with 10,000 claims, against one SQL query that groups the same rows. */
export const storeNeighbourhood: Benchmark = {
  name: "store-neighbourhood",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "demarche-bench-"));
    const path = join(folder, "store.db");
    const store = await openStore(path);
    for (const made of articlesAboutTwo(1_000, 20, 3_000)) await store.write(made);
    const entity = entityOf(0).id;
    const { claims } = (await store.entity(entity))!.entity;
    const ours = await medianOf(Array(TIMES).fill(() => store.neighbourhood({ entity, limit: 100 })));
    await store.close();
    const file = new DatabaseSync(path);
    const query = file.prepare(
      `SELECT entity.id, entity.name, entity.kind, outgoing, relation, status, claims, articles, confidence FROM (
         SELECT target AS other, 1 AS outgoing, relation, status, count(*) AS claims, count(DISTINCT article_id) AS articles,
           max(confidence) AS confidence
         FROM edge WHERE source = :key GROUP BY target, relation, status
         UNION ALL
         SELECT source, 0, relation, status, count(*), count(DISTINCT article_id), max(confidence)
         FROM edge WHERE target = :key GROUP BY source, relation, status
       ) JOIN entity ON entity.key = other ORDER BY claims DESC, entity.id LIMIT 100`,
    );
    const { key } = file.prepare("SELECT key FROM entity WHERE id = ?").get(entity) as { key: number };
    const bare = await medianOf(Array(TIMES).fill(() => query.all({ key })));
    file.close();
    await rm(folder, { recursive: true });
    const ratio = ours / bare;
    return [
      {
        what: `SQLite: neighbourhood of a state with ${claims} claims, in times of the single SQL query`,
        found: `${ratio.toFixed(2)} (${milliseconds(ours)} to ${milliseconds(bare)})`,
        wanted: "under 3",
        holds: ratio < 3,
      },
    ];
  },
};
