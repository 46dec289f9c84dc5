import type { Run } from "./connection.ts";
import { SCHEMA } from "./cypher/schema.ts";

/** What hangs loose in the database: nodes and relationships that nothing holds. */
export async function readStrays(run: Run): Promise<string[]> {
  const rows = await run<{ what: string; count: number }>(SCHEMA.strays);
  return rows.map(({ what, count }) => `${count} ${what}`);
}
