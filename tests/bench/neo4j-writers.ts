import type { Neo4jAddress } from "#data/store/neo4j/connection.ts";
import { openStore } from "#data/store/open.ts";
import type { Extraction } from "#schema/extraction.ts";
import { makePlace } from "#tests/data/store/neo4j/database.ts";
import { articlesAboutTwo } from "./articles.ts";
import { type Benchmark, timed } from "./benchmark.ts";
import { writeStatementByStatement } from "./neo4j-plainly.ts";
import { withServer } from "./neo4j-server.ts";

const WRITERS = 16;
const CLAIMS = 10_000;

/**
 * Neo4j: 16 writers at once, each with a connection of its own and as many articles at a time as an ingest writes, on articles that all name two
 * states; against one writer that sends a statement for each claim.
 */
export const neo4jWriters: Benchmark = {
  name: "neo4j-writers",
  run: () =>
    withServer(async (address) => {
      const made = [...articlesAboutTwo(CLAIMS / 20, 20, 2_000)];
      const place = await makePlace(address);
      const one = made.slice(0, 50);
      // The server's code is compiled as it runs: neither of the two should pay for it.
      await writeAtOnce(address, made.slice(0, 200));
      await place.remove();
      await writeStatementByStatement(address, one);
      await place.remove();
      const errors: unknown[] = [];
      const ours = await timed(() => writeAtOnce(address, made, errors));
      const store = await openStore({ neo4j: address });
      const { articles, claims } = await store.health();
      await store.close();
      await place.remove();
      const plainly = await timed(() => writeStatementByStatement(address, one));
      await place.remove();
      const perSecond = claims / (ours / 1000);
      const plainPerSecond = (one.length * 20) / (plainly / 1000);
      const ratio = perSecond / plainPerSecond;
      const isWhole = errors.length === 0 && articles === made.length && claims === CLAIMS;
      return [
        {
          what: `Neo4j: ${WRITERS} writers at once, ${claims} claims about two states: errors and duplicates`,
          found: `${errors.length} and ${claims - CLAIMS}`,
          wanted: "none",
          holds: isWhole,
        },
        {
          what: "Neo4j: their claims a second, in times of one writer with a statement a claim",
          found: `${ratio.toFixed(1)} (${Math.round(perSecond)} to ${Math.round(plainPerSecond)})`,
          wanted: "at least 4",
          holds: ratio >= 4,
        },
      ];
    }),
};

async function writeAtOnce(
  address: Neo4jAddress,
  made: readonly Extraction[],
  errors: unknown[] = [],
): Promise<void> {
  const waiting = made.map((extraction) => ({ extraction }));
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const store = await openStore({ neo4j: address });
      while (waiting.length > 0) {
        const written = await store.writeAll(waiting.splice(0, store.atOnce)).catch((error) => [error]);
        errors.push(...written.filter((one) => one instanceof Error));
      }
      await store.close();
    }),
  );
}
