import neo4j from "neo4j-driver";
import type { Run } from "./connection.ts";
import { SCHEMA } from "./cypher/schema.ts";
import { tiesOf } from "./rows.ts";

/** Claims that are compared at a time with what they are tied to. */
const CLAIMS = 5000;

/**
 * What hangs loose in the database, or is not what the claims say: nodes and relationships that nothing holds, facts that are missing among the
 * direct relationships, and what is drawn there and is none or has another sentence.
 */
export async function readStrays(run: Run): Promise<string[]> {
  const rows = await run<{ what: string; count: number }>(SCHEMA.strays);
  const strays = rows.map(({ what, count }) => `${count} ${what}`);
  const untied = await countUntied(run);
  if (untied > 0) strays.push(`${untied} claims that are not tied to whom they name`);
  return strays;
}

async function countUntied(run: Run): Promise<number> {
  let untied = 0;
  for (let after: string | undefined = ""; after !== undefined; ) {
    const claims: { key: string; ends: string | null; tied: [string, string][] }[] = await run(SCHEMA.tied, {
      after,
      limit: neo4j.int(CLAIMS),
    });
    untied += claims.filter(
      ({ ends, tied }) => !areSame(ends === null ? [] : tiesOf(JSON.parse(ends)), tied),
    ).length;
    after = claims.at(-1)?.key;
  }
  return untied;
}

function areSame(one: readonly [string, string][], other: readonly [string, string][]): boolean {
  const sorted = (ties: readonly [string, string][]) => JSON.stringify(ties.map(String).sort());
  return sorted(one) === sorted(other);
}
