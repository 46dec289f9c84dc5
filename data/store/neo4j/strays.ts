import neo4j from "neo4j-driver";
import type { Run } from "./connection.ts";
import { SCHEMA } from "./cypher/schema.ts";
import { END_TYPES, type StoredEnds } from "./rows.ts";

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
      ({ ends, tied }) => !areSame(ends === null ? [] : namedIn(JSON.parse(ends)), tied),
    ).length;
    after = claims.at(-1)?.key;
  }
  return untied;
}

/** Whom a claim names, in which part, each once. */
function namedIn(ends: StoredEnds): [string, string][] {
  return (Object.keys(END_TYPES) as (keyof typeof END_TYPES)[]).flatMap((role) =>
    [...new Set(ends[role].flatMap(([, , , , ids]) => ids))].map((id): [string, string] => [
      END_TYPES[role],
      id,
    ]),
  );
}

function areSame(one: readonly [string, string][], other: readonly [string, string][]): boolean {
  const sorted = (ties: readonly [string, string][]) => JSON.stringify(ties.map(String).sort());
  return sorted(one) === sorted(other);
}
