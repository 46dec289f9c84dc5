import type { Drawing } from "../store.ts";
import type { Run } from "./connection.ts";
import { CYPHER } from "./cypher.ts";

export async function readDrawing(run: Run): Promise<Drawing | null> {
  const [row] = await run<{ graph: string; places: string }>(CYPHER.drawing);
  return row ? { graph: row.graph, places: JSON.parse(row.places) } : null;
}

export async function writeDrawing(run: Run, { graph, places }: Drawing): Promise<void> {
  await run(CYPHER.keepDrawing, { graph, places: JSON.stringify(places) });
}
