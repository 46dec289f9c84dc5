import neo4j from "neo4j-driver";
import { canonicalJson } from "../record.ts";
import type { Run } from "./connection.ts";
import { SCHEMA } from "./cypher/schema.ts";
import { givenTo } from "./names.ts";
import { entityProperties, tiesOf } from "./rows.ts";

/** Claims that are compared at a time with what they are tied to. */
const CLAIMS = 5000;
const ENTITIES = 1000;

/**
 * What hangs loose in the database, or is not what the claims say: nodes and relationships that nothing holds, facts that are missing among the
 * direct relationships, and what is drawn there and is none or has another sentence.
 */
export async function readStrays(run: Run): Promise<string[]> {
  const rows = await run<{ what: string; count: number }>(SCHEMA.strays);
  const strays = rows.map(({ what, count }) => `${count} ${what}`);
  const untied = await countUntied(run);
  if (untied > 0) strays.push(`${untied} claims that are not tied to whom they name`);
  const miscalled = await countMiscalled(run);
  if (miscalled > 0) strays.push(`${miscalled} entities that are not called what articles call them`);
  return strays;
}

async function countMiscalled(run: Run): Promise<number> {
  let miscalled = 0;
  for (let after: string | undefined = ""; after !== undefined; ) {
    const entities: { id: string; called: object }[] = await run(SCHEMA.called, {
      after,
      limit: neo4j.int(ENTITIES),
    });
    const ids = entities.map(({ id }) => id);
    const given = new Map((await givenTo(run, ids)).map((names) => [names.id, names]));
    miscalled += entities.filter(({ id, called }) => {
      const names = given.get(id);
      // Of those whom no article names more is told.
      if (!names || names.name.length === 0) return false;
      return canonicalJson(entityProperties(names)) !== canonicalJson(called);
    }).length;
    after = ids.at(-1);
  }
  return miscalled;
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
